namespace CourseKit.Grading;

/// <summary>One thing that is tried with an answer.</summary>
/// <param name="Facts">What a learner is told of it when it goes wrong: the input, what is expected.</param>
/// <param name="Run">What comes out; may throw what the answer throws.</param>
public sealed record Trial<T>(IReadOnlyList<(string Name, string Value)> Facts, Func<T, Observation> Run);

/// <summary>What came out of a trial.</summary>
/// <param name="Value">The result: two answers that give equal values in all trials count as the same answer.</param>
/// <param name="Received">The result, as a learner reads it.</param>
/// <param name="Difference">How it differs from what was expected; null where it does not.</param>
public sealed record Observation(object? Value, string Received, string? Difference);
