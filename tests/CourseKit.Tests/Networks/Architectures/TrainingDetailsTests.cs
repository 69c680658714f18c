using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>What neither counts nor predictions show: what torchvision's networks do in training.</summary>
public sealed class TrainingDetailsTests
{
    [Theory]
    [InlineData("mobilenet_v2", 1e-5f, 0.1f)]
    [InlineData("mobilenet_v3_small", 1e-3f, 0.01f)]
    [InlineData("efficientnet_b4", 1e-5f, 0.1f)]
    [InlineData("efficientnet_b5", 1e-3f, 0.01f)]
    public void Normalization_has_the_numbers_of_the_family(string name, float eps, float momentum)
    {
        var network = Architecture.Named(name).Network();
        var x = Expectations.Random([4, 3, 9, 9]);
        var stem = network.NamedLayers().Single(named => named.Path == "features.0").Layer.Build(x.Shape, new Generator(1));
        stem.Call(x);

        var values = stem.Parameters.ToDictionary(named => named.Name, named => named.Parameter.Value.Detach());
        var maps = x.Conv2d(values["0.weight"], stride: 2, padding: 1);
        values["1.running_mean"].ShouldBeCloseTo(momentum * maps.Mean(0).Mean(1).Mean(1));
        network.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>().Should().OnlyContain(norm => norm.Eps == eps);
    }

    [Theory]
    [InlineData("mobilenet_v2", 0.2f)]
    [InlineData("mobilenet_v3_large", 0.2f)]
    [InlineData("efficientnet_b0", 0.2f)]
    [InlineData("efficientnet_b3", 0.3f)]
    [InlineData("efficientnet_b4", 0.4f)]
    [InlineData("efficientnet_b7", 0.5f)]
    public void Larger_networks_drop_more(string name, float probability) =>
        Architecture.Named(name).Network().NamedLayers().Select(named => named.Layer).OfType<Dropout>()
            .Should().ContainSingle().Which.Probability.Should().Be(probability);

    [Fact]
    public void Later_units_are_left_out_more_often()
    {
        var graph = Graph.Of(EfficientNet.B0.Network(), [2, 3, 224, 224], training: true);

        // Those of torchvision's efficientnet_b0 that add their input.
        var left = from node in graph.Nodes
                   where node.Layer is StochasticDepth
                   select (node.Name, Math.Round(((StochasticDepth)node.Layer!).Probability, 4));
        left.Should().Equal(
            ("features.2.1.stochastic_depth", 0.025), ("features.3.1.stochastic_depth", 0.05), ("features.4.1.stochastic_depth", 0.075),
            ("features.4.2.stochastic_depth", 0.0875), ("features.5.1.stochastic_depth", 0.1125), ("features.5.2.stochastic_depth", 0.125),
            ("features.6.1.stochastic_depth", 0.15), ("features.6.2.stochastic_depth", 0.1625), ("features.6.3.stochastic_depth", 0.175));
        Graph.Of(EfficientNet.B0.Network(), [2, 3, 224, 224]).Nodes.Should().NotContain(node => node.Layer is StochasticDepth);
    }
}
