namespace CourseKit.Grading;

/// <summary>One thing that is tried with an answer.</summary>
/// <param name="Facts">What a learner is told of it when it goes wrong: the input, what is expected.</param>
/// <param name="Run">What comes out; may throw what the answer throws.</param>
internal sealed record Trial<T>(IReadOnlyList<(string Name, string Value)> Facts, Func<T, Observation> Run);
