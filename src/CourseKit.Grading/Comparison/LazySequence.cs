using System.Collections;
using CourseKit.Grading.Execution;

namespace CourseKit.Grading.Comparison;

/// <summary>Sequences that are computed while they are read, possibly without an end.</summary>
internal static class LazySequence
{
    /// <summary>The most values of a sequence that are read.</summary>
    private const int Most = 1_000_000;

    /// <summary>The value itself, or the list of a sequence's values: read once, it is the same for all who look at it.</summary>
    public static object? Evaluate(object? value) =>
        value is IEnumerable sequence && value is not (string or ICollection) && !HasCount(value)
            ? Read(sequence).ToList()
            : value;

    /// <summary>Returns the values of a sequence, up to so many. Between two of them the reader can be stopped: it allocates, and an abort
    /// would now and then end the process.</summary>
    public static IEnumerable<object?> Read(IEnumerable sequence)
    {
        foreach (var item in sequence.Cast<object?>().Take(Most))
        {
            Stoppable.Checkpoint();
            yield return item;
        }
    }

    private static bool HasCount(object value) =>
        Contents.Implements(value, typeof(IReadOnlyCollection<>)) || Contents.Implements(value, typeof(ICollection<>));
}
