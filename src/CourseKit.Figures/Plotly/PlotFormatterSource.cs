namespace CourseKit.Figures.Plotly;

/// <summary>Formats every plot as a plotly figure and as HTML; found by name, see <see cref="Tensors.Display.TypeFormatterSourceAttribute"/>.</summary>
public sealed class PlotFormatterSource
{
    /// <summary>The MIME type of a plotly figure as JSON.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>The MIME type of HTML.</summary>
    public const string HtmlMimeType = "text/html";

    /// <summary>The formatters that a notebook host asks for.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        [new Formatter(PlotlyMimeType, plot => plot.ToPlotly().ToJsonString()), new Formatter(HtmlMimeType, plot => plot.ToHtml())];

    private sealed class Formatter(string mimeType, Func<Plot, string> format)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            if (value is not Plot plot)
            {
                return false;
            }

            writer.Write(format(plot));
            return true;
        }
    }
}
