using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>Drawings for plotly: the marks of the SVG as shapes, texts and images, on hidden axes that count its pixels.</summary>
/// <remarks>Images lie below, then shapes, then texts, in whatever order they were drawn: plotly has a place for each kind.</remarks>
internal static class PlotlyDrawing
{
    /// <summary>The room in which a hint is shown around its part, so that those of long parts are found.</summary>
    private const int HoverDistance = 30;

    /// <param name="figure">The figure.</param>
    /// <param name="frames">The picture of each step; one for a figure that stands still.</param>
    public static JsonObject Of(Figure figure, IReadOnlyList<Picture> frames)
    {
        var (width, height) = (frames.Max(frame => frame.Width), frames.Max(frame => frame.Height));
        IReadOnlyList<IReadOnlyList<DrawnMark>>[] marks = [.. frames.Select(frame =>
            InkedMarks.Of([.. frame.Layers.Select(layer => DrawnMark.Of(layer).ToArray())]))];
        PlotlyLayer[] layers = [.. Enumerable.Range(0, frames.Max(frame => frame.Layers.Count)).Select(layer =>
            new PlotlyLayer([.. marks.Select(step => step.ElementAtOrDefault(layer) ?? [])]))];
        JsonObject[][] shapes = [.. layers.SelectMany(layer => layer.Shapes())];
        JsonObject[][] texts = [.. layers.SelectMany(layer => layer.Texts())];
        JsonObject[][] turned = [.. layers.SelectMany(layer => layer.TurnedTexts())];
        JsonObject[][] images = [.. layers.SelectMany(layer => layer.Images())];
        JsonObject[][] hints = frames.Any(frame => frame.Hints.Count > 0) ? [[.. frames.Select(Hints)]] : [];
        JsonArray[] traces = [.. frames.Select((_, step) => At([.. texts, .. hints], step))];
        JsonObject[] layouts = [.. frames.Select((_, step) => Layout(width, height, At(shapes, step), At(turned, step), At(images, step)))];
        return frames.Count > 1
            ? PlotlyFrames.Of(figure, height, traces, layouts, [], PlotlyRoom.AboveControls)
            : PlotlyDocument.Of(figure, height, traces[0], layouts[0], PlotlyRoom.WithoutAxes);
    }

    private static JsonArray At(IEnumerable<JsonObject[]> marks, int step) => [.. marks.Select(mark => mark[step])];

    private static JsonObject Layout(double width, double height, JsonArray shapes, JsonArray turned, JsonArray images) => new()
    {
        ["width"] = Math.Ceiling(width),
        ["xaxis"] = Axis(0, width),
        ["yaxis"] = Axis(height, 0, ("scaleanchor", "x")),
        ["hovermode"] = "closest",
        ["hoverdistance"] = HoverDistance,
        ["dragmode"] = false,
        ["modebar"] = new JsonObject { ["remove"] = new JsonArray("select", "lasso") },
        ["showlegend"] = false,
        ["shapes"] = shapes,
        ["annotations"] = turned,
        ["images"] = images,
        ["template"] = new JsonObject { ["data"] = PlotlyLayer.TraceDefaults(), ["layout"] = PlotlyLayer.LayoutDefaults() },
    };

    private static JsonObject Axis(double from, double to, params (string Name, JsonNode Value)[] more) =>
    [
        KeyValuePair.Create("visible", (JsonNode?)false),
        KeyValuePair.Create("range", (JsonNode?)new JsonArray(from, to)),
        KeyValuePair.Create("fixedrange", (JsonNode?)true),
        KeyValuePair.Create("constrain", (JsonNode?)"domain"),
        .. more.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value)),
    ];

    /// <summary>Points that are not seen, and say something under the pointer.</summary>
    private static JsonObject Hints(Picture picture) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["x"] = PlotlyData.Places(picture.Hints.Select(hint => Math.Round(hint.X, 1))),
        ["y"] = PlotlyData.Places(picture.Hints.Select(hint => Math.Round(hint.Y, 1))),
        ["text"] = PlotlyData.Texts(picture.Hints.Select(hint => hint.Text)),
        ["hoverinfo"] = "text",
        ["marker"] = new JsonObject
        {
            ["size"] = PlotlyData.Places(picture.Hints.Select(hint => Math.Round(hint.Size))),
            ["color"] = PlotlyDocument.ReadableOnBoth,
            ["opacity"] = 0,
        },
    };
}
