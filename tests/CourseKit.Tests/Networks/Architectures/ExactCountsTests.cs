using CourseKit.Networks;
using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>Counts to the unit, of one image in prediction. They were derived from the definitions by
/// arithmetic, without this library.</summary>
public sealed class ExactCountsTests
{
    /// <summary>Running statistics, multiply-accumulates, and how many values convolutions and dense layers put out.</summary>
    public static TheoryData<string, long, long, long> Counts => new()
    {
        { "alexnet", 0, 714_188_480, 494_184 },
        { "vgg11", 0, 7_609_090_048, 7_435_240 },
        { "vgg11_bn", 5_504, 7_609_090_048, 7_435_240 },
        { "vgg13", 0, 11_308_466_176, 12_252_136 },
        { "vgg13_bn", 5_888, 11_308_466_176, 12_252_136 },
        { "vgg16", 0, 15_470_264_320, 13_556_712 },
        { "vgg16_bn", 8_448, 15_470_264_320, 13_556_712 },
        { "vgg19", 0, 19_632_062_464, 14_861_288 },
        { "vgg19_bn", 11_008, 19_632_062_464, 14_861_288 },
        { "squeezenet1_0", 0, 818_924_576, 4_346_248 },
        { "squeezenet1_1", 0, 349_151_936, 2_589_352 },
        { "alexnet-2012", 0, 724_406_816, 659_272 },
        { "zfnet", 0, 1_168_032_896, 1_516_904 },
        { "zfnet-b", 0, 2_476_704_896, 1_689_960 },
        { "nin", 0, 1_100_188_800, 1_704_096 },
        { "nin-cifar10", 0, 222_486_528, 631_424 },
        { "lenet5", 0, 326_520, 6_518 },
        { "lenet", 0, 416_520, 6_518 },
        { "geron-fashion-mnist", 0, 89_466_496, 125_642 },
        { "geron-mnist", 0, 16_283_392, 75_402 },
        { "geron-mnist-pooled-early", 0, 12_670_720, 50_314 },
        { "geron-memory-budget", 0, 1_399_500_000, 2_630_000 },
        { "geron-resnet34", 17_024, 3_663_254_528, 3_738_122 },
        { "d2l-lenet", 0, 416_520, 6_518 },
        { "d2l-bn-lenet", 452, 281_640, 4_694 },
        { "d2l-alexnet", 0, 938_146_176, 608_650 },
        { "d2l-vgg11", 0, 7_547_232_256, 7_434_250 },
        { "d2l-vgg11-quarter", 0, 512_155_648, 1_864_714 },
        { "d2l-nin", 0, 762_297_352, 1_525_614 },
        { "d2l-googlenet", 0, 276_066_304, 592_570 },
        { "d2l-resnet18", 7_808, 318_657_536, 456_202 },
        { "d2l-densenet", 6_608, 129_077_168, 321_130 },
        { "d2l-regnetx32", 3_936, 40_293_152, 622_090 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Statistics_cost_and_activations_are_exact(string name, long statistics, long multiplyAccumulates, long activations)
    {
        var architecture = Architecture.Named(name);
        var weighed = Graph.Of(architecture.Network(), [1, .. architecture.Image]).Nodes.Skip(1)
            .Select(node => (
                node.Layer!.CountOperations([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates.Value,
                node.Shape.Elements))
            .Where(node => node.Value > 0).ToList();

        new ArchitectureTotals(architecture).Statistics.Should().Be(statistics);
        weighed.Sum(node => node.Value).Should().Be(multiplyAccumulates);
        weighed.Sum(node => node.Elements).Should().Be(activations);
    }
}
