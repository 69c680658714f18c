using CourseKit.Benchmarks.Networks;
using CourseKit.TorchSharp;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.Benchmarks.Peers;

/// <summary>TorchSharp, with libtorch on the CPU: the network that the bridge makes of the course's.</summary>
/// <remarks>A module that was written by hand takes as long: the way along the network's graph is some 0.03 ms of a step.</remarks>
internal sealed class TorchSharpEngine : IEngine
{
    public Action Step(Case @case, int threads)
    {
        var module = @case.Build(new Generator(1)).ToTorch(@case.Input);
        torch.set_num_threads(threads);
        torch.manual_seed(1);
        var step = @case.Trains ? Training(@case, module) : Prediction(@case, module);
        return () =>
        {
            using var scope = torch.NewDisposeScope();
            step();
        };
    }

    private static Action Prediction(Case @case, torch.nn.Module<torch.Tensor, torch.Tensor> module)
    {
        var images = torch.randn(Sizes(@case));
        return () =>
        {
            using var mode = torch.inference_mode();
            module.call(images);
        };
    }

    private static Action Training(Case @case, torch.nn.Module<torch.Tensor, torch.Tensor> module)
    {
        torch.optim.Optimizer optimizer = @case.UsesMomentum ? torch.optim.SGD(module.parameters(), 0.01, momentum: 0.9)
            : torch.optim.NAdam(module.parameters(), 0.002);
        var loss = torch.nn.CrossEntropyLoss();
        var batches = Enumerable.Range(0, Case.Batches).Select(_ =>
            (torch.randn(Sizes(@case)), torch.randint(Case.Classes, [@case.Batch]).to(torch.ScalarType.Int64))).ToArray();
        var turn = 0;
        return () =>
        {
            var (images, labels) = batches[turn++ % batches.Length];
            optimizer.zero_grad();
            loss.call(module.call(images), labels).backward();
            optimizer.step();
        };
    }

    private static long[] Sizes(Case @case) => [.. @case.Input.Select(size => (long)size)];
}
