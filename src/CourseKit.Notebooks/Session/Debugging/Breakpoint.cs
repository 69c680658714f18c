namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>A line at which code is to stop.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column from which on it stops, from 1; null for the first statement of the line.</param>
/// <param name="Condition">An expression that is to be true; null to stop always.</param>
internal sealed record Breakpoint(int Line, int? Column, string? Condition);
