namespace CourseKit.Notebooks.Assistance;

/// <summary>The declaration and documentation of a word of a cell.</summary>
/// <param name="Markdown">The declaration and documentation of the word.</param>
/// <param name="Start">Position of the first character of the word.</param>
/// <param name="End">Position behind its last character.</param>
internal sealed record Hover(string Markdown, int Start, int End);
