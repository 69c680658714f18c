using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Figures;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Drawings;

/// <summary>The plotly form of every drawing, held against its SVG, step by step.</summary>
public sealed partial class PlotlyDrawingTests
{
    private static readonly HashSet<string> TopNames =
    [
        "type", "mode", "x", "y", "text", "textposition", "textfont", "opacity", "hoverinfo", "marker", "path", "fillcolor", "line",
        "textangle", "font", "yanchor", "source", "sizex", "sizey", "visible",
    ];

    public static TheoryData<string> Kinds => [.. Gallery.Figures.Where(figure => figure.Value() is Drawing).Select(figure => figure.Key)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_step_has_the_texts_of_the_svg(string kind)
    {
        var drawing = Gallery.Figures[kind]().Titled(string.Empty);
        var (svg, steps) = (drawing.Svg(), Steps(drawing));
        var captions = XElement.Parse(drawing.ToHtml()).Descendants("div")
            .Where(div => (string?)div.Attribute("class") == "ck-step-caption").Select(div => div.Value).ToList();

        for (var step = 0; step < steps.Count; step++)
        {
            var texts = steps[step].Texts.ToList();
            captions.ElementAtOrDefault(step)?.Should().Be(string.Join(' ', texts.TakeLast(texts.Count - Seen(svg, "text", step).Count)));
            texts.Take(Seen(svg, "text", step).Count).Should().BeEquivalentTo(Seen(svg, "text", step).Select(text => text.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_step_has_the_lines_and_areas_of_the_svg(string kind)
    {
        var drawing = Gallery.Figures[kind]();
        var (svg, steps) = (drawing.Svg(), Steps(drawing));

        for (var step = 0; step < steps.Count; step++)
        {
            steps[step].Paths.Where(path => path != "M0 0").Sum(path => path.Count(letter => letter == 'M')).Should()
                .Be(Seen(svg, "path", step).Sum(path => path.Pieces().Count()));
            steps[step].Paths.Should().OnlyContain(path => Absolute().IsMatch(path), "plotly knows no steps from where a path is");
            steps[step].Images.Should().Be(Seen(svg, "image", step).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_colors_are_concrete_and_its_names_are_plotlys(string kind)
    {
        var figure = Gallery.Figures[kind]().ToPlotly();

        Values(figure, "color").Concat(Values(figure, "fillcolor")).Where(color => color is not "rgba(0,0,0,0)").Should()
            .OnlyContain(color => Color().IsMatch(color));
        figure.ToJsonString().Should().NotContain("currentColor").And.NotContain("var(");
        var objects = new[] { "shapes", "annotations", "images" }.Select(name => figure["layout"]![name]!).Append(figure["data"]!);
        objects.SelectMany(list => list.AsArray()).SelectMany(one => one!.AsObject()).Select(property => property.Key)
            .Should().BeSubsetOf(TopNames);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pixel_of_the_svg_is_one_of_the_axes_which_stay_as_they_are(string kind)
    {
        var layout = JsonNode.Parse(Gallery.Figures[kind]().ToPlotly().ToJsonString())!["layout"]!;

        var (x, y) = (layout["xaxis"]!, layout["yaxis"]!);
        ((double?)x["range"]![0], (double?)y["range"]![1], (string?)y["scaleanchor"]).Should().Be((0, 0, "x"));
        var (margin, height) = (layout["margin"]!, (double)y["range"]![0]!);
        ((double)layout["width"]! - (double)x["range"]![1]!).Should().BeInRange(0, 1);
        ((double)layout["height"]! - (double)margin["t"]! - (double)margin["b"]! - height).Should().BeInRange(0, 1);
        new[] { x, y }.Should().OnlyContain(axis => (bool)axis["fixedrange"]! && !(bool)axis["visible"]!);
    }

    [Fact]
    public void The_pointer_finds_values_that_the_svg_does_not_write()
    {
        var maps = new GlobalAverageBars(Tensor.From([2, 1, 3], [1, 2, 3.5f, -4, 0.25f, 6]), ["cat", "dog"]);

        Hints(maps).Should().Equal("1", "2", "3.5", "−4", "0.25", "6",
            "cat: mean 2.16667, values from 1 to 3.5", "dog: mean 0.75, values from −4 to 6");
        Hints(Gallery.Figures["memory of a prediction"]()).Should().Contain("parameters: 3.614 MB").And.Contain("input: 720.0 kB")
            .And.Contain("output of 0: 6.0 MB");
        Hints(Gallery.Figures["depth-wise pooling"]()).Should().BeEmpty("its numbers are written");
    }

    [Fact]
    public void A_number_on_a_strong_color_is_black_or_white_on_all_of_it()
    {
        var figure = SlidingPool.Max([[1, 2], [3, 4]], 2).ToPlotly();

        figure["layout"]!["shapes"]!.AsArray().Select(shape => (string?)shape!["fillcolor"]).Should().Contain("#009e73");
        figure["data"]!.AsArray().Where(trace => (string?)trace!["textfont"]!["color"] == "#000")
            .SelectMany(trace => trace!["text"]!.AsArray()).Select(text => (string?)text).Should().Equal("4", "4");
    }

    [Fact]
    public void A_long_title_is_broken_into_lines_as_above_the_svg()
    {
        var drawing = new PaddingDrawing(5, 3)
            .Titled("A title that goes on and on until it is far wider than the drawing that it stands above");

        ((string?)drawing.ToPlotly()["layout"]!["title"]!["text"]).Should().Contain("<br>");
    }

    /// <summary>The marks of an SVG that are seen at a step.</summary>
    private static List<XElement> Seen(XElement svg, string name, int step) => [.. svg.All(name)
        .Where(mark => mark.Steps().Split(' ') is not [var from, var to] || (step >= int.Parse(from) && step <= int.Parse(to)))];

    private static IEnumerable<string> Hints(Figure figure) => figure.ToPlotly()["data"]!.AsArray()
        .Where(trace => (string?)trace!["hoverinfo"] == "text")
        .SelectMany(trace => trace!["text"]!.AsArray().Select(text => (string)text!));

    /// <summary>What is seen at each step: what the figure begins with, and the changes of the frame.</summary>
    private static List<(IEnumerable<string> Texts, List<string> Paths, int Images)> Steps(Figure drawing)
    {
        var figure = drawing.ToPlotly();
        JsonNode?[] frames = figure["frames"]!.AsArray() is { Count: > 0 } all ? [.. all] : [null];
        return [.. frames.Select(frame =>
        {
            var (layout, changes) = (figure["layout"]!, frame?["layout"]);
            var written = Changed(figure["data"]!, frame?["data"]).Where(trace => trace["mode"] is null)
                .SelectMany(trace => trace["text"]!.AsArray().Select(text => (string)text!));
            var turned = Changed(layout["annotations"]!, changes?["annotations"]).Select(text => (string)text["text"]!);
            return (turned.Concat(written).Select(text => WebUtility.HtmlDecode(text)!),
                Changed(layout["shapes"]!, changes?["shapes"]).Select(shape => (string)shape["path"]!).ToList(),
                Changed(layout["images"]!, changes?["images"]).Count(image => image["visible"] is null));
        })];
    }

    private static IEnumerable<JsonObject> Changed(JsonNode list, JsonNode? changes) => list.AsArray().Select((one, i) =>
    {
        var changed = one!.DeepClone().AsObject();
        foreach (var (name, value) in changes?[i]?.AsObject() ?? [])
        {
            changed[name] = value?.DeepClone();
        }

        return changed;
    });

    private static IEnumerable<string> Values(JsonNode? node, string name) => node switch
    {
        JsonObject one => one.SelectMany(property => property.Key == name && property.Value is JsonValue value
            ? [(string)value!] : Values(property.Value, name)),
        JsonArray list => list.SelectMany(item => Values(item, name)),
        _ => [],
    };

    [GeneratedRegex(@"^(M-?[\d.]+ -?[\d.]+|L-?[\d.]+ -?[\d.]+|[HV]-?[\d.]+|Z)+$")]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^(#[0-9a-f]{3}|#[0-9a-f]{6}|rgba\(\d+,\d+,\d+,(0?\.\d+|0|1)\))$")]
    private static partial Regex Color();
}
