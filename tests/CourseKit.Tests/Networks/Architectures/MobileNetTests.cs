using CourseKit.Networks.Architectures;

namespace CourseKit.Tests.Networks.Architectures;

public sealed class MobileNetTests
{
    /// <remarks>Table 6 of Howard et al. 2017, https://arxiv.org/abs/1704.04861: millions, rounded.</remarks>
    [Theory]
    [InlineData(1, 569, 4.2)]
    [InlineData(0.75, 325, 2.6)]
    [InlineData(0.5, 149, 1.3)]
    [InlineData(0.25, 41, 0.5)]
    public void Narrower_networks_cost_what_the_paper_says(double width, double multiplyAccumulates, double parameters)
    {
        var totals = new ArchitectureTotals(MobileNetV1.Full with { Width = width });

        Math.Round(totals.MultiplyAccumulates / 1e6).Should().Be(multiplyAccumulates);
        Math.Round(totals.Learned / 1e6, 1).Should().Be(parameters);
    }

    [Theory]
    [InlineData(18, 24)] // 16 would be more than a tenth less.
    [InlineData(18.0 / 4, 8)]
    [InlineData(35.2, 32)] // EfficientNet-B2's stem: 32 · 1.1.
    [InlineData(44.8, 48)] // B4's: 32 · 1.4.
    [InlineData(44, 48)]
    [InlineData(120 / 4, 32)]
    public void Maps_are_rounded_to_eights(double maps, int rounded) => ChannelRounding.MakeDivisible(maps).Should().Be(rounded);
}
