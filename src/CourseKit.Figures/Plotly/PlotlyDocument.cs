using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>The common parts of all plotly figures: text and grid that read on light and dark pages, the title, no logo.</summary>
internal static class PlotlyDocument
{
    /// <summary>A gray that reads on white and on black.</summary>
    public const string ReadableOnBoth = "#808080";

    private const string Transparent = "rgba(0,0,0,0)";
    private const int TitleHeight = 45, TitleSize = 15, TitleLine = 20, LegendHeight = 25, Edge = 15;

    /// <param name="figure">The figure, whose title stands above, and whose words go along for those who cannot see it.</param>
    /// <param name="height">Pixels of the drawing, without title, axes and controls.</param>
    /// <param name="traces">The traces of plotly that are drawn.</param>
    /// <param name="layout">The layout of plotly with the figure's own axes; the common parts are added.</param>
    /// <param name="room">The room around it.</param>
    /// <param name="frames">The traces that change from step to step.</param>
    /// <param name="controlHeight">Room for a slider below.</param>
    public static JsonObject Of(
        Figure figure, double height, JsonArray traces, JsonObject layout, PlotlyRoom room, JsonArray? frames = null, int controlHeight = 0)
    {
        string[] title = (double?)layout["width"] is { } width
            ? [.. Wrapping.Lines(figure.Title, width * Wrapping.RoomForBold, TitleSize)] : [figure.Title];
        var top = Edge + (figure.Title.Length > 0 ? TitleHeight - Edge + ((title.Length - 1) * TitleLine) : 0)
            + ((bool?)layout["showlegend"] == true ? LegendHeight : 0);
        var bottom = room.Below + controlHeight;
        layout["title"] = new JsonObject
        {
            ["text"] = string.Join("<br>", title.Select(PlotlyData.Text)),
            ["font"] = new JsonObject { ["size"] = TitleSize },
            ["yref"] = "container",
            ["y"] = 1,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = Edge },
        };
        layout["meta"] = new JsonObject { ["description"] = FigureHtml.Words(figure) };
        layout["height"] = Math.Ceiling(height) + top + bottom;
        layout["font"] = new JsonObject { ["color"] = ReadableOnBoth };
        layout["paper_bgcolor"] = Transparent;
        layout["plot_bgcolor"] = Transparent;
        layout["margin"] = new JsonObject { ["l"] = room.Left, ["r"] = room.Right, ["t"] = top, ["b"] = bottom };
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
