using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>Counts that were derived from the definitions of residual, dense and mobile networks by another program.</summary>
public sealed class DerivedCountsTests
{
    [Theory]
    [InlineData("resnet18", 9_600, 1_814_073_344, 2_484_712)]
    [InlineData("resnet34", 17_024, 3_663_761_408, 3_739_112)]
    [InlineData("resnet50", 53_120, 4_089_184_256, 11_114_984)]
    [InlineData("resnet101", 105_344, 7_801_405_440, 16_232_936)]
    [InlineData("resnet152", 151_424, 11_513_626_624, 22_555_112)]
    [InlineData("resnet50_v1", 53_120, 3_857_973_248, 10_588_136)]
    [InlineData("resnext50_32x4d", 68_224, 4_230_479_872, 14_401_512)]
    [InlineData("wide_resnet50_2", 68_224, 11_398_021_120, 14_401_512)]
    [InlineData("se_resnet50", 53_120, 3_860_488_192, 10_588_136)]
    [InlineData("se_resnet152", 151_424, 11_288_993_792, 22_028_264)]
    [InlineData("densenet121", 83_648, 2_834_161_664, 6_900_200)]
    [InlineData("densenet161", 219_936, 7_727_907_072, 11_064_808)]
    [InlineData("densenet169", 158_400, 3_359_843_328, 7_301_608)]
    [InlineData("densenet201", 229_056, 4_291_365_888, 7_853_544)]
    [InlineData("mobilenet_v1", 21_888, 568_740_352, 5_043_688)]
    [InlineData("mobilenet_v2", 34_112, 300_774_272, 6_679_112)]
    public void Statistics_multiplications_and_activations_are_the_same(
        string name, long statistics, long multiplyAccumulates, long activations)
    {
        var totals = new ArchitectureTotals(Architecture.Named(name));

        totals.Statistics.Should().Be(statistics);
        totals.MultiplyAccumulates.Should().Be(multiplyAccumulates);
        totals.Activations.Should().Be(activations);
    }
}
