namespace CourseKit.Notebooks.Export.Scripts;

/// <summary>A type or an extension method, which stands at the end of a program.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The declaration.</param>
internal sealed record ProgramMember(string Name, string Text);
