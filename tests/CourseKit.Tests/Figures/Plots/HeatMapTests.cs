using CourseKit.Figures;
using CourseKit.Figures.Colors;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Plots;

public sealed class HeatMapTests
{
    [Fact]
    public void The_smallest_and_the_largest_value_have_the_ends_of_viridis()
    {
        var pixels = Plot.HeatMap([[0, 1], [2, 3]]).Svg().Pixels();

        pixels[(0, 0)].Should().Be("#440154");
        pixels[(1, 1)].Should().Be("#fde725");
        pixels.Should().HaveCount(4);
    }

    [Fact]
    public void Values_of_both_signs_have_diverging_colors_with_white_at_0()
    {
        var pixels = Plot.HeatMap([[-1, 0, 2]]).Svg().Pixels();

        pixels[(0, 1)].Should().Be("#f7f7f7");
        pixels[(0, 2)].Should().Be("#2d004b");
        pixels[(0, 0)].Should().Be(ColorMap.OrangePurple.At(0.25).ToString(), "the scale is as long on both sides");
    }

    [Fact]
    public void A_range_around_0_has_diverging_colors_whatever_the_values()
    {
        var map = Plot.HeatMap(Tensor.Zeros([2, 2])).WithRange(-1, 1);

        map.Colors.Should().Be(ColorMap.OrangePurple);
        map.Svg().Pixels().Values.Should().OnlyContain(color => color == "#f7f7f7");
    }

    [Fact]
    public void A_value_that_is_no_number_has_no_color_and_a_constant_map_has_one()
    {
        Plot.HeatMap([[float.NaN, 1], [2, float.PositiveInfinity]]).Svg().Pixels().Keys.Should().BeEquivalentTo([(0, 1), (1, 0)]);
        Plot.HeatMap(Tensor.Full([2, 2], 5)).Svg().Pixels().Values.Distinct().Should().ContainSingle();
    }

    [Fact]
    public void Numbers_are_written_in_the_cells_if_asked()
    {
        Plot.HeatMap([[1, -2], [0.12345f, 1000]], values: true).Svg().Texts().Should().BeEquivalentTo("1", "−2", "0.123", "1,000");
    }

    [Fact]
    public void The_plotly_form_has_the_same_values_and_the_same_colors()
    {
        var plotly = Plot.HeatMap([[0, 0.5f], [float.NaN, 86_436]]).ToPlotly();

        var trace = plotly["data"]![0]!;
        trace["z"]!.ToJsonString().Should().Be("[[0,0.5],[null,86436]]");
        trace["colorscale"]![0]!.ToJsonString().Should().Be("""[0,"#440154"]""");
        ((string?)plotly["layout"]!["yaxis"]!["autorange"]).Should().Be("reversed", "row 0 is on top");
        ((bool?)plotly["layout"]!["xaxis"]!["mirror"]).Should().BeTrue("a pale map has an edge");
    }

    [Fact]
    public void The_plotly_form_leaves_room_for_words_along_its_axes_only_where_there_are_some()
    {
        var (bare, titled) = (Plot.HeatMap([[1, 2]]), Plot.HeatMap([[1, 2]]).WithAxes("column", "row"));

        static (int Left, int Below) Margins(Plot plot) =>
            plot.ToPlotly()["layout"]!["margin"]! is var margin ? ((int)margin["l"]!, (int)margin["b"]!) : default;
        Margins(bare).Left.Should().BeLessThan(Margins(titled).Left);
        Margins(bare).Below.Should().BeLessThan(Margins(titled).Below);
    }

    [Fact]
    public void What_is_no_matrix_or_no_range_is_refused()
    {
        var cube = () => Plot.HeatMap(Tensor.Zeros([2, 3, 4]));
        var range = () => Plot.HeatMap(Tensor.Zeros([2, 2])).WithRange(1, 1);
        var labels = () => Plot.HeatMap(Tensor.Zeros([2, 2])).WithLabels(["a"], ["b", "c"]);

        cube.Should().Throw<ShapeException>().Which.Message.Should().Be(
            "A heat map shows a matrix [H, W] or [1, H, W]. Received: shape [2, 3, 4].");
        range.Should().Throw<ArgumentException>().WithMessage("A range goes from a lower to a higher number. Received: 1 to 1.");
        labels.Should().Throw<ShapeException>()
            .WithMessage("Each row and each column has one label. Received: 1 and 2 labels for 2 rows and 2 columns.");
    }
}
