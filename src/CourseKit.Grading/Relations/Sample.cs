namespace CourseKit.Grading.Relations;

/// <summary>A result beside the expected one, and the inputs that led to it.</summary>
internal sealed record Sample(object? Expected, object? Received, IReadOnlyList<(string Name, object Value)> Inputs);
