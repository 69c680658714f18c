using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>
/// The parameters that https://keras.io/api/applications lists: those that are learned, the
/// statistics of batch normalization, and what each family has besides.
/// </summary>
public sealed class KerasTests
{
    [Theory]
    [InlineData("densenet121", 8_062_504)]
    [InlineData("densenet169", 14_307_880)]
    [InlineData("densenet201", 20_242_984)]
    [InlineData("mobilenet_v1", 4_253_864)]
    [InlineData("mobilenet_v2", 3_538_984)]
    [InlineData("resnext50_32x4d", 25_097_128)]
    [InlineData("resnext101_32x4d", 44_315_560)]
    public void Most_have_statistics_besides(string name, long published) => Counted(name, _ => 0).Should().Be(published);

    [Theory]
    [InlineData("resnet50_v1", 25_636_712)]
    [InlineData("resnet101_v1", 44_707_176)]
    [InlineData("resnet152_v1", 60_419_944)]
    public void Residual_networks_have_a_bias_in_each_convolution(string name, long published) =>
        Counted(name, totals => totals.Biases).Should().Be(published);

    /// <remarks>Keras' first normalization comes behind the pooling, which it calls part of the first
    /// unit: its first convolution has 64 biases too.</remarks>
    [Theory]
    [InlineData("preact_resnet50", 25_613_800)]
    [InlineData("preact_resnet101", 44_675_560)]
    [InlineData("preact_resnet152", 60_380_648)]
    public void Pre_activation_networks_have_a_bias_where_no_normalization_follows(string name, long published) =>
        Counted(name, totals => totals.BiasesWithoutNormalization + 64).Should().Be(published);

    /// <remarks>Keras' network itself brings images to mean 0 and variance 1: three means, three variances, and a counter.</remarks>
    [Theory]
    [InlineData("efficientnet_b0", 5_330_571)]
    [InlineData("efficientnet_b1", 7_856_239)]
    [InlineData("efficientnet_b2", 9_177_569)]
    [InlineData("efficientnet_b3", 12_320_535)]
    [InlineData("efficientnet_b4", 19_466_823)]
    [InlineData("efficientnet_b5", 30_562_527)]
    [InlineData("efficientnet_b6", 43_265_143)]
    [InlineData("efficientnet_b7", 66_658_687)]
    public void Efficient_networks_normalize_their_images(string name, long published) =>
        Counted(name, _ => 3 + 3 + 1).Should().Be(published);

    private static long Counted(string name, Func<ArchitectureTotals, long> besides)
    {
        var totals = new ArchitectureTotals(Architecture.Named(name));
        return totals.Learned + totals.Statistics + besides(totals);
    }
}
