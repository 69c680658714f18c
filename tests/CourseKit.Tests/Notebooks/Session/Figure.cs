using CourseKit.Tensors.Display;

namespace CourseKit.Tests.Notebooks.Session;

[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "text/html"])]
public sealed class Figure
{
    public override string ToString() => "a figure";
}

public sealed class FigureFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [new Writes("application/vnd.plotly.v1+json", "{}"), new Writes("text/html", "<svg/>")];

    public sealed class Writes(string mimeType, string text)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            writer.Write(text);
            return true;
        }
    }
}
