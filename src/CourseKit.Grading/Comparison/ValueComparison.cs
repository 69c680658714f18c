using System.Collections;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Execution;

namespace CourseKit.Grading.Comparison;

/// <summary>Compares values of any type that an answer can have, part by part.</summary>
internal static class ValueComparison
{
    private const int Deepest = 50;

    /// <summary>Returns the difference of two values in words; null where they agree.</summary>
    public static string? Between(object? expected, object? received, int depth = 0) => (expected, received) switch
    {
        _ when depth > Deepest => $"Values that lie more than {Deepest} deep within each other cannot be compared.",
        (null, null) => null,
        (_, null) => "Nothing came back: the result is null.",
        (null, _) => "The result should be null.",
        _ when Number.Agree(expected, received) is { } agree => agree ? null
            : depth == 0 ? "The number differs." : $"Expected {ValueText.Of(expected)}, received {ValueText.Of(received)}.",
        (Tensor e, Tensor r) => TensorComparison.Between(e, r),
        (string e, string r) => e == r ? null : "The texts differ.",
        (string, _) or (_, string) => "The values differ.",
        (ITuple e, ITuple r) when e.Length == r.Length => InOrder(Contents.Parts(e), Contents.Parts(r), i => $"part {i + 1}", depth),
        _ when Contents.Entries(expected) is { } e && Contents.Entries(received) is { } r => EntryComparison.Between(e, r, depth),
        (IEnumerable e, IEnumerable r) when Contents.IsSet(e) => ElementComparison.Between([.. e.Cast<object?>()], Read(r), depth),
        (Array e, Array r) when e.Rank > 1 || r.Rank > 1 => Blocks(e, r, depth),
        (Array { Rank: > 1 } e, IEnumerable) => $"The array should be {Sizes(e)}. Received: values in one row.",
        (IEnumerable e, IEnumerable r) => Sequences([.. e.Cast<object?>()], r, depth),
        _ when expected.GetType() == received.GetType() && Contents.Members(expected) is { Count: > 0 } e => Equals(expected, received)
            ? null
            : InOrder([.. e.Select(one => one.Value)], [.. Contents.Members(received).Select(one => one.Value)], i => e[i].Name, depth),
        _ => Equals(expected, received) ? null : "The values differ.",
    };

    private static string? Sequences(object?[] expected, IEnumerable received, int depth)
    {
        var items = Read(received);
        return expected.Length == items.Length
            ? InOrder(expected, items, i => $"item {i + 1}", depth)
            : $"There should be {expected.Length} values. Received: {items.Length}.";
    }

    private static string? Blocks(Array expected, Array received, int depth)
    {
        var (e, r) = (Sizes(expected), Sizes(received));
        return e == r
            ? InOrder([.. expected.Cast<object?>()], [.. received.Cast<object?>()], i => $"item {i + 1}", depth)
            : $"The array should be {e}. Received: {r}.";
    }

    private static string? InOrder(object?[] expected, object?[] received, Func<int, string> name, int depth)
    {
        foreach (var (i, (e, r)) in expected.Zip(received).Index())
        {
            Stoppable.Checkpoint();
            if (Between(e, r, depth + 1) is { } difference)
            {
                return $"In {name(i)}: {difference}";
            }
        }

        return null;
    }

    private static object?[] Read(IEnumerable items) => [.. LazySequence.Read(items)];

    private static string Sizes(Array array) => string.Join('×', Enumerable.Range(0, array.Rank).Select(array.GetLength));
}
