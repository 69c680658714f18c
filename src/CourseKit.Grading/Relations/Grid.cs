using System.Collections;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;

namespace CourseKit.Grading.Relations;

/// <summary>Numbers in rows and columns, whatever type they came in: a tensor, an array, a list, a single number.</summary>
/// <remarks>
/// Not a <see cref="Tensor"/>, whose single precision would round the doubles and whole numbers that answers are made of: two
/// results that differ would then agree. Double precision holds whole numbers exactly up to 2⁵³.
/// </remarks>
internal sealed class Grid(IReadOnlyList<int> sizes, IReadOnlyList<double> values)
{
    /// <summary>The number of values, and of axes, above which a result is not searched for relations.</summary>
    private const int MostValues = 10_000, MostAxes = 8;

    public IReadOnlyList<int> Sizes => sizes;

    public IReadOnlyList<double> Values => values;

    public int Rank => sizes.Count;

    public bool IsFinite => values.All(double.IsFinite);

    /// <summary>The numbers of a value; null where it is not made of numbers, not of rows of equal length, or of more than
    /// 10,000.</summary>
    public static Grid? Of(object? value) => Of(value, 0);

    private static Grid? Of(object? value, int depth) => value switch
    {
        Tensor { Shape.Elements: > MostValues } or Array { LongLength: > MostValues } => null,
        Tensor tensor => new Grid([.. tensor.Shape], [.. tensor.ToArray().Select(number => (double)number)]),
        _ when Number.Real(value) is { } single => new Grid([], [single]),
        Array { Rank: > 1 } array => Block(array),
        string => null,
        IEnumerable items when depth < MostAxes && !Contents.IsSet(items) =>
            Stack(items.Cast<object?>().Select(item => Of(item, depth + 1))),
        _ => null,
    };

    public bool HasSizes(IReadOnlyList<int> other) => sizes.SequenceEqual(other);

    /// <summary>Returns whether all sizes are the same and all numbers agree.</summary>
    public bool Agrees(Grid other) => HasSizes(other.Sizes) && values.Zip(other.Values, Number.AreClose).All(close => close);

    public double At(IReadOnlyList<int> place) => values[Offset(place)];

    /// <summary>The part at a place of the first axis, without that axis.</summary>
    public Grid Slice(int at) => Gather([.. sizes.Skip(1)], place => [at, .. place]);

    public Grid Map(Func<double, double> change) => new(sizes, [.. values.Select(change)]);

    /// <summary>The numbers in the same order under other sizes; null where there is no room for them.</summary>
    public Grid? Reshape(IReadOnlyList<int> newSizes) => newSizes.Aggregate(1L, (product, size) => product * size) == values.Count
        ? new Grid(newSizes, values) : null;

    /// <summary>A grid of other sizes, each of whose numbers comes from a place in this one.</summary>
    public Grid Gather(IReadOnlyList<int> newSizes, Func<int[], IReadOnlyList<int>> from) =>
        new(newSizes, [.. Places(newSizes).Select(place => At(from(place)))]);

    /// <summary>The axes in another order.</summary>
    public Grid Permute(IReadOnlyList<int> axes) => Gather([.. axes.Select(axis => sizes[axis])], place =>
    {
        var source = new int[axes.Count];
        foreach (var (to, from) in axes.Index())
        {
            source[from] = place[to];
        }

        return source;
    });

    /// <summary>Some axes back to front.</summary>
    public Grid Flip(IReadOnlyCollection<int> axes) => Gather(sizes, place =>
        [.. place.Select((at, axis) => axes.Contains(axis) ? sizes[axis] - 1 - at : at)]);

    /// <summary>The first place, row by row, at which a part of the same rank begins; null where it lies nowhere in this grid.</summary>
    public int[]? Find(Grid part)
    {
        double[] all = [.. values], wanted = [.. part.Values];
        int[] offsets = [.. Places(part.Sizes).Select(Offset)];
        return Places([.. sizes.Zip(part.Sizes, (large, small) => large - small + 1)])
            .FirstOrDefault(start => LiesAt(Offset(start), all, wanted, offsets));
    }

    /// <summary>All places of a grid, row by row.</summary>
    public static IEnumerable<int[]> Places(IReadOnlyList<int> sizes)
    {
        if (sizes.Contains(0))
        {
            yield break;
        }

        var place = new int[sizes.Count];
        while (true)
        {
            Stoppable.Checkpoint();
            yield return [.. place];
            var axis = sizes.Count - 1;
            while (axis >= 0 && ++place[axis] == sizes[axis])
            {
                place[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }

    private static Grid? Block(Array array)
    {
        double?[] numbers = [.. array.Cast<object?>().Select(Number.Real)];
        return numbers.All(number => number is not null)
            ? new Grid([.. Enumerable.Range(0, array.Rank).Select(array.GetLength)], [.. numbers.Select(number => number!.Value)])
            : null;
    }

    /// <summary>Rows of equal sizes under each other, read no further than they are such, and not too many.</summary>
    private static Grid? Stack(IEnumerable<Grid?> rows)
    {
        List<Grid> read = [];
        foreach (var row in rows)
        {
            if (row is null || !row.HasSizes(read.FirstOrDefault(row).Sizes)
                || (read.Count + 1) * Math.Max(1, row.Values.Count) > MostValues)
            {
                return null;
            }

            read.Add(row);
        }

        return read is [var first, ..]
            ? new Grid([read.Count, .. first.Sizes], [.. read.SelectMany(row => row.Values)])
            : new Grid([0], []);
    }

    /// <summary>Returns whether a part begins at an offset, compared in place up to the first number that differs.</summary>
    private static bool LiesAt(int start, double[] whole, double[] part, int[] offsets)
    {
        Stoppable.Checkpoint();
        for (var i = 0; i < part.Length; i++)
        {
            if (!Number.AreClose(whole[start + offsets[i]], part[i]))
            {
                return false;
            }
        }

        return true;
    }

    private int Offset(IReadOnlyList<int> place) => place.Zip(sizes).Aggregate(0, (offset, at) => (offset * at.Second) + at.First);
}
