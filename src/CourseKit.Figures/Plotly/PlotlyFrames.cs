using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>Frames of a plotly figure with a slider and buttons; each holds only what differs between frames.</summary>
internal static class PlotlyFrames
{
    private const int ControlHeight = 60, ButtonsWidth = 150;

    /// <param name="figure">The figure.</param>
    /// <param name="height">Pixels of the drawing, without title, axes and controls.</param>
    /// <param name="traces">The traces of each frame.</param>
    /// <param name="layouts">The axes of each frame.</param>
    /// <param name="captions">The text below each frame; may be empty.</param>
    /// <param name="room">The room around the figure.</param>
    public static JsonObject Of(
        Figure figure, double height, IReadOnlyList<JsonArray> traces, IReadOnlyList<JsonObject> layouts,
        IReadOnlyList<string> captions, PlotlyRoom room)
    {
        var (dataChanges, layoutChanges) = (Changes(traces), LayoutChanges(layouts));
        JsonArray frames = [.. traces.Select((_, step) => new JsonObject
        {
            ["name"] = Name(step),
            ["data"] = dataChanges[step],
            ["layout"] = layoutChanges[step],
        })];
        var layout = layouts[0].DeepClone().AsObject();
        layout["sliders"] = new JsonArray(Slider(traces.Count, captions));
        layout["updatemenus"] = new JsonArray(Buttons());
        return PlotlyDocument.Of(figure, height, traces[0].DeepClone().AsArray(), layout, room, frames, ControlHeight);
    }

    /// <summary>The properties of each frame that are not the same everywhere; of a list of objects, as of shapes, those of each object,
    /// which plotly puts into the one at its place.</summary>
    private static JsonObject[] LayoutChanges(IReadOnlyList<JsonObject> all)
    {
        var changing = Changing(all);
        JsonObject[] changes = [.. all.Select(layout => Only(layout, changing))];
        foreach (var name in changing.Where(name => IsListOfAsMany(all, name)))
        {
            var lists = Changes([.. all.Select(layout => layout[name]!.AsArray())]);
            for (var step = 0; step < changes.Length; step++)
            {
                changes[step][name] = lists[step];
            }
        }

        return changes;
    }

    private static bool IsListOfAsMany(IReadOnlyList<JsonObject> all, string name) => all.All(layout =>
        layout[name] is JsonArray list && list.Count == (all[0][name] as JsonArray)?.Count && list.All(item => item is JsonObject));

    /// <summary>The properties of the objects in each list that are not the same in all lists.</summary>
    private static JsonArray[] Changes(IReadOnlyList<JsonArray> all)
    {
        HashSet<string>[] changing = [.. Enumerable.Range(0, all.Max(list => list.Count)).Select(i =>
            Changing([.. all.Select(list => i < list.Count ? list[i]!.AsObject() : [])]))];
        return [.. all.Select(list => new JsonArray([.. list.Select((one, i) => Only(one!.AsObject(), changing[i]))]))];
    }

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
