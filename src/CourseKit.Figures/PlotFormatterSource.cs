using CourseKit.Tensors.Display;

namespace CourseKit.Figures;

/// <summary>Formats every plot as a plotly figure and as HTML; found by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
public sealed class PlotFormatterSource
{
    /// <summary>The MIME type of a plotly figure as JSON.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>The MIME type of HTML.</summary>
    public const string HtmlMimeType = "text/html";

    /// <summary>The formatters that a notebook host asks for.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<Plot>(PlotlyMimeType, plot => plot.ToPlotly().ToJsonString()),
            new TypeFormatter<Plot>(HtmlMimeType, plot => plot.ToHtml())];
}
