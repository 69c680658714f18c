using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Graphs;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>Counts to the unit, of one image in prediction. They were derived from the definitions by
/// arithmetic, without this library.</summary>
public sealed class ExactCountsTests
{
    /// <summary>Learned parameters, running statistics, multiply-accumulates, and how many values
    /// convolutions and dense layers put out.</summary>
    public static TheoryData<string, long, long, long, long> Counts => new()
    {
        { "alexnet", 61_100_840, 0, 714_188_480, 494_184 },
        { "vgg11", 132_863_336, 0, 7_609_090_048, 7_435_240 },
        { "vgg11_bn", 132_868_840, 5_504, 7_609_090_048, 7_435_240 },
        { "vgg13", 133_047_848, 0, 11_308_466_176, 12_252_136 },
        { "vgg13_bn", 133_053_736, 5_888, 11_308_466_176, 12_252_136 },
        { "vgg16", 138_357_544, 0, 15_470_264_320, 13_556_712 },
        { "vgg16_bn", 138_365_992, 8_448, 15_470_264_320, 13_556_712 },
        { "vgg19", 143_667_240, 0, 19_632_062_464, 14_861_288 },
        { "vgg19_bn", 143_678_248, 11_008, 19_632_062_464, 14_861_288 },
        { "squeezenet1_0", 1_248_424, 0, 818_924_576, 4_346_248 },
        { "squeezenet1_1", 1_235_496, 0, 349_151_936, 2_589_352 },
        { "alexnet-2012", 60_965_224, 0, 724_406_816, 659_272 },
        { "zfnet", 62_357_608, 0, 1_168_032_896, 1_516_904 },
        { "zfnet-b", 107_627_624, 0, 2_476_704_896, 1_689_960 },
        { "nin", 7_595_176, 0, 1_100_188_800, 1_704_096 },
        { "nin-cifar10", 966_986, 0, 222_486_528, 631_424 },
        { "lenet5", 60_000, 0, 326_520, 6_518 },
        { "lenet", 61_706, 0, 416_520, 6_518 },
        { "geron-fashion-mnist", 1_413_834, 0, 89_466_496, 125_642 },
        { "geron-mnist", 1_625_866, 0, 16_283_392, 75_402 },
        { "geron-mnist-pooled-early", 1_662_794, 0, 12_670_720, 50_314 },
        { "geron-memory-budget", 903_400, 0, 1_399_500_000, 2_630_000 },
        { "geron-resnet34", 21_289_802, 17_024, 3_663_254_528, 3_738_122 },
        { "d2l-lenet", 61_706, 0, 416_520, 6_518 },
        { "d2l-bn-lenet", 44_878, 452, 281_640, 4_694 },
        { "d2l-alexnet", 46_764_746, 0, 938_146_176, 608_650 },
        { "d2l-vgg11", 128_806_154, 0, 7_547_232_256, 7_434_250 },
        { "d2l-vgg11-quarter", 43_093_322, 0, 512_155_648, 1_864_714 },
        { "d2l-nin", 1_992_166, 0, 762_297_352, 1_525_614 },
        { "d2l-googlenet", 5_977_530, 0, 276_066_304, 592_570 },
        { "d2l-resnet18", 11_178_378, 7_808, 318_657_536, 456_202 },
        { "d2l-densenet", 758_226, 6_608, 129_077_168, 321_130 },
        { "d2l-regnetx32", 179_290, 3_936, 40_293_152, 622_090 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Parameters_cost_and_activations_are_exact(string name, long learned, long statistics, long multiplyAccumulates,
        long activations)
    {
        var architecture = Architecture.Named(name);
        var parameters = architecture.Network().DescribeAll([1, .. architecture.Image]);
        var weighed = Graph.Of(architecture.Network(), [1, .. architecture.Image]).Nodes.Skip(1)
            .Select(node => (node.Layer!.Work([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates.Value,
                node.Shape.Elements))
            .Where(node => node.Value > 0).ToList();

        Elements(ParameterKind.Learned).Should().Be(learned);
        Elements(ParameterKind.Statistic).Should().Be(statistics);
        weighed.Sum(node => node.Value).Should().Be(multiplyAccumulates);
        weighed.Sum(node => node.Elements).Should().Be(activations);

        long Elements(ParameterKind kind) =>
            parameters.Where(parameter => parameter.Spec.Kind == kind).Sum(parameter => parameter.Spec.Shape.Elements);
    }
}
