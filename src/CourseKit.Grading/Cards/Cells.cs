using System.Collections;
using System.Runtime.CompilerServices;
using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Cards;

/// <summary>Values in rows and columns, whatever type they came in: a tensor, an array, lists of equal length.</summary>
/// <remarks>A copy: what an answer does to its result later does not show. Values keep their types, so that two are told apart as the
/// comparison of the exercise tells them apart.</remarks>
internal sealed class Cells
{
    private const int MostItems = 10_000, MostAxes = 8, LongestText = 24, LongestLine = 12;

    private readonly Tensor? tensor;
    private readonly object?[] items = [];

    private Cells(Tensor tensor) => (this.tensor, Sizes) = (tensor.Detach(), [.. tensor.Shape]);

    private Cells(IReadOnlyList<int> sizes, object?[] items) => (Sizes, this.items) = (sizes, items);

    public IReadOnlyList<int> Sizes { get; }

    public int Rank => Sizes.Count;

    /// <summary>The sizes as a tensor's shape is written: <c>[2, 3]</c>.</summary>
    public string Shape => $"[{string.Join(", ", Sizes)}]";

    /// <summary>The size of the last axis but one; 1 for a row of values.</summary>
    public int Rows => Rank > 1 ? Sizes[^2] : 1;

    public int Columns => Sizes[^1];

    /// <summary>Gets whether the values are more than a line can hold.</summary>
    public bool NeedTable => Rank > 1 || Columns > LongestLine;

    public int Count => Reals?.Length ?? items.Length;

    /// <summary>The number of maps, each of so many rows and columns.</summary>
    public int Maps => Count / (Rows * Columns);

    /// <summary>The numbers of a tensor; null where the values came otherwise.</summary>
    public float[]? Reals => field ??= tensor?.ToArray();

    public object? this[int offset] => Reals is { } reals ? reals[offset] : items[offset];

    public int Offset(int map, int row, int column) => (((map * Rows) + row) * Columns) + column;

    /// <summary>The values of something that has rows and columns; null for anything else, for nothing at all, and for too many.</summary>
    public static Cells? Of(object? value) => value switch
    {
        Tensor { Shape: { Rank: > 0 and <= MostAxes, Elements: > 0 } } tensor => new Cells(tensor),
        Tensor or string => null,
        IEnumerable values when Block(values, 0) is { Items.Length: > 0 } block => new Cells(block.Sizes, block.Items),
        _ => null,
    };

    /// <summary>Returns for each place whether the values differ.</summary>
    public bool[] Differing(Cells other)
    {
        var differs = new bool[Count];
        for (var at = 0; at < differs.Length; at++)
        {
            differs[at] = !AgreeAt(at, other);
        }

        return differs;
    }

    /// <summary>Returns whether the values at a place agree, up to rounding where they are real numbers.</summary>
    private bool AgreeAt(int offset, Cells other) => Reals is { } mine && other.Reals is { } theirs
        ? Number.AreClose(mine[offset], theirs[offset])
        : ValueComparison.Between(this[offset], other[offset]) is null;

    private static (IReadOnlyList<int> Sizes, object?[] Items)? Block(IEnumerable values, int depth) => values switch
    {
        _ when depth == MostAxes || Contents.IsSet(values) || Contents.Entries(values) is not null => null,
        Array { LongLength: > MostItems } => null,
        Array { Rank: > 1 } array => array.Cast<object?>().ToArray() is var items && items.All(IsShort)
            ? ([.. Enumerable.Range(0, array.Rank).Select(array.GetLength)], items) : null,
        _ => Stack([.. values.Cast<object?>().Take(MostItems + 1)], depth),
    };

    private static (IReadOnlyList<int> Sizes, object?[] Items)? Stack(object?[] values, int depth)
    {
        if (values.Length is 0 or > MostItems)
        {
            return null;
        }

        if (values.All(IsShort))
        {
            return ([values.Length], values);
        }

        List<object?> items = [];
        IReadOnlyList<int>? sizes = null;
        foreach (var value in values)
        {
            if (value is not IEnumerable row || value is string || Block(row, depth + 1) is not { } block
                || !block.Sizes.SequenceEqual(sizes ??= block.Sizes) || items.Count + block.Items.Length > MostItems)
            {
                return null;
            }

            items.AddRange(block.Items);
        }

        return ([values.Length, .. sizes!], [.. items]);
    }

    /// <summary>Returns whether a value never changes, and fits into a cell.</summary>
    private static bool IsShort(object? value) => value switch
    {
        Tensor => false,
        null or bool or Enum => true,
        string or char => ValueText.Of(value) is { Length: <= LongestText } text && !text.Contains('\n', StringComparison.Ordinal),
        ITuple tuple => Contents.Parts(tuple).All(part => part is not ITuple && IsShort(part)) && ValueText.Of(value).Length <= LongestText,
        _ => Number.Exact(value) is not null,
    };
}
