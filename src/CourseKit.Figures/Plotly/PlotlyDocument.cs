using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>What all plotly figures have in common: text and grid that read on light and dark pages, the title, no logo.</summary>
internal static class PlotlyDocument
{
    private const string Transparent = "rgba(0,0,0,0)", ReadableOnBoth = "#808080";

    public static JsonObject Of(Figure figure, JsonArray traces, JsonObject layout, JsonArray? frames = null)
    {
        layout["title"] = new JsonObject { ["text"] = PlotlyData.Text(figure.Title), ["font"] = new JsonObject { ["size"] = 15 } };
        layout["font"] = new JsonObject { ["color"] = ReadableOnBoth };
        layout["paper_bgcolor"] = Transparent;
        layout["plot_bgcolor"] = Transparent;
        layout["margin"] = new JsonObject { ["l"] = 50, ["r"] = 20, ["t"] = figure.Title.Length > 0 ? 50 : 20, ["b"] = 45 };
        return new JsonObject
        {
            ["data"] = traces,
            ["layout"] = layout,
            ["frames"] = frames ?? [],
            ["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false },
        };
    }
}
