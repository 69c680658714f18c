using System.Text.Json;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Figure = CourseKit.Figures.Figure;

namespace CourseKit.Plotly;

/// <summary>Conversion of figures to charts of Plotly.NET.</summary>
public static class ChartConversion
{
    /// <summary>Returns the figure as a chart of Plotly.NET with the same data, layout and configuration, to be styled on there.</summary>
    /// <param name="figure">The figure, without steps.</param>
    /// <exception cref="NotSupportedException">The figure has steps: charts of Plotly.NET have no frames.</exception>
    public static GenericChart ToChart(this Figure figure)
    {
        var json = JsonSerializer.SerializeToElement(figure.ToPlotly());
        if (json.GetProperty("frames").GetArrayLength() is > 0 and var steps)
        {
            throw new NotSupportedException(
                $"Charts of Plotly.NET have no frames, so a figure in steps does not become one. Received: {figure.GetType().Name} with "
                + $"{steps} steps. Convert one of the plots that Plot.Steps was given, or show the figure as it is.");
        }

        var traces = ListModule.OfSeq(json.GetProperty("data").EnumerateArray().Select(PlotlyObject.Trace));
        var chart = GenericChart.fromFigure(global::Plotly.NET.Figure.create(traces, PlotlyObject.Of<Layout>(json.GetProperty("layout"))));
        return GenericChart.setConfig(PlotlyObject.Of<Config>(json.GetProperty("config")), chart);
    }
}
