using System.Text.Json.Nodes;
using CourseKit.Figures;
using CourseKit.Figures.Charts;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Charts;

public class PlotlyFigureTests
{
    private const string Axes = """{"title":{"text":"Loss"},"xaxis":{"title":{"text":"step"}},"yaxis":{"title":"loss","type":"log"}}""";

    [Fact]
    public void Lines_are_those_of_a_line_plot() => Svg(
        """[{"type":"scatter","mode":"lines","name":"train","x":[0,1,3],"y":[4,2,1]},{"mode":"lines","name":"test","y":[5,null,3]}]""",
        Axes).Should().Be(Picture(Plot.Line(("train", [0, 1, 3], [4, 2, 1]), ("test", [0, 1, 2], [5, double.NaN, 3]))
            .WithAxes("step", "loss").WithLogY()));

    [Fact]
    public void Points_have_no_line_between_them()
    {
        var svg = Svg("""[{"type":"scatter","mode":"markers","x":[0,1,3],"y":[4,2,1]},{"mode":"lines","x":[0,3],"y":[4,1]}]""");
        var lines = Picture(Plot.Line(("", [0, 1, 3], [4, 2, 1]), ("", [0, 3], [4, 1])));

        Dots(svg).Should().Be(3);
        Dots(lines).Should().Be(0);
        svg.Length.Should().BeGreaterThan(lines.Length);
        Strokes(lines).Except(Strokes(svg)).Should().ContainSingle("the line between the points is gone, and the other is not");
    }

    [Theory]
    [InlineData("""[{"type":"bar","x":["a","b"],"y":[3,5],"name":"x"},{"type":"bar","x":["a","b"],"y":[1,2],"name":"y"}]""")]
    [InlineData("""[{"type":"bar","x":["a","b"],"y":["3",5],"name":"x"},{"type":"bar","x":["a","b"],"y":[1,2],"name":"y"}]""")]
    public void Bars_are_those_of_a_bar_chart(string traces) =>
        Svg(traces).Should().Be(Picture(Plot.Bars(["a", "b"], ("x", [3, 5]), ("y", [1, 2]))));

    [Fact]
    public void The_first_horizontal_bar_is_at_the_bottom() =>
        Svg("""[{"type":"bar","orientation":"h","y":["a","b","c"],"x":[3,5,4]}]""")
            .Should().Be(Picture(Plot.Bars(["c", "b", "a"], [4, 5, 3]).Horizontal()));

    [Theory]
    [InlineData("{}", 3, 4, 5, 0, 1, 2)]
    [InlineData("""{"yaxis":{"autorange":"reversed"}}""", 0, 1, 2, 3, 4, 5)]
    public void The_first_row_of_a_heat_map_is_at_the_bottom_unless_its_axis_is_turned_around(string layout, params int[] values) =>
        Svg("""[{"type":"heatmap","z":[[0,1,2],[3,4,5]]}]""", layout)
            .Should().Be(Picture(Plot.HeatMap(Tensor.FromIndex([2, 3], at => values[(at[0] * 3) + at[1]]))));

    [Theory]
    [InlineData("""[{"type":"surface","name":"hills","z":[[1,2],[3,4]]}]""", "1 trace: surface «hills»")]
    [InlineData("""[{"type":"scatter","x":["2026-01-01","2026-03-01"],"y":[1,2]}]""", "1 trace: scatter")]
    [InlineData("""[{"type":"scatter","x":[1],"y":[1,2]}]""", "1 trace: scatter")]
    [InlineData("""[{"type":"scatter","y":[1,2]},{"type":"scatter","y":[1,2],"yaxis":"y2"}]""", "2 traces: scatter, scatter")]
    [InlineData("""[{"type":"bar","x":["a"],"y":[1]},{"type":"bar","x":["b"],"y":[1]}]""", "2 traces: bar, bar")]
    [InlineData("""[{"type":"heatmap","z":[[1,2],[3]]}]""", "1 trace: heatmap")]
    [InlineData("""[{"type":"pie","values":[1,2]},7]""", "1 trace: pie")]
    public void What_a_plot_would_not_show_whole_is_told_in_words(string traces, string words) =>
        Svg(traces).Should().Contain($">Chart of plotly with {words}. It is drawn where plotly.js is.</text>");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":[],"layout":[]}""")]
    [InlineData("""{"data":5,"layout":"none"}""")]
    public void A_chart_without_traces_says_so(string json) =>
        new PlotlyFigure(JsonNode.Parse(json)!.AsObject()).ToString().Should().Be("Chart of plotly without traces.");

    [Fact]
    public void Plotly_gets_it_as_it_is_with_words_for_those_who_cannot_see_it()
    {
        var json = JsonNode.Parse($$"""{"data":[{"type":"scatter","y":[1,2]}],"layout":{{Axes}},"frames":[]}""")!.AsObject();

        var given = new PlotlyFigure(json).ToPlotly();

        ((string)given["layout"]!["meta"]!["description"]!).Should().Be("Loss. Chart of plotly with 1 trace: scatter.");
        given["layout"]!.AsObject().Remove("meta");
        JsonNode.DeepEquals(given, json).Should().BeTrue();
    }

    private static string Svg(string traces, string layout = "{}")
    {
        var json = JsonNode.Parse($$"""{"data":{{traces}},"layout":{{layout}}}""")!.AsObject();
        return WithoutWords((new PlotlyFigure(json) { Title = string.Empty }).ToSvg());
    }

    private static string Picture(Plot plot) => WithoutWords(plot.ToSvg());

    private static string WithoutWords(string svg) => string.Join("</desc>", svg.Split("<desc>").Select(part => part.Split("</desc>")[^1]));

    private static int Dots(string svg) => svg.Split("a3 3 0 1 0 6 0").Length - 1;

    private static IEnumerable<string> Strokes(string svg) => svg.Split('<').Where(tag => tag.StartsWith("path", StringComparison.Ordinal));
}
