namespace CourseKit.Grading;

/// <summary>An answer together with the code that it was written as, so that what is shown is what ran.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Code">Its source text.</param>
public sealed record Answer<T>(T Value, string Code);
