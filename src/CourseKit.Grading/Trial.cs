namespace CourseKit.Grading;

/// <summary>One thing that is tried with an answer.</summary>
/// <param name="Facts">The facts that a learner is told when the trial goes wrong: the input, the expected result. Written out only
/// then.</param>
/// <param name="Run">The function from an answer to what comes out; may throw what the answer throws.</param>
internal sealed record Trial<T>(Func<IReadOnlyList<(string Name, string Value)>> Facts, Func<T, Observation> Run);
