using CourseKit.Networks.Accounting;
using CourseKit.Tensors;
using TorchSharp;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>Lets every module of TorchSharp be summarized: <c>module.Summarize([1, 3, 224, 224])</c>.</summary>
public static class SummarizeExtension
{
    /// <summary>Computes the cost of a module for an input shape, module by module and in total: parameters, operations, memory, receptive
    /// field.</summary>
    /// <remarks>
    /// The module runs once, in evaluation mode, on random numbers; forward hooks see its modules. What functions compute between them has
    /// rows of its own, «Functional», with shape and memory but without operations; how they are connected is a guess. A module that is
    /// not TorchSharp's own is «not counted», and one that is called past its hooks, or not at all, has «no call seen».
    /// </remarks>
    /// <param name="module">The module, with one input.</param>
    /// <param name="input">The input shape, batch first: [N, C, H, W].</param>
    /// <param name="options">The assumptions: data type, optimizer, memory.</param>
    /// <exception cref="ArgumentException">The module takes no such input.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static Summary Summarize(this torch.nn.Module module, Shape input, SummaryOptions? options = null)
    {
        LibTorch.Require();
        var like = module.parameters().FirstOrDefault(parameter => parameter.is_floating_point());
        using var generator = new torch.Generator(seed: 1, torch.CPU);
        using var numbers = torch.randn([.. input.Select(size => (long)size)], generator: generator);
        using var placed = like is null ? numbers.alias() : numbers.to(like.dtype, like.device);
        return module.SummarizeCall([placed], options);
    }

    /// <summary>Computes the cost of a module, module by module and in total, for inputs that are given: several, or whole
    /// numbers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="inputs">The inputs, each batch first; those left out get their defaults, as the first state of a recurrent
    /// module.</param>
    /// <param name="options">The assumptions: data type, optimizer, memory.</param>
    /// <exception cref="ArgumentException">The module takes other inputs.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static Summary SummarizeCall(this torch.nn.Module module, IReadOnlyList<torch.Tensor> inputs, SummaryOptions? options = null)
    {
        LibTorch.Require();
        if (inputs.Count == 0)
        {
            throw new ArgumentException("A module is summarized for at least one input. Received: none.");
        }

        options ??= SummaryOptions.Default;
        return Summary.Of(
            ModuleTrace.Of(module, inputs), [.. inputs[0].shape.Select(size => (int)size)],
            options with { Name = options.Name ?? module.GetType().Name });
    }
}
