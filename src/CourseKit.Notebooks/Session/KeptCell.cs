namespace CourseKit.Notebooks.Session;

/// <summary>A cell that later ones can see.</summary>
/// <param name="Text">The text that the learner has written.</param>
/// <param name="Libraries">The libraries of packages that came with it.</param>
internal sealed record KeptCell(string Text, IReadOnlyList<string> Libraries);
