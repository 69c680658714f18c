using CourseKit.Grading.Cards;

namespace CourseKit.Grading;

/// <summary>One thing that is tried with an answer.</summary>
/// <param name="Facts">The facts that a learner is told when the trial goes wrong: the input, the expected result. Written out only
/// then.</param>
/// <param name="Run">The function from an answer to what comes out; may throw what the answer throws.</param>
internal sealed record Trial<T>(Func<IReadOnlyList<Fact>> Facts, Func<T, Observation> Run)
{
    /// <summary>The rule that holds where the trial passes; null where there is none to tell.</summary>
    public string? Rule { get; init; }
}
