using CourseKit.Figures;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Plots;

public sealed class LineTests
{
    private const string Blue = "#0072b2", Vermillion = "#d55e00";

    [Fact]
    public void Points_lie_in_proportion_to_their_values()
    {
        var points = Plot.Line(("a", new[] { 0.0, 1, 4 }, new[] { 10.0, 20, 40 })).Svg().Lines(Blue).Single();

        var (width, height) = (points[2].X - points[0].X, points[0].Y - points[2].Y);
        width.Should().BePositive();
        height.Should().BePositive("larger values are higher up");
        ((points[1].X - points[0].X) / width).Should().BeApproximately(1 / 4.0, 1e-3);
        ((points[0].Y - points[1].Y) / height).Should().BeApproximately(10 / 30.0, 1e-3);
    }

    [Fact]
    public void On_a_logarithmic_axis_equal_factors_are_equal_distances()
    {
        var points = Plot.Line([1.0, 10, 100, 1000]).WithLogY().Svg().Lines(Blue).Single();

        var steps = points.Zip(points.Skip(1), (low, high) => low.Y - high.Y).ToList();
        steps.Should().OnlyContain(step => Math.Abs(step - steps[0]) < 0.1);
    }

    [Fact]
    public void A_line_breaks_where_a_value_is_no_number()
    {
        var pieces = Plot.Line([1.0, 2, double.NaN, 3, 4]).Svg().Lines(Blue);

        pieces.Select(piece => piece.Length).Should().Equal(2, 2);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 5.0 })]
    [InlineData(new[] { 5.0, 5, 5 })]
    [InlineData(new[] { double.NaN, double.PositiveInfinity })]
    [InlineData(new[] { 1e-300, 1e300 })]
    public void Few_values_equal_ones_and_none_at_all_make_a_figure_too(double[] values)
    {
        var plot = Plot.Line(values);

        plot.ToSvg().Should().NotContain("NaN").And.NotContain("Infinity").And.NotContain("∞");
        plot.ToPlotly().ToJsonString().Should().NotContain("NaN");
        plot.ToString().Should().NotBeEmpty();
    }

    [Fact]
    public void Several_lines_have_a_color_each_and_a_legend()
    {
        var plot = Plot.Line(("train", new[] { 1.0, 2 }), ("test", new[] { 2.0, 3 })).WithAxes("step", "loss");

        var svg = plot.Svg();
        svg.Lines(Blue).Should().ContainSingle(line => line.Length == 2);
        svg.Lines(Vermillion).Should().ContainSingle(line => line.Length == 2);
        svg.Texts().Should().Contain(["train", "test", "step", "loss"]);
        var plotly = plot.ToPlotly();
        plotly["data"]!.AsArray().Select(trace => (string?)trace!["name"]).Should().Equal("train", "test");
        ((bool?)plotly["layout"]!["showlegend"]).Should().BeTrue();
    }

    [Fact]
    public void A_legend_and_a_title_have_room_of_their_own()
    {
        static int Top(Plot plot) => (int)plot.ToPlotly()["layout"]!["margin"]!["t"]!;
        var (alone, named) = (Plot.Line([1.0, 2]), Plot.Line(("a", new[] { 1.0, 2 })));

        Top(named).Should().BeGreaterThan(Top(alone));
        Top(named.Titled("T")).Should().BeGreaterThan(Top(named)).And.BeGreaterThan(Top(alone.Titled("T")));
    }

    [Fact]
    public void The_plotly_form_has_logarithms_as_powers_and_counts_in_full()
    {
        var axis = Plot.Line([1e-6, 1]).WithLogY().ToPlotly()["layout"]!["yaxis"]!;

        ((string?)axis["type"], (string?)axis["exponentformat"]).Should().Be(("log", "power"));
        Plot.Line([86_436.0, 0.123456]).ToPlotly()["data"]![0]!["y"]!.ToJsonString().Should().Be("[86436,0.1235]");
    }

    [Fact]
    public void A_very_long_line_is_thinned_out_without_losing_its_peaks()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => i == 54_321 ? 1000.0 : Math.Sin(i)).ToList();

        var points = Plot.Line(values).Svg().Lines(Blue).Single();

        points.Should().HaveCountLessThan(5000);
        points.Min(point => point.Y).Should().BeLessThan(points.Average(point => point.Y) - 100, "the peak is still there");
    }

    [Fact]
    public void In_a_terminal_a_line_is_a_sparkline() =>
        Plot.Line([0.0, 1, 2, 3]).ToString().Should().Be("▁▃▆█  4 points, first 0, last 3, lowest 0, highest 3.");

    [Fact]
    public void A_line_has_as_many_x_as_y()
    {
        var make = () => Plot.Line(("a", new[] { 1.0, 2 }, new[] { 1.0 }));

        make.Should().Throw<ShapeException>().Which.Message.Should().Be("A line has as many x as y. Received: 2 x and 1 y.");
    }
}
