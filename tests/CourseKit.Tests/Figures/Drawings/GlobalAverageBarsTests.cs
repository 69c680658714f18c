using System.Globalization;
using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class GlobalAverageBarsTests
{
    private static readonly Tensor Maps = Tensor.From([3, 1, 4], [1, 2, 3, 8, -1, 0.5f, -2.5f, 1, 0, 0.25f, 0.5f, 0.25f]);

    [Fact]
    public void In_a_terminal_it_is_a_bar_for_each_map() =>
        new GlobalAverageBars(Maps, ["cat", "dog", "bird"]).ToString().Should().Be(
            """
            mean of each map of 1×4
            cat        │███████████████████████████████████ 3.5
            dog   █████│ −0.5
            bird       │██ 0.25
            """);

    [Fact]
    public void In_a_terminal_bars_are_on_one_scale_on_both_sides_of_zero() =>
        new GlobalAverageBars(Tensor.From([4, 1, 1], [-7, 0, 1, float.NaN])).ToString().Split('\n').Skip(1).Should().Equal(
            "map 1  ███████████████████████████████████│ −7",
            "map 2                                     │ 0",
            "map 3                                     │█████ 1",
            "map 4                                     │ NaN");

    [Fact]
    public void In_a_terminal_bars_that_are_all_negative_end_at_zero() =>
        new GlobalAverageBars(Tensor.From([2, 1, 1], [-1, -0.5f])).ToString().Split('\n').Skip(1).Should().Equal(
            "map 1  ████████████████████████████████████████│ −1",
            "map 2                      ████████████████████│ −0.5");

    [Fact]
    public void Words_say_the_means() => new GlobalAverageBars(Maps).Description.Should().Be(
        "3 maps of 1×4 and the mean of each: map 1 3.5, map 2 −0.5, map 3 0.25.");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 0.6)]
    [InlineData(-3, -1)]
    public void Bars_are_as_long_as_the_means_and_begin_at_zero(double low, double high)
    {
        var maps = new Generator(5).Uniform([4, 5, 7], low, high);

        var svg = new GlobalAverageBars(maps).Svg();

        var means = Enumerable.Range(0, 4).Select(map => (
            from row in Enumerable.Range(0, 5)
            from column in Enumerable.Range(0, 7)
            select (double)maps[map, row, column]).Average()).ToList();
        var bars = svg.Boxes($"{Palette.Of(2)}");
        bars.Should().HaveCount(4);
        bars.Zip(bars.Skip(1)).Should().OnlyContain(pair => pair.First.Y < pair.Second.Y);
        var pixelsPerUnit = bars[0].Width / Math.Abs(means[0]);
        bars.Zip(means).Should().OnlyContain(bar => Math.Abs(bar.First.Width - (Math.Abs(bar.Second) * pixelsPerUnit)) < 0.1);
        var starts = bars.Zip(means, (bar, mean) => mean < 0 ? bar.X + bar.Width : bar.X).ToList();
        starts.Should().OnlyContain(start => Math.Abs(start - starts[0]) < 0.1);
        svg.Texts().Should().Contain(means.Select(mean => ((float)mean).ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−')));
    }

    [Fact]
    public void Names_stand_at_the_bars_and_the_number_is_taken_without_them()
    {
        new GlobalAverageBars(Maps, ["cat", "dog", "bird"]).Svg().Texts().Should().ContainInOrder("cat", "dog", "bird");
        new GlobalAverageBars(Maps).Svg().Texts().Should().ContainInOrder("map 1", "map 2", "map 3");
    }

    [Fact]
    public void Pictures_share_their_colors()
    {
        var pixels = new GlobalAverageBars(Tensor.From([2, 1, 2], [0, 1, 0.5f, 0])).Svg().All("g")
            .Where(group => ((string?)group.Attribute("transform"))?.Contains("scale") == true).Select(group => group.Pixels()).ToList();

        pixels.Should().HaveCount(2);
        pixels[0].Values.Should().Equal("#000", "#fff");
        pixels[1][(0, 0)].Should().Be("#808080");
        pixels[1][(0, 1)].Should().Be("#000");
    }

    [Fact]
    public void Below_zero_they_are_orange_and_the_axis_says_so()
    {
        new GlobalAverageBars(Maps).Svg().Texts().Should().Contain("mean of the map (orange: below 0)");
        new GlobalAverageBars(Tensor.Ones([2, 3, 4])).Svg().Texts().Should().Contain("mean of the map");
    }

    [Fact]
    public void A_mean_that_is_no_number_has_no_bar()
    {
        var figure = new GlobalAverageBars(Tensor.From([2, 1, 2], [1, 2, 3, float.NaN]));

        figure.Svg().Boxes($"{Palette.Of(2)}").Should().HaveCount(1);
        figure.Description.Should().EndWith("map 1 1.5, map 2 NaN.");
    }

    [Fact]
    public void Photos_and_many_maps_are_small_enough()
    {
        Shape[] shapes = [[3, 60, 80], [24, 14, 14], [24, 8, 8], [4, 13, 13], [16, 5, 5]];
        foreach (var shape in shapes)
        {
            var figure = new GlobalAverageBars(new Generator(3).Uniform(shape, -1, 1));

            figure.ToHtml().Length.Should().BeLessThan(50_000);
            figure.ToPlotly().ToJsonString().Length.Should().BeLessThan(50_000);
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused(() => new GlobalAverageBars(Tensor.Ones([6, 8]))).Should().Be(
            "Global averages are drawn for up to 24 maps [C, H, W] of up to 256×256 pixels. Received: [6, 8].");
        Refused(() => new GlobalAverageBars(Tensor.Ones([100, 2, 2]))).Should().EndWith("Received: [100, 2, 2].");
        Refused(() => new GlobalAverageBars(Maps, ["cat", "dog"])).Should().Be("Each map has one name. Received: 3 maps and 2 names.");
        Refused(() => new GlobalAverageBars(null!)).Should().EndWith("Received: null.");
        FluentActions.Invoking(() => new GlobalAverageBars(Maps, ["cat", null!, "bird"])).Should().Throw<ArgumentException>()
            .WithMessage("Each map has a name. Received: null for map 2.");
    }

    private static string Refused(Func<GlobalAverageBars> make) => make.Should().Throw<ShapeException>().Which.Message;
}
