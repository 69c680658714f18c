using CourseKit.Grading.Cards;
using CourseKit.Grading.Relations;

namespace CourseKit.Grading;

/// <summary>The outcome of a trial.</summary>
/// <param name="Value">The result: two answers that give equal values in all trials count as the same answer.</param>
/// <param name="Received">The result, as a learner sees it; nothing where it is as expected.</param>
/// <param name="Difference">The difference from what was expected; null where there is none.</param>
internal sealed record Observation(object? Value, Shown Received, string? Difference)
{
    /// <summary>The result beside the expected one; null where nothing in particular is expected.</summary>
    public Sample? Sample { get; init; }

    /// <summary>The names of the inputs that the answer has written to.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];
}
