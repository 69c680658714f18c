using System.Text.Json.Nodes;
using CourseKit.Figures.Plotly;

namespace CourseKit.Figures;

/// <summary>Figure that explains how something works, rather than plots values; as SVG, and as a plotly figure for those who ask for
/// one.</summary>
/// <remarks>A notebook shows the SVG, which has the page's colors and scales with it. <c>drawing.ToPlotly()</c>, or in a notebook
/// <c>drawing.Display("application/vnd.plotly.v1+json")</c>, gives its shapes and texts as a plotly figure, in colors that read on light
/// and dark pages, and with values under the pointer.</remarks>
public abstract record Drawing : Figure
{
    /// <inheritdoc/>
    public override JsonObject ToPlotly() => PlotlyDrawing.Of(this, [Draw()]);
}
