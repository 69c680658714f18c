using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises;

/// <summary>The answers of lesson 7 beside what the library computes of the same networks.</summary>
public sealed class ResidualAndDenseConnectionsTests
{
    [Theory]
    [InlineData(18)]
    [InlineData(34)]
    [InlineData(50)]
    [InlineData(101)]
    [InlineData(152)]
    public void The_library_s_ResNets_have_the_rows_of_the_table(int depth) =>
        Passed(new ResNetFromTheTable(), depth, Architecture.Named($"resnet{depth}").Network()).Should().Be(1);

    [Theory]
    [InlineData(121)]
    [InlineData(161)]
    [InlineData(169)]
    [InlineData(201)]
    public void The_library_s_DenseNets_have_the_rows_of_the_table(int depth) =>
        Passed(new DenseNetFromTheTable(), depth, Architecture.Named($"densenet{depth}").Network()).Should().Be(1);

    [Fact]
    public void ResNet_with_the_strides_of_the_paper_differs_from_the_table() =>
        Passed(new ResNetFromTheTable(), 50, ResNet.ResNet50V1.Network()).Should().Be(0);

    [Fact]
    public void Layers_are_counted_as_in_networks_of_the_library()
    {
        var answer = Numbers(new CountTheLayers());
        var (two, three) = (Of([3, 5, 8, 3], hasBottlenecks: false), Of([3, 5, 8, 3], hasBottlenecks: true));

        answer.Values.Should().Equal(Depth(two), Convolutions(two), Depth(three), Convolutions(three));
        Depth(Of([3, 4, 6, 3], hasBottlenecks: false)).Should().Be(34);

        static Summary Of(int[] units, bool hasBottlenecks) =>
            new ResNet("own", new Published(0), units, hasBottlenecks).Network().Summarize([1, 3, 224, 224]);
        static int Convolutions(Summary network) => network.Layers.Count(layer => layer.Kind == nameof(Conv2d));
        static int Depth(Summary network) => network.Layers.Count(layer =>
            layer.Kind is nameof(Conv2d) or nameof(Linear) && !layer.Name.Contains("downsample", StringComparison.Ordinal));
    }

    [Fact]
    public void DenseNet_s_block_and_ResNet_s_stage_are_counted_as_the_library_counts_them()
    {
        var answer = Numbers(new WhyDenseNetIsSmall());
        var dense = DenseNet.DenseNet121.Network().Summarize([1, 3, 224, 224]);
        var residual = ResNet.ResNet50.Network().Summarize([1, 3, 224, 224]);
        double Weights(Summary network, string part) => network.Layers.Where(layer => layer.Kind == nameof(Conv2d)
            && layer.Name.Contains(part, StringComparison.Ordinal)).Sum(layer => layer.Parameters.Value);

        answer["layer 24, maps that come in"].Should().Be(
            dense.Layers.Where(layer => layer.Kind == nameof(Concat) && layer.Output[2] == 14).ElementAt(22).Output[1]);
        answer["layer 24, weights"].Should().Be(Weights(dense, "denseblock3.denselayer24."));
        answer["3×3 on as many maps, weights"].Should().Be(
            new Conv2d(992, kernel: 3, bias: false).Summarize([1, 992, 14, 14]).Parameters.Value);
        answer["block 3, weights"].Should().Be(Weights(dense, "denseblock3."));
        answer["transition, weights"].Should().Be(Weights(dense, "transition3."));
        answer["conv4_x of ResNet-50, weights"].Should().Be(Weights(residual, "layer3."));
        answer["conv4_x to block 3, ratio"].Should().Be(Weights(residual, "layer3.") / Weights(dense, "denseblock3."));
    }

    [Fact]
    public void DenseNet_s_copies_are_those_that_its_summary_has()
    {
        var answer = Numbers(new DenseNetMemory());
        var (large, small) = (Of(224), Of(96));
        double Copies(Summary network) => network.Layers.Where(layer => layer.Kind == nameof(Concat)
            && layer.Name.Contains("denseblock1", StringComparison.Ordinal)).Sum(layer => (double)layer.ActivationBytes.Value);

        answer["block 1, new maps"].Should().Be(6 * large.Layers.First(layer => layer.Name.EndsWith(
            "denselayer1.conv2", StringComparison.Ordinal)).ActivationBytes.Value);
        answer["block 1, joined maps"].Should().Be(Copies(large));
        answer["12 layers, joined maps"].Should().Be(
            Copies(new DenseNet("own", new Published(0), [12, 1]).Network(10).Summarize([1, 3, 224, 224])));
        answer["from 96 to 224 pixels"].Should().BeApproximately(
            (double)Maps(large) / Maps(small), 1e-9, "no map is rounded at 96 pixels");

        static Summary Of(int pixels) => DenseNet.DenseNet121.Network().Summarize([1, 3, pixels, pixels]);
        static long Maps(Summary network) => network.Layers.Where(layer => layer.Output.Rank == 4 && layer.Output[2] > 1)
            .Sum(layer => layer.ActivationBytes.Value);
    }

    /// <summary>The number of tables that are kept by an answer which has one network alone.</summary>
    private static int Passed(ArchitectureExercise exercise, int depth, Layer network) =>
        exercise.Check(asked => asked == depth ? network : new Linear(1)).Passed;

    private static Dictionary<string, double> Numbers(NumberExercise exercise) =>
        exercise.Reference.Value.ToDictionary(number => number.Key, number => number.Value!.Value);
}
