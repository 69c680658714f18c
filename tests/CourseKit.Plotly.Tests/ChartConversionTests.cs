using System.Text.Json.Nodes;
using CourseKit.Figures;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tests.Figures;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Chart = Plotly.NET.Chart;
using Figure = CourseKit.Figures.Figure;
using Shape = Plotly.NET.LayoutObjects.Shape;

namespace CourseKit.Plotly.Tests;

public sealed class ChartConversionTests
{
    public static TheoryData<string> Still => [.. Gallery.Figures.Where(figure => !HasSteps(figure.Value())).Select(figure => figure.Key)];

    public static TheoryData<string> InSteps => [.. Gallery.Figures.Where(figure => HasSteps(figure.Value())).Select(figure => figure.Key)];

    [Theory]
    [MemberData(nameof(Still))]
    public void A_chart_is_the_JSON_of_its_figure(string kind)
    {
        var figure = Gallery.Figures[kind]().Titled("A <title> & more").Captioned("A caption.");

        var chart = Json(figure.ToChart());

        var expected = figure.ToPlotly();
        foreach (var part in new[] { "data", "layout" })
        {
            Sorted(chart[part]).Should().Be(Sorted(expected[part]));
        }

        expected["frames"]!.AsArray().Should().BeEmpty("a chart has none");
    }

    [Theory]
    [MemberData(nameof(InSteps))]
    public void A_figure_in_steps_is_refused_by_its_name(string kind)
    {
        var figure = Gallery.Figures[kind]();

        figure.Invoking(one => one.ToChart()).Should().Throw<NotSupportedException>()
            .WithMessage($"*Received: {figure.GetType().Name} with*");
    }

    [Fact]
    public void Its_refusal_says_what_to_convert_instead() =>
        FluentActions.Invoking(() => new SlidingKernel(Tensor.Ones([4, 4]), Tensor.Ones([3, 3])).ToChart()).Should()
            .Throw<NotSupportedException>().WithMessage(
                "Charts of Plotly.NET have no frames, so a figure in steps does not become one. Received: SlidingKernel with 4 steps. "
                + "Convert one of the plots that Plot.Steps was given, or show the figure as it is.");

    [Fact]
    public void Numbers_that_JSON_has_not_are_gaps()
    {
        var chart = Json(Plot.Line([1.5, double.NaN, double.PositiveInfinity, 3]).ToChart());

        Sorted(chart["data"]![0]!["y"]).Should().Be("[1.5,null,null,3]");
    }

    [Fact]
    public void Its_configuration_goes_along()
    {
        var figure = Plot.Line([1.5, 3]);

        GenericChart.getConfig(figure.ToChart()).GetPropertyNames(true).Should()
            .BeEquivalentTo(figure.ToPlotly()["config"]!.AsObject().Select(property => property.Key));
    }

    /// <summary>Plotly.NET changes what has its own types, and puts something new in the place of what has not.</summary>
    [Fact]
    public void Styling_it_on_changes_what_is_named_and_keeps_the_rest()
    {
        var figure = Plot.Line(("train", new[] { 3.0, 2, 1 }), ("test", new[] { 3.5, 2.5, 2 })).WithAxes("epoch", "loss");

        var chart = Chart.withLine(With(new Line(), ("width", 7))).Invoke(figure.ToChart())
            .WithXAxisStyle<double, double, string>(TitleText: "Epochs", ShowGrid: false).WithLegendStyle(X: 0.5);

        var (data, layout) = (figure.ToPlotly()["data"]!, figure.ToPlotly()["layout"]!);
        data[0]!["line"]!["width"] = 7;
        data[1]!["line"]!["width"] = 7;
        layout["xaxis"]!["title"] = new JsonObject { ["text"] = "Epochs" };
        layout["xaxis"]!["showgrid"] = false;
        layout["legend"]!["x"] = 0.5;
        Sorted(Json(chart)["data"]).Should().Be(Sorted(data));
        Sorted(Json(chart)["layout"]).Should().Be(Sorted(layout));
        figure.ToPlotly()["data"]![0]!["line"]!.AsObject().Should().ContainKey("color", "there is something to keep");
    }

    [Fact]
    public void Bars_keep_their_colors_when_they_become_transparent()
    {
        var figure = Plot.Bars(["a", "b"], ("x", new[] { 1.0, -2 }), ("y", new[] { 3.0, 4 }));

        var data = Json(Chart.withMarker(With(new Marker(), ("opacity", 0.5))).Invoke(figure.ToChart()))["data"]!;

        foreach (var (trace, before) in data.AsArray().Zip(figure.ToPlotly()["data"]!.AsArray()))
        {
            Sorted(trace!["marker"]).Should().Be($"{{\"color\":{before!["marker"]!["color"]!.ToJsonString()},\"opacity\":0.5}}");
        }
    }

    [Theory]
    [InlineData("annotations")]
    [InlineData("shapes")]
    [InlineData("images")]
    public void What_is_drawn_on_it_is_added_to_what_is_there(string list)
    {
        var figure = Gallery.Figures.Where(figure => !HasSteps(figure.Value())).Select(figure => figure.Value())
            .First(figure => Count(figure.ToPlotly()) > 0);

        var chart = list switch
        {
            "annotations" => Chart.withAnnotation(With(new Annotation(), ("text", "here")), null).Invoke(figure.ToChart()),
            "shapes" => Chart.withShape(With(new Shape(), ("type", "rect")), null).Invoke(figure.ToChart()),
            _ => Chart.withLayoutImage(With(new LayoutImage(), ("sizex", 3)), null).Invoke(figure.ToChart()),
        };

        Count(Json(chart)).Should().Be(Count(figure.ToPlotly()) + 1);

        int Count(JsonNode json) => (json["layout"]![list] as JsonArray)?.Count ?? 0;
    }

    private static T With<T>(T target, (string Name, object Value) property)
        where T : DynamicObj.DynamicObj
    {
        target.SetProperty(property.Name, property.Value);
        return target;
    }

    private static bool HasSteps(Figure figure) => figure.ToPlotly()["frames"]!.AsArray().Count > 0;

    private static JsonNode Json(GenericChart chart) => JsonNode.Parse(GenericChart.toFigureJson(chart))!;

    /// <summary>The JSON with its properties in order, and its numbers as a double writes them.</summary>
    private static string Sorted(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject properties => $"{{{string.Join(',', properties.OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => $"\"{property.Key}\":{Sorted(property.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Sorted))}]",
        _ when double.TryParse(node.ToJsonString(), out var number) => $"{number:R}",
        _ => node.ToJsonString(),
    };
}
