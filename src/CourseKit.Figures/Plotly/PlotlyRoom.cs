using System.Text.Json.Nodes;

namespace CourseKit.Figures.Plotly;

/// <summary>The room around a figure of plotly, in pixels.</summary>
/// <param name="Left">The room for the vertical axis.</param>
/// <param name="Right">The room for the end of the horizontal axis.</param>
/// <param name="Below">The room for the horizontal axis.</param>
internal sealed record PlotlyRoom(int Left, int Right, int Below)
{
    public static PlotlyRoom WithoutAxes { get; } = new(0, 0, 0);

    /// <summary>No axes, and a slider, which else would take its room from the figure.</summary>
    public static PlotlyRoom AboveControls { get; } = new(0, 0, 30);

    /// <summary>Room for what stands along the axes of a layout, and less where nothing does.</summary>
    public static PlotlyRoom Around(JsonObject layout, bool hasControls = false) => new(
        PlotlyAxis.HasWords(layout["yaxis"]) ? 50 : 20, 20, hasControls || PlotlyAxis.HasWords(layout["xaxis"]) ? 54 : 32);
}
