using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>Frames of a plotly figure with a slider and buttons; each holds only what differs between frames.</summary>
internal static class PlotlyFrames
{
    private const int ControlHeight = 60, ButtonsWidth = 150;

    /// <param name="title">The line above the figure; may be empty.</param>
    /// <param name="height">Pixels of the drawing, without title, axes and controls.</param>
    /// <param name="traces">The traces of each frame.</param>
    /// <param name="layouts">The axes of each frame.</param>
    /// <param name="captions">The text below each frame; may be empty.</param>
    public static JsonObject Of(
        string title, double height, IReadOnlyList<JsonArray> traces, IReadOnlyList<JsonObject> layouts, IReadOnlyList<string> captions)
    {
        var changing = Changing(layouts);
        JsonArray frames = [.. traces.Select((data, step) => new JsonObject
        {
            ["name"] = Name(step),
            ["data"] = Changes(traces, data),
            ["layout"] = Only(layouts[step], changing),
        })];
        var layout = layouts[0].DeepClone().AsObject();
        layout["sliders"] = new JsonArray(Slider(traces.Count, captions));
        layout["updatemenus"] = new JsonArray(Buttons());
        return PlotlyDocument.Of(title, height, traces[0].DeepClone().AsArray(), layout, frames, ControlHeight);
    }

    private static JsonArray Changes(IReadOnlyList<JsonArray> all, JsonArray frame) =>
        [.. frame.Select((trace, i) =>
            Only(trace!.AsObject(), Changing([.. all.Select(traces => i < traces.Count ? traces[i]!.AsObject() : [])])))];

    /// <summary>The names of the properties that are not the same everywhere.</summary>
    private static HashSet<string> Changing(IReadOnlyList<JsonObject> all) =>
        [.. all.SelectMany(one => one.Select(property => property.Key)).Distinct()
            .Where(key => all.Any(one => !JsonNode.DeepEquals(one[key], all[0][key])))];

    private static JsonObject Only(JsonObject all, HashSet<string> names) =>
        [.. all.Where(property => names.Contains(property.Key)).Select(
            property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))];

    private static JsonObject Slider(int count, IReadOnlyList<string> captions) => new()
    {
        ["steps"] = new JsonArray([.. Enumerable.Range(0, count).Select(step => new JsonObject
        {
            ["label"] = captions.Count > 0 ? PlotlyData.Text(captions[step]) : Name(step),
            ["method"] = "animate",
            ["args"] = new JsonArray(new JsonArray(Name(step)), Immediately(0)),
        })]),
        ["pad"] = new JsonObject { ["l"] = ButtonsWidth, ["t"] = 25 },

        // The captions of all steps do not fit below the slider: the one of the step that is seen
        // stands above it, and the others are hidden.
        ["font"] = new JsonObject { ["size"] = 1, ["color"] = "rgba(0,0,0,0)" },
        ["currentvalue"] = new JsonObject
        {
            ["xanchor"] = "left",
            ["font"] = new JsonObject { ["size"] = 13, ["color"] = PlotlyDocument.ReadableOnBoth },
        },
    };

    private static JsonObject Buttons() => new()
    {
        ["type"] = "buttons",
        ["direction"] = "left",
        ["showactive"] = false,
        ["x"] = 0,
        ["y"] = 0,
        ["xanchor"] = "left",
        ["yanchor"] = "top",
        ["pad"] = new JsonObject { ["t"] = 45 },
        ["buttons"] = new JsonArray(Button("Play", null, Immediately(700)),
            Button("Pause", new JsonArray((JsonNode?)null), Immediately(0))),
    };

    private static JsonObject Button(string label, JsonNode? frames, JsonObject how) =>
        new() { ["label"] = label, ["method"] = "animate", ["args"] = new JsonArray(frames, how) };

    private static JsonObject Immediately(int duration) => new()
    {
        ["mode"] = "immediate",
        ["fromcurrent"] = true,
        ["frame"] = new JsonObject { ["duration"] = duration, ["redraw"] = true },
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };

    private static string Name(int step) => (step + 1).ToString(CultureInfo.InvariantCulture);
}
