namespace CourseKit.Tensors.Display;

/// <summary>Formats every <see cref="IHtml"/> value as <c>text/html</c>; found by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
public sealed class HtmlFormatterSource
{
    /// <summary>The formatters that a notebook host asks for.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new ByToHtml()];

    private sealed class ByToHtml
    {
        public string MimeType => "text/html";

        public bool Format(object value, TextWriter writer)
        {
            if (value is not IHtml shown)
            {
                return false;
            }

            writer.Write(shown.ToHtml());
            return true;
        }
    }
}
