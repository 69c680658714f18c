namespace CourseKit.Notebooks.Assistance;

/// <summary>The declaration and documentation of a word of a cell.</summary>
/// <param name="Markdown">Its declaration and its documentation.</param>
/// <param name="Start">Where the word begins.</param>
/// <param name="End">Where it ends.</param>
public sealed record Hover(string Markdown, int Start, int End);
