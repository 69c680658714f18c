using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;
using Module = TorchSharp.torch.nn.Module;

namespace CourseKit.TorchSharp.Tests.Training;

/// <summary>A small network that both libraries train, step by step, on batches that change.</summary>
public sealed class OptimizerTests
{
    private const int Steps = 20;

    private static readonly Dictionary<string, (Func<Layer, Optimizer> Ours, Func<Module, torch.optim.Optimizer> Theirs)> Pairs = new()
    {
        ["sgd"] = (net => new Sgd(net, 0.1), net => torch.optim.SGD(net.parameters(), 0.1)),
        ["sgd, default"] = (net => new Sgd(net), net => torch.optim.SGD(net.parameters(), 1e-3)),
        ["sgd, momentum"] = (net => new Sgd(net, 0.05) { Momentum = 0.9 }, net => torch.optim.SGD(net.parameters(), 0.05, momentum: 0.9)),
        ["sgd, nesterov and decay"] = (net => new Sgd(net, 0.05) { Momentum = 0.8, Nesterov = true, WeightDecay = 0.01 },
            net => torch.optim.SGD(net.parameters(), 0.05, momentum: 0.8, nesterov: true, weight_decay: 0.01)),
        ["rmsprop"] = (net => new RmsProp(net), net => torch.optim.RMSProp(net.parameters())),
        ["rmsprop, momentum and decay"] = (
            net => new RmsProp(net, 0.003) { Smoothing = 0.9, Momentum = 0.7, Epsilon = 1e-3, WeightDecay = 0.02 },
            net => torch.optim.RMSProp(net.parameters(), 0.003, alpha: 0.9, eps: 1e-3, weight_decay: 0.02, momentum: 0.7)),
        ["adam"] = (net => new Adam(net), net => torch.optim.Adam(net.parameters())),
        ["adam, decay"] = (net => new Adam(net, 0.02) { Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-4, WeightDecay = 0.05 },
            net => torch.optim.Adam(net.parameters(), 0.02, 0.8, 0.99, 1e-4, 0.05)),
        // PyTorch's decay is 0.01 unless set, TorchSharp's 0.
        ["adamw"] = (net => new AdamW(net), net => torch.optim.AdamW(net.parameters(), weight_decay: 0.01)),
        ["adamw, decay"] = (net => new AdamW(net, 0.02) { WeightDecay = 0.3 },
            net => torch.optim.AdamW(net.parameters(), 0.02, weight_decay: 0.3)),
        ["nadam"] = (net => new NAdam(net), net => torch.optim.NAdam(net.parameters())),
        ["nadam, decay"] = (net => new NAdam(net, 0.02) { WeightDecay = 0.05, MomentumDecay = 0.02 },
            net => torch.optim.NAdam(net.parameters(), 0.02, weight_decay: 0.05, momentum_decay: 0.02)),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_makes_the_same_steps(string name)
    {
        var random = new Generator(3);
        var network = new Sequential(new Linear(7), new Relu(), new Linear(4)).Build([5, 6], random);
        using var module = network.ToTorch([5, 6]);
        var ours = Pairs[name].Ours(network);
        using var theirs = Pairs[name].Theirs(module);

        for (var step = 1; step <= Steps; step++)
        {
            var (input, target) = (random.Normal([5, 6]), random.Normal([5, 4]));
            (network.Call(input) - target).Square().Mean().Backward();
            ours.Step();
            ours.ZeroGrad();
            theirs.zero_grad();
            (module.call(input.ToTorch()) - target.ToTorch()).square().mean().backward();
            theirs.step();

            foreach (var (key, parameter) in module.named_parameters())
            {
                var its = network.Parameters.Single(one => one.Name == key).Parameter.Value;
                parameter.ShouldAgreeWith(its, 1e-5, $"{key} after step {step}");
            }
        }

        ours.Steps.Should().Be(Steps);
    }
}
