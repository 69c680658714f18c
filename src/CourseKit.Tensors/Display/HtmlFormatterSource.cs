namespace CourseKit.Tensors.Display;

/// <summary>Formats every <see cref="IHtml"/> value as <c>text/html</c>; found by name, see
/// <see cref="TypeFormatterSourceAttribute"/>.</summary>
public sealed class HtmlFormatterSource
{
    /// <summary>The formatters that a notebook host asks for.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new TypeFormatter<IHtml>("text/html", value => value.ToHtml())];
}
