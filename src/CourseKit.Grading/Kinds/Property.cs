namespace CourseKit.Grading.Kinds;

/// <summary>Something that holds of every right answer.</summary>
/// <param name="Rule">What should hold, as a sentence.</param>
/// <param name="Observe">Looks at an answer: whether the rule holds, and what was seen. Two answers of which the same is seen
/// under every rule count as the same answer.</param>
public sealed record Property<T>(string Rule, Func<T, (bool Holds, object? Seen)> Observe)
{
    /// <summary>What is seen of every right answer, where that is one value; null where it is not.</summary>
    public object? Expected { get; init; }
}
