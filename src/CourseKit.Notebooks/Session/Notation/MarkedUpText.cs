namespace CourseKit.Notebooks.Session.Notation;

/// <summary>Text in some notation, shown as what it means: HTML, Markdown, SVG.</summary>
public record MarkedUpText(string MimeType, string Text)
{
    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}
