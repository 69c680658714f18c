namespace CourseKit.Grading;

/// <summary>Answer together with its source code, so that what is shown is what ran.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Code">The source code of the answer.</param>
public sealed record Answer<T>(T Value, string Code);
