using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>Axes and legends of plotly's lines and bars.</summary>
internal static class PlotlyAxis
{
    /// <summary>The line around pixels, so that white ones have an end on a white page.</summary>
    public const string FrameColor = "rgba(128,128,128,0.6)";

    private const string GridColor = "rgba(128,128,128,0.25)";

    public static JsonObject Of(string title, bool isLogarithmic = false) => new()
    {
        ["title"] = PlotlyData.Title(title),
        ["type"] = isLogarithmic ? "log" : "linear",
        ["exponentformat"] = isLogarithmic ? "power" : "none",
        ["separatethousands"] = true,
        ["gridcolor"] = GridColor,
        ["zerolinecolor"] = GridColor,
        ["automargin"] = true,
    };

    /// <summary>An axis of names.</summary>
    public static JsonObject OfLabels(string title) =>
        new() { ["title"] = PlotlyData.Title(title), ["type"] = "category", ["automargin"] = true };

    /// <summary>An axis along the cells of a heat map.</summary>
    public static JsonObject OfCells(string title, bool hasLabels) => new()
    {
        ["showline"] = true,
        ["mirror"] = true,
        ["linecolor"] = FrameColor,
        ["ticks"] = "",
        ["title"] = PlotlyData.Title(title),
        ["constrain"] = "domain",
        ["showgrid"] = false,
        ["zeroline"] = false,
        ["showticklabels"] = hasLabels,
        ["automargin"] = true,
    };

    /// <summary>Returns whether numbers, names or a title stand along an axis.</summary>
    public static bool HasWords(JsonNode? axis) => (bool?)axis?["visible"] != false
        && ((bool?)axis?["showticklabels"] != false || (string?)axis?["title"]?["text"] is { Length: > 0 });

    public static JsonObject LegendAbove() => new() { ["orientation"] = "h", ["x"] = 0, ["y"] = 1.02, ["yanchor"] = "bottom" };
}
