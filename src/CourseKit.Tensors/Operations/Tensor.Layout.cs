using System.Runtime.CompilerServices;

namespace CourseKit.Tensors;

/// <content>
/// Operations that move values without changing them. Each is a table of places: where in the input every value of the result comes from.
/// A gradient goes back along the same table, and adds up where a value was used more than once.
/// </content>
public sealed partial class Tensor
{
    /// <summary>In a table of places, a value that comes from nowhere: zero.</summary>
    private const int Nowhere = -1;

    /// <summary>The same values, in the same order, under another shape; one size may be −1 and follows from the others.</summary>
    /// <exception cref="ShapeException">The shapes hold different numbers of values.</exception>
    public Tensor Reshape(params ReadOnlySpan<int> sizes)
    {
        int[] wanted = [.. sizes];
        var known = wanted.Where(size => size != -1).Aggregate(1L, (product, size) => product * size);
        if (wanted.Count(size => size == -1) == 1 && known > 0)
        {
            wanted[Array.IndexOf(wanted, -1)] = (int)(Count / known);
        }

        return wanted.Aggregate(1L, (product, size) => product * size) == Count && !wanted.Contains(-1)
            ? Share([.. wanted]).MadeFrom(this, dy => dy.Share(Shape))
            : throw new ShapeException($"A tensor of shape {Shape} keeps its {Count} values under a new shape.", $"[{string.Join(", ", sizes.ToArray())}]");
    }

    /// <summary>The axes in another order: <c>Permute(1, 0)</c> turns rows into columns.</summary>
    /// <exception cref="ShapeException">An axis is missing or named twice.</exception>
    public Tensor Permute(params ReadOnlySpan<int> order)
    {
        int[] axes = [.. order];
        if (!axes.Order().SequenceEqual(Enumerable.Range(0, Shape.Rank)))
        {
            throw new ShapeException($"A new order of the axes of shape {Shape} names each of 0 to {Shape.Rank - 1} once.", $"({string.Join(", ", axes)})");
        }

        var strides = Strides(Shape);
        return Strided([.. axes.Select(axis => Shape[axis])], 0, [.. axes.Select(axis => strides[axis])]);
    }

    /// <summary>The last two axes exchanged: the transpose of a matrix, or of each matrix in a stack.</summary>
    /// <exception cref="ShapeException">There are fewer than two axes.</exception>
    public Tensor Transpose() => Shape.Rank >= 2
        ? Permute([.. Enumerable.Range(0, Shape.Rank - 2), Shape.Rank - 1, Shape.Rank - 2])
        : throw new ShapeException("A transpose exchanges the last two axes of two or more.", $"shape {Shape}");

    /// <summary>The given axes back to front.</summary>
    public Tensor Flip(params ReadOnlySpan<int> axes)
    {
        var start = 0;
        var strides = Strides(Shape);
        foreach (var axis in axes)
        {
            var flipped = Shape.Axis(axis);
            start += strides[flipped] * (Shape[flipped] - 1);
            strides[flipped] = -strides[flipped];
        }

        return Strided(Shape, start, strides);
    }

    /// <summary>A part of each axis; axes that are not named are whole: <c>image[1.., ..^1]</c> drops the first row and the last column.</summary>
    /// <exception cref="ShapeException">There are more ranges than axes, or a range leaves its axis.</exception>
    [IndexerName("At")]
    public Tensor this[params ReadOnlySpan<Range> ranges]
    {
        get
        {
            if (ranges.Length > Shape.Rank)
            {
                throw new ShapeException($"A tensor of shape {Shape} has {Shape.Rank} axes to take ranges of.", $"{ranges.Length} ranges");
            }

            var start = 0;
            var strides = Strides(Shape);
            var shape = Shape;
            for (var axis = 0; axis < ranges.Length; axis++)
            {
                var (from, to) = (ranges[axis].Start.GetOffset(Shape[axis]), ranges[axis].End.GetOffset(Shape[axis]));
                if (from < 0 || to < from || to > Shape[axis])
                {
                    throw new ShapeException($"A range of axis {axis} of shape {Shape} lies between 0 and {Shape[axis]}.", $"{ranges[axis]}");
                }

                start += from * strides[axis];
                shape = shape.With(axis, to - from);
            }

            return Strided(shape, start, strides);
        }
    }

    /// <summary>One place along an axis, and the axis gone: <c>batch.Select(0, 3)</c> is the fourth image.</summary>
    /// <exception cref="ShapeException">There is no such axis or place.</exception>
    public Tensor Select(int axis, int index)
    {
        var along = Shape.Axis(axis);
        if (index < 0 || index >= Shape[along])
        {
            throw new ShapeException($"Axis {along} of shape {Shape} has places 0 to {Shape[along] - 1}.", $"{index}");
        }

        var strides = Strides(Shape);
        return Strided(Shape.Without(along), index * strides[along], [.. strides[..along], .. strides[(along + 1)..]]);
    }

    /// <summary>The same values under a shape with a new axis of size 1 at the given place; −1 makes it the last one.</summary>
    /// <exception cref="ShapeException">The place lies neither among the axes nor behind them.</exception>
    public Tensor Unsqueeze(int axis)
    {
        var rank = Shape.Rank;
        if (axis < -rank - 1 || axis > rank)
        {
            throw new ShapeException($"A new axis of shape {Shape} goes to 0 to {rank}, or −1 to −{rank + 1} from the end.", $"axis {axis}");
        }

        var place = axis < 0 ? axis + rank + 1 : axis;
        return Reshape([.. Shape[..place], 1, .. Shape[place..]]);
    }

    /// <summary>Each axis of size 1 repeated, and axes added in front, until the shape is reached; see <see cref="Shape.Broadcast"/>.</summary>
    /// <exception cref="ShapeException">The shape cannot be reached.</exception>
    public Tensor Expand(Shape shape)
    {
        if (Shape == shape)
        {
            return this;
        }

        if (Shape.Broadcast(shape) != shape)
        {
            throw new ShapeException("Only axes of size 1 can be repeated.", $"{Shape} to {shape}");
        }

        var added = shape.Rank - Shape.Rank;
        var mine = Strides(Shape);
        int[] strides = [.. Enumerable.Range(0, shape.Rank).Select(axis => axis < added || Shape[axis - added] == 1 ? 0 : mine[axis - added])];
        return Strided(shape, 0, strides);
    }

    /// <summary>Zeros around the last two axes, the height and width of images.</summary>
    public Tensor Pad(int top, int bottom, int left, int right)
    {
        var (height, width) = (Shape[-2], Shape[-1]);
        var (rows, columns) = (top + height + bottom, left + width + right);
        var shape = Shape.With(-2, rows).With(-1, columns);
        var places = new int[shape.Elements];
        for (var i = 0; i < places.Length; i++)
        {
            var (row, column) = ((i / columns % rows) - top, (i % columns) - left);
            var inside = row >= 0 && row < height && column >= 0 && column < width;
            places[i] = inside ? ((((i / (rows * columns)) * height) + row) * width) + column : Nowhere;
        }

        return Rearrange(shape, places);
    }

    /// <summary>Tensors of one shape side by side along a new first axis; what <c>[a, b]</c> makes of two tensors.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor Stack(params ReadOnlySpan<Tensor> parts)
    {
        if (parts.Length == 0)
        {
            return Zeros([0]);
        }

        Tensor[] items = [.. parts];
        foreach (var part in items)
        {
            if (part.Shape != items[0].Shape)
            {
                throw new ShapeException("Tensors that are stacked have the same shape; the rows of a matrix are equally long.", $"{items[0].Shape} and {part.Shape}");
            }
        }

        var stack = Uninitialized([items.Length, .. items[0].Shape]);
        for (var i = 0; i < items.Length; i++)
        {
            items[i].Values.CopyTo(stack.Values[(i * items[0].Count)..]);
        }

        return stack.MadeFromAll(items, dy => [.. items.Select((_, i) => dy.Select(0, i))]);
    }

    /// <summary>How far apart neighbors along each axis lie in row-major order.</summary>
    private static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        var stride = 1;
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>The result's value at (i, j, …) is the input's at start + i·strides[0] + j·strides[1] + ….</summary>
    private Tensor Strided(Shape shape, int start, int[] strides)
    {
        var places = new int[shape.Elements];
        var at = new int[shape.Rank];
        var from = start;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = from;
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                from += strides[axis];
                if (++at[axis] < shape[axis])
                {
                    break;
                }

                from -= strides[axis] * shape[axis];
                at[axis] = 0;
            }
        }

        return Rearrange(shape, places);
    }

    private Tensor Rearrange(Shape shape, int[] places)
    {
        var result = Zeros(shape);
        for (var i = 0; i < places.Length; i++)
        {
            result.Values[i] = places[i] == Nowhere ? 0 : Values[places[i]];
        }

        return result.MadeFrom(this, dy => dy.AddBack(Shape, places));
    }

    /// <summary>The reverse of <see cref="Rearrange"/>: every value is added, in double precision, to the place that it came from.</summary>
    private Tensor AddBack(Shape shape, int[] places)
    {
        var sums = new double[Room(shape)];
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != Nowhere)
            {
                sums[places[i]] += Values[i];
            }
        }

        return From(shape, Array.ConvertAll(sums, sum => (float)sum)).MadeFrom(this, dy => dy.Rearrange(Shape, places));
    }
}
