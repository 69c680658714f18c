using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>The common parts of all plotly figures: text and grid that read on light and dark pages, the title, no logo.</summary>
internal static class PlotlyDocument
{
    /// <summary>A gray that reads on white and on black.</summary>
    public const string ReadableOnBoth = "#808080";

    private const string Transparent = "rgba(0,0,0,0)";
    private const int TitleHeight = 45, LegendHeight = 25, AxisHeight = 54, BareHeight = 32, Edge = 15;

    /// <param name="title">The line above the figure; may be empty.</param>
    /// <param name="height">Pixels of the drawing, without title, axes and controls.</param>
    /// <param name="traces">The traces of plotly that are drawn.</param>
    /// <param name="layout">The layout of plotly with the figure's own axes; the common parts are added.</param>
    /// <param name="frames">The traces that change from step to step.</param>
    /// <param name="controlHeight">Room for a slider below.</param>
    public static JsonObject Of(
        string title, double height, JsonArray traces, JsonObject layout, JsonArray? frames = null, int controlHeight = 0)
    {
        var top = Edge + (title.Length > 0 ? TitleHeight - Edge : 0) + ((bool?)layout["showlegend"] == true ? LegendHeight : 0);
        var bottom = (controlHeight > 0 || PlotlyAxis.HasWords(layout["xaxis"]) ? AxisHeight : BareHeight) + controlHeight;
        var left = PlotlyAxis.HasWords(layout["yaxis"]) ? 50 : 20;
        layout["title"] = new JsonObject
        {
            ["text"] = PlotlyData.Text(title),
            ["font"] = new JsonObject { ["size"] = 15 },
            ["yref"] = "container",
            ["y"] = 1,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = Edge },
        };
        layout["height"] = Math.Ceiling(height) + top + bottom;
        layout["font"] = new JsonObject { ["color"] = ReadableOnBoth };
        layout["paper_bgcolor"] = Transparent;
        layout["plot_bgcolor"] = Transparent;
        layout["margin"] = new JsonObject { ["l"] = left, ["r"] = 20, ["t"] = top, ["b"] = bottom };
        return new JsonObject
        {
            ["data"] = traces,
            ["layout"] = layout,
            ["frames"] = frames ?? [],
            ["config"] = new JsonObject
            {
                ["responsive"] = true,
                ["displaylogo"] = false,
                ["showSendToCloud"] = false,
                ["plotlyServerURL"] = ""
            },
        };
    }
}
