using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tests.Networks.Blocks;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Architectures;

public sealed class PreActivationResNetTests
{
    [Fact]
    public void It_computes_what_its_definition_says()
    {
        var network = new BuiltBlock((PreActivationResNet.PreActivationResNet50 with { Depths = [2, 2] }).Network(5), [2, 3, 32, 32]);

        var x = network.Normalized("bn1", network.Input.Conv2d(network["conv1.weight"], stride: 2, padding: 3)).Relu().MaxPool2d(3, 2, 1);
        x = x.Conv2d(network["layer1.0.downsample.weight"]) + Body("layer1.0", x);
        x += Body("layer1.1", Activated("layer1.1.bn1", x));
        var shared = Activated("layer2.0.bn1", x);
        x = shared.Conv2d(network["layer2.0.downsample.weight"], stride: 2) + Body("layer2.0", shared, stride: 2);
        x += Body("layer2.1", Activated("layer2.1.bn1", x));
        var features = Activated("bn5", x).AdaptiveAvgPool2d(1, 1).Reshape(2, -1);

        network.Output.ShouldBeCloseTo(features.Linear(network["fc.weight"], network["fc.bias"]), 1e-4);

        Tensor Activated(string norm, Tensor maps) => network.Normalized(norm, maps).Relu();

        Tensor Body(string unit, Tensor maps, int stride = 1)
        {
            var narrow = Activated($"{unit}.bn2", maps.Conv2d(network[$"{unit}.conv1.weight"]));
            var filtered = Activated($"{unit}.bn3", narrow.Conv2d(network[$"{unit}.conv2.weight"], stride: stride, padding: 1));
            return filtered.Conv2d(network[$"{unit}.conv3.weight"]);
        }
    }

    [Fact]
    public void Nothing_but_additions_is_between_the_units_of_a_stage()
    {
        var sums = Graph.Of(PreActivationResNet.PreActivationResNet18.Network(), [1, 3, 224, 224]).Nodes.Where(node => node.Layer is Add)
            .ToList();

        sums.Should().HaveCount(8);
        foreach (var stage in sums.Chunk(2))
        {
            stage[1].Inputs.Should().Contain(stage[0]);
        }
    }
}
