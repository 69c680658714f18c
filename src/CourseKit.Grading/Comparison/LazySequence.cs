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
        value is IEnumerable sequence && value is not (string or ICollection) && !IsKept(value)
            ? Read(sequence).ToList()
            : value;

    /// <summary>Returns the values of a sequence, up to so many. Between two of them the reader can be stopped.</summary>
    public static IEnumerable<object?> Read(IEnumerable sequence)
    {
        foreach (var item in sequence.Cast<object?>().Take(Most))
        {
            Stoppable.Checkpoint();
            yield return item;
        }
    }

    /// <summary>Returns whether the values stand in memory. Some sequences of LINQ claim to be collections, and compute their values all
    /// the same, possibly two billion of them.</summary>
    private static bool IsKept(object value) =>
        value.GetType().Assembly != typeof(Enumerable).Assembly
        && (Contents.Implements(value, typeof(IReadOnlyCollection<>)) || Contents.Implements(value, typeof(ICollection<>)));
}
