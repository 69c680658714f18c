using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CourseKit.Figures.Curves;
using CourseKit.Figures.Plotly;

namespace CourseKit.Figures.Plots;

/// <summary>Curves in panels: loss and metrics of training runs, the best epoch pointed out, or values through the layers of
/// networks.</summary>
public sealed record CurvePlot : Plot
{
    private readonly ImmutableArray<CurvePanel> panels;

    internal CurvePlot(IEnumerable<CurvePanel> panels) => this.panels = [.. panels];

    internal override Picture Draw() => new(PanelDrawing.Width, PanelDrawing.Height(panels), [.. PanelDrawing.Layers(panels)]);

    internal override JsonArray Traces() => PlotlyPanels.Traces(panels);

    internal override JsonObject Layout() => PlotlyPanels.Layout(panels);

    private protected override string Describe() => PanelText.Describe(panels);

    private protected override string Print() => string.Join('\n', PanelText.Lines(panels));
}
