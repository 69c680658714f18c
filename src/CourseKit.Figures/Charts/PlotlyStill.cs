using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plots;

namespace CourseKit.Figures.Charts;

/// <summary>The plot of the course that shows what a figure of plotly does: lines and points over numbers, bars beside each other, one heat
/// map.</summary>
internal static class PlotlyStill
{
    private const int PointsWithMarkers = 20;

    /// <summary>Returns the plot; null for a figure of another kind, or with something in it that the plot would leave out.</summary>
    public static Plot? Of(JsonObject figure)
    {
        JsonObject[] traces = [.. (figure["data"] as JsonArray ?? []).OfType<JsonObject>()];
        var layout = figure["layout"];
        var isPlain = traces.Length > 0 && traces.All(trace => IsAxis(trace["xaxis"], "x") && IsAxis(trace["yaxis"], "y"));
        return !isPlain ? null
            : traces.All(trace => TextOf(trace["type"]) is "scatter" or "scattergl" or "") ? Lines(traces, layout)
            : traces.All(trace => TextOf(trace["type"]) == "bar") ? Bars(traces, layout)
            : traces is [var only] && TextOf(only["type"]) == "heatmap" ? Heat(only, layout)
            : null;
    }

    /// <summary>The title of a figure or of an axis, which is an object or a text; empty where there is none.</summary>
    public static string TitleOf(JsonNode? titled) =>
        TextOf((titled as JsonObject)?["title"] is JsonObject title ? title["text"] : (titled as JsonObject)?["title"]);

    /// <summary>A text, or a number as one; empty for anything else.</summary>
    public static string TextOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => Digits.Label(node.GetValue<double>()),
        _ => string.Empty,
    };

    private static LinePlot? Lines(JsonObject[] traces, JsonNode? layout)
    {
        var lines = traces.Select(Line).OfType<Series>().ToArray();
        var (x, y) = (layout?["xaxis"], layout?["yaxis"]);
        if (lines.Length < traces.Length || traces.Any(trace => trace["stackgroup"] is not null))
        {
            return null;
        }

        string[] modes = [.. traces.Zip(lines, Mode)];
        var plot = new LinePlot([.. lines])
        {
            Unconnected = [.. modes.Index().Where(mode => !HasLine(mode.Item)).Select(mode => mode.Index)],
        }.WithAxes(TitleOf(x), TitleOf(y));
        plot = modes.Contains("lines+markers") ? plot.WithMarkers() : plot;
        plot = IsLogarithmic(x) ? plot.WithLogX() : plot;
        return IsLogarithmic(y) ? plot.WithLogY() : plot;
    }

    private static Series? Line(JsonObject trace)
    {
        var y = NumbersOf(trace["y"]);
        var x = trace["x"] is null ? [.. Enumerable.Range(0, y?.Length ?? 0)] : NumbersOf(trace["x"]);
        return x is not null && y is not null && x.Length == y.Length ? new Series(TextOf(trace["name"]), [.. x], [.. y]) : null;
    }

    private static string Mode(JsonObject trace, Series line) => TextOf(trace["mode"]) is { Length: > 0 } mode ? mode
        : line.Y.Count < PointsWithMarkers ? "lines+markers" : "lines";

    private static bool HasLine(string mode) => mode.Contains("lines", StringComparison.Ordinal);

    private static BarPlot? Bars(JsonObject[] traces, JsonNode? layout)
    {
        var isHorizontal = TextOf(traces[0]["orientation"]) == "h";
        var (along, across) = isHorizontal ? ("y", "x") : ("x", "y");
        string[] labels = [.. (traces[0][along] as JsonArray ?? []).Select(TextOf)];
        var groups = traces.Select(trace => NumbersOf(trace[across])).ToArray();
        var isAlike = traces.Zip(groups).All(trace =>
            trace.Second?.Length == labels.Length && TextOf(trace.First["orientation"]) == "h" == isHorizontal
            && trace.First[along] is JsonArray own && own.Select(TextOf).SequenceEqual(labels));
        if (!isAlike || (traces.Length > 1 && TextOf(layout?["barmode"]) is not ("" or "group")))
        {
            return null;
        }

        // The first bar of plotly's is at the bottom.
        T[] InOrder<T>(T[] items) => isHorizontal ? [.. items.Reverse()] : items;
        var plot = new BarPlot([.. InOrder(labels)],
            [.. traces.Zip(groups).Select(trace => new Series(TextOf(trace.First["name"]), [.. InOrder(trace.Second!)]))])
            .WithAxes(TitleOf(layout?[$"{along}axis"]), TitleOf(layout?[$"{across}axis"]));
        return isHorizontal ? plot.Horizontal() : plot;
    }

    private static HeatMap? Heat(JsonObject trace, JsonNode? layout)
    {
        var rows = (trace["z"] as JsonArray ?? []).Select(NumbersOf).ToArray();
        if (rows is not [{ Length: > 0 and var width }, ..] || rows.Any(row => row?.Length != width))
        {
            return null;
        }

        // The first row of plotly's is at the bottom, unless its axis is turned around.
        var isTurned = TextOf(layout?["yaxis"]?["autorange"]) == "reversed";
        var height = rows.Length;
        return Plot.HeatMap(Tensor.FromIndex([height, width], at => rows[isTurned ? at[0] : height - 1 - at[0]]![at[1]]));
    }

    private static bool IsAxis(JsonNode? axis, string first) => TextOf(axis) is var name && (name.Length == 0 || name == first);

    private static bool IsLogarithmic(JsonNode? axis) => TextOf((axis as JsonObject)?["type"]) == "log";

    /// <summary>Numbers, also those that are written as text, with NaN for what is missing; null where there is anything else.</summary>
    private static double[]? NumbersOf(JsonNode? list)
    {
        if (list is not JsonArray items)
        {
            return null;
        }

        var numbers = items.Select(item => item?.GetValueKind() switch
        {
            null => double.NaN,
            JsonValueKind.Number => item.GetValue<double>(),
            JsonValueKind.String when double.TryParse(item.GetValue<string>(), CultureInfo.InvariantCulture, out var number) => number,
            _ => (double?)null,
        }).ToArray();
        return numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }
}
