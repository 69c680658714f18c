using System.ComponentModel;
using CourseKit.Tensors.Display;

namespace CourseKit.Figures;

/// <summary>Formatters of figures, as plotly JSON and as HTML; .NET Interactive finds them by name, see <see
/// cref="TypeFormatterSourceAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FigureFormatterSource
{
    /// <summary>MIME type of a plotly figure as JSON.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>MIME type of HTML.</summary>
    public const string HtmlMimeType = "text/html";

    /// <summary>Returns the formatters of <see cref="Figure"/> for a notebook host.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<Figure>(PlotlyMimeType, figure => figure.ToPlotly().ToJsonString()),
            new TypeFormatter<Figure>(HtmlMimeType, figure => figure.ToHtml())];
}
