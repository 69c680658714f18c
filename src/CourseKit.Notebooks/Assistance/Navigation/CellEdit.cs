namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>A change of a cell's text.</summary>
/// <param name="Place">The text that is replaced.</param>
/// <param name="Text">The text that takes its place.</param>
internal sealed record CellEdit(CellSpan Place, string Text);
