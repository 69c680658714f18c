namespace CourseKit.Grading.Kinds;

/// <summary>Property of every right answer.</summary>
/// <param name="Rule">The rule that every right answer keeps, as a sentence.</param>
/// <param name="Observe">Observes an answer: whether the rule holds, and the value seen. Two answers with equal values under every
/// rule count as one. A text is shown as prose.</param>
public sealed record Property<T>(string Rule, Func<T, (bool Holds, object? Seen)> Observe)
{
    /// <summary>Gets the value that is observed of every right answer, where that is one value; null where it is not.</summary>
    public object? Expected { get; init; }

    /// <summary>Gets what leads an answer that does not keep the rule to one that does, in sentences; null where there is nothing to
    /// say.</summary>
    public Func<T, string?>? Advise { get; init; }

    /// <summary>Gets the inputs that the answer is called with, by name. They are shown, and a learner is told of writing to any.</summary>
    public IReadOnlyList<(string Name, object Value)> Inputs { get; init; } = [];
}
