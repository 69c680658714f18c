namespace CourseKit.Notebooks.Export.Prose;

/// <summary>A heading of a page, for its table of contents.</summary>
/// <param name="Level">1 for the page's title, 2 for a section, …</param>
/// <param name="Text">The words.</param>
/// <param name="Id">The fragment of links to the heading.</param>
internal sealed record Heading(int Level, string Text, string Id);
