using System.Collections;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <summary>The sizes of a tensor's axes, outermost first: <c>[N, C, H, W]</c> for a batch of images,
/// <c>[]</c> for a single number.</summary>
/// <remarks>Written as a collection: <c>Shape images = [32, 1, 28, 28];</c>.</remarks>
[CollectionBuilder(typeof(Shape), nameof(Of))]
public readonly struct Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    private readonly int[]? sizes;

    private Shape(int[] sizes) => this.sizes = sizes;

    private int[] Sizes => sizes ?? [];

    /// <summary>Gets the number of axes.</summary>
    public int Rank => Sizes.Length;

    /// <summary>Gets the number of axes, as <see cref="Rank"/> does.</summary>
    /// <remarks>Named by the language's rule for <c>shape[^1]</c> and <c>shape[..2]</c>.</remarks>
    public int Length => Rank;

    /// <summary>Gets the number of values that a tensor of this shape holds: the product of all sizes.</summary>
    public long Elements => Sizes.Aggregate(1L, (product, size) => product * size);

    /// <summary>Gets the size of one axis; <c>^1</c> is the last.</summary>
    public int this[int axis] => Sizes[Axis(axis)];

    private bool CanBeCounted =>
        Sizes.Aggregate((UInt128)1, (product, size) => product > long.MaxValue ? product : product * (uint)size) <= long.MaxValue;

    int IReadOnlyCollection<int>.Count => Rank;

    /// <summary>Makes a shape of the given sizes.</summary>
    /// <exception cref="ShapeException">A size is negative, or there are too many numbers to count.</exception>
    public static Shape Of(ReadOnlySpan<int> sizes)
    {
        foreach (var size in sizes)
        {
            if (size < 0)
            {
                throw new ShapeException("The size of an axis is zero or more.", $"[{string.Join(", ", sizes.ToArray())}]");
            }
        }

        var shape = new Shape(sizes.ToArray());
        return shape.CanBeCounted
            ? shape
            : throw new ShapeException("A shape holds at most 9,223,372,036,854,775,807 numbers.", $"{shape}");
    }

    /// <summary>Returns the index of an axis that may be counted from the end: −1 is the last one.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public int Axis(int axis)
    {
        if (Rank == 0)
        {
            throw new ShapeException("Shape [] is that of a single number, without axes.", $"axis {axis}");
        }

        if (axis < -Rank || axis >= Rank)
        {
            throw new ShapeException($"Shape {this} has {Rank} axes, numbered 0 to {Rank - 1}, or −1 to −{Rank} from the end.",
                $"axis {axis}");
        }

        return axis < 0 ? axis + Rank : axis;
    }

    /// <summary>Returns the index along each axis of the value at an offset in row-major order, as NumPy's
    /// <c>unravel_index</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No value of this shape has such an offset.</exception>
    public int[] Unravel(long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Elements);
        var place = new int[Rank];
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            (offset, var index) = Math.DivRem(offset, this[axis]);
            place[axis] = (int)index;
        }

        return place;
    }

    /// <summary>Returns this shape with one axis of another size.</summary>
    public Shape With(int axis, int size)
    {
        int[] changed = [.. Sizes];
        changed[Axis(axis)] = size;
        return Of(changed);
    }

    /// <summary>Returns this shape without one of its axes.</summary>
    public Shape Without(int axis)
    {
        var dropped = Axis(axis);
        return [.. Sizes[..dropped], .. Sizes[(dropped + 1)..]];
    }

    /// <summary>Returns a part of this shape: <c>shape[..^2]</c> is everything but height and width.</summary>
    public Shape Slice(int start, int length) => new(Sizes[start..(start + length)]);

    /// <summary>Returns the common shape of two operands: axes are aligned from the last, and a size of 1 (or a missing axis) is
    /// repeated.</summary>
    /// <exception cref="ShapeException">Two sizes differ and neither is 1.</exception>
    public Shape Broadcast(Shape other)
    {
        var rank = Math.Max(Rank, other.Rank);
        var common = new int[rank];
        for (var fromEnd = 1; fromEnd <= rank; fromEnd++)
        {
            var mine = fromEnd <= Rank ? Sizes[^fromEnd] : 1;
            var theirs = fromEnd <= other.Rank ? other.Sizes[^fromEnd] : 1;
            if (mine != theirs && mine != 1 && theirs != 1)
            {
                throw new ShapeException("Shapes combine when, counted from the last axis, their sizes are equal or one of them is 1.",
                    $"{this} and {other}");
            }

            common[^fromEnd] = mine == 1 ? theirs : mine;
        }

        return new Shape(common);
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.AsSpan().SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Sizes.Aggregate(Rank, HashCode.Combine);

    /// <summary>Returns whether both shapes have the same sizes in the same order.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Returns whether the shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>Returns the sizes, outermost first.</summary>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)Sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the sizes in brackets: <c>[1, 28, 28]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Sizes)}]";
}
