using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers of lesson 5 beside what the library computes of the same networks.</summary>
public sealed class ClassicArchitecturesTests
{
    [Fact]
    public void LeNet5_is_counted_as_the_library_counts_it()
    {
        var answer = Numbers(new LeNet5LayerByLayer());
        var graph = Graph.Of(LeNet5.Of1998.Network(), [1, 1, 32, 32]);
        var summary = LeNet5.Of1998.Network().Summarize([1, 1, 32, 32]);

        foreach (var (name, number) in answer.SkipLast(2))
        {
            var layer = name.Split(',')[0];
            number.Should().Be(name.EndsWith("connections", StringComparison.Ordinal)
                ? Connections.Of(graph.Nodes.Single(node => node.Name == layer)).Value
                : summary.Layers.Single(row => row.Name == layer).Parameters.Value, name);
        }

        answer["all parameters"].Should().Be(LeNet5.Of1998.Published.Parameters).And.Be(summary.Parameters.Value);
        answer["all connections"].Should().Be(Connections.Of(graph));
    }

    [Fact]
    public void AlexNet_has_the_shapes_and_the_parameters_of_the_library_s()
    {
        var answer = Numbers(new AlexNetShapes());
        var layers = AlexNet.TwoTowers.Network().Summarize([1, 3, 227, 227]).Layers.Where(layer => layer.Parameters.Value > 0).ToList();
        var pool = AlexNet.TwoTowers.Network().Summarize([1, 3, 227, 227]).Layers.First(layer => layer.Kind == nameof(MaxPool2d));

        answer["C1, rows"].Should().Be(layers[0].Output[2]);
        answer["C1, rows from 224 pixels"].Should().Be(new Conv2d(96, 11, stride: 4).Infer([1, 3, 224, 224])[2]);
        answer["first pooling, rows"].Should().Be(pool.Output[2]);
        answer["one filter of C2, weights"].Should().Be((layers[1].Parameters.Value / 256) - 1);
        answer["C2, parameters"].Should().Be(layers[1].Parameters.Value);
        answer["C3, parameters"].Should().Be(layers[2].Parameters.Value);
        answer["F6, inputs"].Should().Be((layers[5].Parameters.Value / 4096) - 1);
        answer["F6, parameters"].Should().Be(layers[5].Parameters.Value);
        answer["all parameters"].Should().Be(AlexNet.TwoTowers.Published.Parameters);
    }

    [Fact]
    public void VGG_is_to_AlexNet_as_their_summaries_say()
    {
        var answer = Numbers(new VggAgainstAlexNet());
        var (vgg, alexNet) = (Vgg.Vgg16.Network().Summarize([1, 3, 224, 224]), AlexNet.TwoTowers.Network().Summarize([1, 3, 227, 227]));
        var dense = vgg.Layers.Where(layer => layer.Kind == nameof(Linear)).ToList();
        var second = vgg.Layers.Where(layer => layer.Kind == nameof(Conv2d)).ElementAt(1);

        double Products(LayerSummary layer) => layer.Operations.MultiplyAccumulates.Value;
        double PutOut(Summary network) =>
            network.Layers.Where(layer => layer.Kind is nameof(Conv2d) or nameof(Linear)).Sum(layer => layer.Output.Elements);

        answer.Values.Should().Equal(
            vgg.MultiplyAccumulates.Value / (double)alexNet.MultiplyAccumulates.Value,
            vgg.Parameters.Value / (double)alexNet.Parameters.Value,
            PutOut(vgg) / PutOut(alexNet),
            Products(second) / alexNet.MultiplyAccumulates.Value,
            dense.Sum(layer => layer.Parameters.Value) / (double)vgg.Parameters.Value,
            dense.Sum(Products) / vgg.MultiplyAccumulates.Value);
    }

    [Fact]
    public void Smaller_pictures_change_what_the_summaries_say()
    {
        var answer = Numbers(new SmallerPictures());
        var (large, small) = (Of(DiveIntoDeepLearning.Vgg11, 224), Of(DiveIntoDeepLearning.Vgg11, 96));

        answer["last maps, rows"].Should().Be(small.Layers.Last(layer => layer.Kind == nameof(MaxPool2d)).Output[2]);
        answer["multiply-accumulates of the convolutions, ratio"].Should().BeApproximately(
            Convolutions(large, layer => layer.Operations.MultiplyAccumulates.Value)
                / Convolutions(small, layer => layer.Operations.MultiplyAccumulates.Value), 1e-9);
        answer["parameters of the convolutions, ratio"].Should().Be(
            Convolutions(large, layer => layer.Parameters.Value) / Convolutions(small, layer => layer.Parameters.Value));
        answer["first dense layer, weights"].Should().Be(
            small.Layers.First(layer => layer.Kind == nameof(Linear)).Parameters.Value - 4096);
        answer["all parameters"].Should().Be(small.Parameters.Value);
        answer["parameters of NiN, ratio"].Should().Be(Of(DiveIntoDeepLearning.NetworkInNetwork, 224).Parameters.Value
            / (double)Of(DiveIntoDeepLearning.NetworkInNetwork, 96).Parameters.Value);

        static Summary Of(Architecture network, int pixels) => network.Network().Summarize([1, 1, pixels, pixels]);

        static double Convolutions(Summary network, Func<LayerSummary, long> figure) =>
            network.Layers.Where(layer => layer.Kind == nameof(Conv2d)).Sum(figure);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(19)]
    public void The_library_s_VGG_has_the_rows_of_the_table(int depth)
    {
        var network = Architecture.Named($"vgg{depth}").Network();

        var verdict = new VggFromTheTable().Check(asked => asked == depth ? network : new Linear(1));

        verdict.Passed.Should().Be(1, "its table is kept, and that of the other network is not");
    }

    private static Dictionary<string, double> Numbers(NumberExercise exercise) =>
        exercise.Reference.Value.ToDictionary(number => number.Key, number => number.Value!.Value);
}
