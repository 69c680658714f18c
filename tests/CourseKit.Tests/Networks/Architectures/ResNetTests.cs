using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Networks.Blocks;
using CourseKit.Tests.Tensors;

namespace CourseKit.Tests.Networks.Architectures;

public sealed class ResNetTests
{
    [Theory]
    [InlineData("resnet18", 1.8)]
    [InlineData("resnet34", 3.6)]
    [InlineData("resnet50_v1", 3.8)]
    [InlineData("resnet101_v1", 7.6)]
    [InlineData("resnet152_v1", 11.3)]
    public void It_costs_about_what_the_paper_says(string name, double published) =>
        (new ArchitectureTotals(Architecture.Named(name)).MultiplyAccumulates / 1e9).Should().BeApproximately(published, 0.07);

    [Fact]
    public void The_paper_moves_at_the_first_convolution_of_a_unit_and_torchvision_at_the_second()
    {
        Size(ResNet.ResNet50V1, "layer2.0.conv1").Should().Be(28);
        Size(ResNet.ResNet50, "layer2.0.conv1").Should().Be(56);
        Size(ResNet.ResNet50, "layer2.0.conv2").Should().Be(28);
    }

    [Fact]
    public void A_smaller_output_stride_looks_further_instead()
    {
        var dilated = new Sequential(ResNet.ResNet50.Features(outputStride: 8));

        dilated.Infer([1, 3, 224, 224]).Should().Equal(1, 2048, 28, 28);
        Dilations("layer3").Should().Equal(1, 2, 2, 2, 2, 2);
        Dilations("layer4").Should().Equal(2, 4, 4);

        IEnumerable<int> Dilations(string stage) => dilated.NamedLayers()
            .Where(named => named.Path.StartsWith(stage, StringComparison.Ordinal) &&
                named.Path.EndsWith("conv2", StringComparison.Ordinal))
            .Select(named => ((Conv2d)named.Layer).Window.Rows.Dilation);
    }

    [Fact]
    public void The_features_are_the_maps_of_the_paper()
    {
        var features = new Sequential(ResNet.ResNet152.Features());

        features.Infer([1, 3, 224, 224]).Should().Equal(1, 2048, 7, 7);
        new Sequential(ResNet.ResNet18.Features()).Infer([2, 3, 96, 64]).Should().Equal(2, 512, 3, 2);
        features.Children.Select(child => child.Name).Should().Equal("conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3",
            "layer4");
    }

    [Fact]
    public void It_computes_what_its_definition_says()
    {
        var network = new BuiltBlock((ResNet.ResNet18 with { Depths = [1, 1] }).Network(5), [2, 3, 32, 32]);

        var x = network.Normalized("bn1", network.Input.Conv2d(network["conv1.weight"], stride: 2, padding: 3)).Relu().MaxPool2d(3, 2, 1);
        x = (x + Body("layer1.0", x, 1)).Relu();
        var projection = network.Normalized("layer2.0.downsample.1", x.Conv2d(network["layer2.0.downsample.0.weight"], stride: 2));
        x = (projection + Body("layer2.0", x, 2)).Relu();

        network.Output.ShouldBeCloseTo(x.AdaptiveAvgPool2d(1, 1).Reshape(2, -1).Linear(network["fc.weight"], network["fc.bias"]), 1e-4);

        Tensor Body(string unit, Tensor maps, int stride)
        {
            var between = network.Normalized($"{unit}.bn1", maps.Conv2d(network[$"{unit}.conv1.weight"], stride: stride, padding: 1))
                .Relu();
            return network.Normalized($"{unit}.bn2", between.Conv2d(network[$"{unit}.conv2.weight"], padding: 1));
        }
    }

    [Fact]
    public void Squeeze_and_excitation_weighs_what_is_added()
    {
        Shape image = [2, 3, 32, 32];
        var plain = ResNet.ResNet18.Network(10).Build(image, new Generator(1)).Eval();
        var excited = SeResNet.SeResNet18.Network(10).Build(image, new Generator(2)).Eval();
        var values = plain.Parameters.ToDictionary(named => named.Name, named => named.Parameter.Value);
        foreach (var (name, parameter) in excited.Parameters)
        {
            parameter.Set(values.TryGetValue(name, out var value) ? value : Tensor.Zeros(parameter.Shape));
        }

        var x = Expectations.Random(image);
        Gates(100);
        excited.Call(x).ShouldBeCloseTo(plain.Call(x));

        // Where every gate is shut, only the shortcuts are left.
        Gates(-100);
        foreach (var (_, parameter) in plain.Parameters.Where(named => named.Name.EndsWith(".bn2.weight", StringComparison.Ordinal)))
        {
            parameter.Set(Tensor.Zeros(parameter.Shape));
        }

        excited.Call(x).ShouldBeCloseTo(plain.Call(x));

        void Gates(float bias)
        {
            foreach (var (_, parameter) in excited.Parameters.Where(named => named.Name.EndsWith("se.fc2.bias", StringComparison.Ordinal)))
            {
                parameter.Set(Tensor.Full(parameter.Shape, bias));
            }
        }
    }

    private static int Size(Architecture architecture, string place) =>
        Graph.Of(architecture.Network(), [1, .. architecture.Image]).Nodes.Last(
            node => node.Name.StartsWith(place, StringComparison.Ordinal)).Shape[2];
}
