using System.ComponentModel;
using CourseKit.Tensors.Display;

namespace CourseKit.Figures;

/// <summary>Formatters of plots, as plotly JSON and as HTML; .NET Interactive finds them by name, see <see
/// cref="TypeFormatterSourceAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlotFormatterSource
{
    /// <summary>MIME type of a plotly figure as JSON.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>MIME type of HTML.</summary>
    public const string HtmlMimeType = "text/html";

    /// <summary>Returns the formatters of <see cref="Plot"/> for a notebook host.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<Plot>(PlotlyMimeType, plot => plot.ToPlotly().ToJsonString()),
            new TypeFormatter<Plot>(HtmlMimeType, plot => plot.ToHtml())];
}
