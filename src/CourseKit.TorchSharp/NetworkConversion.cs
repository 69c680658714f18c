using CourseKit.Networks;
using CourseKit.Networks.Weights;
using CourseKit.Tensors;
using CourseKit.TorchSharp.Conversion;
using TorchSharp;

namespace CourseKit.TorchSharp;

/// <summary>Conversion of networks to modules of TorchSharp, and of their weights back.</summary>
public static class NetworkConversion
{
    /// <summary>Makes a module of TorchSharp that computes what the network does, with copies of its parameters and buffers under the same
    /// names, for training and saving there.</summary>
    /// <param name="network">The network, built.</param>
    /// <param name="input">The shape of its input, batch first: [N, C, H, W]; later batches may have another size.</param>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    /// <exception cref="NotSupportedException">A layer chooses boxes, or is not of the course; or libtorch cannot be loaded.</exception>
    public static GraphModule ToTorch(this Layer network, Shape input)
    {
        LibTorch.Require();
        if (!network.IsBuilt)
        {
            throw new InvalidOperationException(
                $"A network is converted with its weights: call Build({input}, new Generator(1)) first, or load them. Received: "
                + $"{network.ShortName}, which is not built.");
        }

        return new(network, input);
    }

    /// <summary>Loads the weights of a module into the parameters of the same names, all of them, or none if they do not fit.</summary>
    /// <param name="network">The network, built.</param>
    /// <param name="module">The module, made by <see cref="ToTorch"/> or with the same state-dict names.</param>
    /// <param name="options">The options: names that differ, or are missing.</param>
    /// <exception cref="WeightsException">Names or shapes differ; the message lists all that do.</exception>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static Layer Load(this Layer network, torch.nn.Module module, LoadOptions? options = null) =>
        network.Load(module.ToCourseKit(), options);

    /// <summary>Returns a copy of the parameters and buffers of a module by their names.</summary>
    /// <param name="module">The module, on any device.</param>
    /// <exception cref="ArgumentException">One of them holds no real numbers.</exception>
    /// <exception cref="NotSupportedException">libtorch cannot be loaded.</exception>
    public static StateDict ToCourseKit(this torch.nn.Module module)
    {
        LibTorch.Require();
        using var scope = torch.NewDisposeScope();
        return new(module.state_dict().Select(named => (named.Key, named.Value.detach().ToCourseKit())));
    }
}
