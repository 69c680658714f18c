using System.Collections;

namespace CourseKit.Grading.Comparison;

/// <summary>Sequences that are computed while they are read, possibly without an end.</summary>
internal static class LazySequence
{
    /// <summary>The most values of a sequence that are read.</summary>
    public const int Most = 1_000_000;

    /// <summary>The value itself, or the list of a sequence's values: read once, it is the same for all who look at it.</summary>
    public static object? Evaluate(object? value) =>
        value is IEnumerable sequence && value is not (string or ICollection) && !HasCount(value)
            ? sequence.Cast<object?>().Take(Most).ToList()
            : value;

    private static bool HasCount(object value) =>
        Contents.Implements(value, typeof(IReadOnlyCollection<>)) || Contents.Implements(value, typeof(ICollection<>));
}
