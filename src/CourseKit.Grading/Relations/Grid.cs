using System.Collections;
using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Relations;

/// <summary>Numbers in rows and columns, whatever type they came in: a tensor, an array, a list, a single number.</summary>
internal sealed class Grid(IReadOnlyList<int> sizes, IReadOnlyList<double> values)
{
    private const int MostValues = 1_000_000;

    public IReadOnlyList<int> Sizes => sizes;

    public IReadOnlyList<double> Values => values;

    public int Rank => sizes.Count;

    public bool IsFinite => values.All(double.IsFinite);

    /// <summary>The numbers of a value; null where it is not made of numbers, or not of rows of equal length.</summary>
    public static Grid? Of(object? value) => value switch
    {
        Tensor tensor => new Grid([.. tensor.Shape], [.. tensor.ToArray().Select(number => (double)number)]),
        _ when Number.Real(value) is { } single => new Grid([], [single]),
        Array { Rank: > 1 } array => Block(array),
        string => null,
        IEnumerable items when !Contents.IsSet(items) => Stack([.. items.Cast<object?>().Take(MostValues).Select(Of)]),
        _ => null,
    };

    public bool HasSizes(IReadOnlyList<int> other) => sizes.SequenceEqual(other);

    /// <summary>Whether all sizes are the same and all numbers agree.</summary>
    public bool Agrees(Grid other) => HasSizes(other.Sizes) && values.Zip(other.Values, Number.AreClose).All(close => close);

    public double At(IReadOnlyList<int> place) => values[Offset(place)];

    public Grid Map(Func<double, double> change) => new(sizes, [.. values.Select(change)]);

    /// <summary>The numbers in the same order under other sizes; null where there is no room for them.</summary>
    public Grid? Reshape(IReadOnlyList<int> other) => other.Aggregate(1L, (product, size) => product * size) == values.Count
        ? new Grid(other, values) : null;

    /// <summary>A grid of other sizes, each of whose numbers comes from a place in this one.</summary>
    public Grid Gather(IReadOnlyList<int> other, Func<int[], IReadOnlyList<int>> from) =>
        new(other, [.. Places(other).Select(place => At(from(place)))]);

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

    /// <summary>A part that begins at a place.</summary>
    public Grid Crop(IReadOnlyList<int> start, IReadOnlyList<int> other) =>
        Gather(other, place => [.. place.Zip(start, (at, first) => at + first)]);

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

    private static Grid? Stack(IReadOnlyList<Grid?> rows) => rows switch
    {
        [] => new Grid([0], []),
        [{ } first, ..] when rows.All(row => row?.HasSizes(first.Sizes) == true) =>
            new Grid([rows.Count, .. first.Sizes], [.. rows.SelectMany(row => row!.Values)]),
        _ => null,
    };

    private int Offset(IReadOnlyList<int> place) => place.Zip(sizes).Aggregate(0, (offset, at) => (offset * at.Second) + at.First);
}
