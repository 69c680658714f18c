using System.ComponentModel;

namespace CourseKit.Tensors.Display;

/// <summary>The formatter of every <see cref="IHtml"/> value as <c>text/html</c>, found by name: see
/// <see cref="TypeFormatterSourceAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HtmlFormatterSource
{
    /// <summary>Returns the formatters that a notebook host asks for.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new TypeFormatter<IHtml>("text/html", value => value.ToHtml())];
}
