using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class MemoryTimelineTests
{
    private static readonly Summary Budget = Summary.Of(Architecture.Named("geron-memory-budget"));

    [Fact]
    public void A_prediction_has_a_bar_for_each_layer_and_its_peak_in_bytes() =>
        MemoryTimeline.OfPrediction(Budget).ToString().Should().Be(
            """
            memory in MB
            input     ██████████████ 4.334
            0 Conv2d  █████████████████████████████████ 10.33
            1 Conv2d  ████████████████████████████████████████ 12.61
            2 Conv2d  ██████████████████████████ 8.134
            The peak is 12,613,600 bytes = 12.614 MB (12.029 MiB), at 1 Conv2d.
            """);

    [Fact]
    public void Training_goes_up_and_comes_back() =>
        MemoryTimeline.OfTraining(Budget).Description.Should().Be(
            "Memory of geron-memory-budget, layer by layer, in training. "
            + "All the time: parameters 3.614 MB, gradients of parameters 3.614 MB. "
            + "input: 7.947 MB. 0 Conv2d: 13.947 MB. 1 Conv2d: 16.947 MB. 2 Conv2d: 18.467 MB. "
            + "Back through 2 Conv2d: 18.467 MB. Back through 1 Conv2d: 16.947 MB. Back through 0 Conv2d: 13.947 MB. "
            + "The peak is 18,467,200 bytes = 18.467 MB (17.612 MiB), at 2 Conv2d.");

    [Theory]
    [InlineData("geron-memory-budget")]
    [InlineData("resnet34")]
    [InlineData("densenet121")]
    [InlineData("inception_v3")]
    [InlineData("unet")]
    [InlineData("lenet5")]
    public void The_peak_is_that_of_the_summary_to_the_byte(string name)
    {
        var summary = Summary.Of(Architecture.Named(name), batch: 2, new() { Optimizer = OptimizerState.Momentum });

        MemoryTimeline.OfPrediction(summary).PeakBytes.Should().Be(summary.Memory.InferencePeak.Value);
        MemoryTimeline.OfTraining(summary).PeakBytes.Should().Be(summary.Memory.Training.Value);
    }

    [Fact]
    public void Bars_are_as_high_as_their_bytes()
    {
        var svg = MemoryTimeline.OfPrediction(Budget).Svg();

        // Left out are the swatches of the legend; a bar leaves a pixel free above each of its parts.
        double[] Heights(int color) => [.. svg.Boxes($"{Palette.Of(color)}").Where(box => box.Y > 30).OrderBy(box => box.X)
            .Select(box => box.Height + 1)];
        var bytes = Heights(1)[0] / 3_613_600;
        Heights(1).Should().HaveCount(4);
        Heights(1).Distinct().Should().ContainSingle("parameters stay");
        Heights(0).Should().Equal([720_000, 720_000, 6_000_000, 3_000_000], (height, size) => Math.Abs(height - (size * bytes)) < 0.1);
        Heights(2).Should().Equal([6_000_000, 3_000_000, 1_520_000], (height, size) => Math.Abs(height - (size * bytes)) < 0.1);
        svg.Texts().Should().Contain(["peak 12.614 MB at 1 Conv2d", "3.61", "0.72", "1.52"]);
    }

    [Fact]
    public void A_skip_is_kept_beside_what_is_read_and_written()
    {
        var network = new Sequential(
            ("stem", new Conv2d(8, 1)), ("unit", new Residual(new Sequential(new Conv2d(8, 1), new Conv2d(8, 1)))));

        var svg = MemoryTimeline.OfPrediction(network.Summarize([1, 2, 10, 10])).Svg();

        svg.Boxes($"{Palette.Of(5)}").Where(box => box.Y > 40).Should().ContainSingle("the skip is kept while the last convolution runs");
        svg.Texts().Should().Contain("kept for later layers");
    }

    [Fact]
    public void Deep_networks_keep_their_peak_among_fewer_bars()
    {
        var figure = MemoryTimeline.OfTraining(Summary.Of(Architecture.Named("resnet152")));

        figure.ToHtml().Length.Should().BeLessThan(50_000);
        figure.Svg().Boxes($"{Palette.Of(1)}").Count(box => box.Y > 40).Should().BeInRange(60, 120);
        figure.ToString().Split('\n').Should().HaveCountLessThanOrEqualTo(26).And.Contain(line => line.Contains('←'));
    }
}
