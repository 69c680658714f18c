namespace CourseKit.Notebooks.Session;

/// <summary>Text in some notation, shown as what it means: HTML, Markdown, SVG.</summary>
public sealed record MarkedUpText(string MimeType, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
