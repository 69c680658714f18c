using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Layout;

namespace CourseKit.Tensors;

/// <content>Reshaping, permutation, expansion and padding.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Returns the values, in the same order, under another shape; one size may be −1 and follows from the others.</summary>
    /// <exception cref="ShapeException">The shapes hold different numbers of values.</exception>
    public Tensor Reshape(params ReadOnlySpan<int> sizes)
    {
        int[] wanted = [.. sizes];
        var known = 1L;
        foreach (var size in wanted)
        {
            known *= size == -1 ? 1 : size;
        }

        var open = Array.IndexOf(wanted, -1);
        if (open >= 0 && known > 0)
        {
            wanted[open] = (int)(Count / known);
            known *= wanted[open];
        }

        return known == Count && !wanted.Contains(-1)
            ? Share([.. wanted]).Record(this, dy => dy.Share(Shape))
            : throw new ShapeException($"A tensor of shape {Shape} keeps its {Count} values under a new shape.",
                $"[{string.Join(", ", sizes.ToArray())}]");
    }

    /// <summary>Permutes the axes: <c>Permute(1, 0)</c> turns rows into columns.</summary>
    /// <exception cref="ShapeException">An axis is missing or named twice.</exception>
    public Tensor Permute(params ReadOnlySpan<int> order)
    {
        int[] axes = [.. order];
        if (!axes.Order().SequenceEqual(Enumerable.Range(0, Shape.Rank)))
        {
            throw new ShapeException($"A new order of the axes of shape {Shape} names each of 0 to {Shape.Rank - 1} once.",
                $"({string.Join(", ", axes)})");
        }

        return Permuted(axes).Record(this, dy => dy.Permuted([.. axes.Index().OrderBy(at => at.Item).Select(at => at.Index)]));
    }

    /// <summary>Transposes the last two axes: a matrix, or each matrix in a stack.</summary>
    /// <exception cref="ShapeException">There are fewer than two axes.</exception>
    public Tensor Transpose() => Shape.Rank >= 2
        ? Permute([.. Enumerable.Range(0, Shape.Rank - 2), Shape.Rank - 1, Shape.Rank - 2])
        : throw new ShapeException("A transpose exchanges the last two axes of two or more.", $"shape {Shape}");

    /// <summary>Reverses the order of the values along the given axes.</summary>
    /// <exception cref="ShapeException">There is no such axis, or it is named twice.</exception>
    public Tensor Flip(params ReadOnlySpan<int> axes)
    {
        var flipped = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            flipped[i] = Shape.Axis(axes[i]);
        }

        return flipped.Distinct().Count() == flipped.Length
            ? Flipped(flipped).Record(this, dy => dy.Flipped(flipped))
            : throw new ShapeException($"An axis of shape {Shape} is flipped once.", $"({string.Join(", ", axes.ToArray())})");
    }

    /// <summary>Inserts a new axis of size 1 at the given place; −1 makes it the last one.</summary>
    /// <exception cref="ShapeException">The place lies neither among the axes nor behind them.</exception>
    public Tensor Unsqueeze(int axis)
    {
        var rank = Shape.Rank;
        if (axis < -rank - 1 || axis > rank)
        {
            throw new ShapeException($"A new axis of shape {Shape} goes to 0 to {rank}, or −1 to −{rank + 1} from the end.",
                $"axis {axis}");
        }

        var place = axis < 0 ? axis + rank + 1 : axis;
        return Reshape([.. Shape[..place], 1, .. Shape[place..]]);
    }

    /// <summary>Repeats axes of size 1, and adds axes in front, until the shape is reached; see <see cref="Shape.Broadcast"/>.</summary>
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

        var y = Uninitialized(shape);
        var lined = new Broadcast(Shape, shape);
        StridedCopy.Copy(Array.ConvertAll(lined.Sizes, size => (int)size), Pointer, lined.AStrides, y.Pointer, lined.BStrides);
        return y.Record(this, dy => dy.SumTo(Shape));
    }

    /// <summary>Pads the last two axes, the height and width of images, with zeros or another value.</summary>
    /// <exception cref="ShapeException">There are fewer axes, or a number of values is negative.</exception>
    public Tensor Pad(int top, int bottom, int left, int right, double value = 0) => Pad([(top, bottom), (left, right)], value);

    /// <summary>Pads the last axes, one pair of widths for each, with zeros or another value.</summary>
    /// <exception cref="ShapeException">There are fewer axes, or a number of values is negative.</exception>
    public Tensor Pad(ReadOnlySpan<(int Before, int Behind)> edges, double value = 0)
    {
        var first = Shape.Rank - edges.Length;
        var before = new int[Shape.Rank];
        var padded = Shape;
        for (var i = 0; i < edges.Length; i++)
        {
            if (first < 0 || edges[i].Before < 0 || edges[i].Behind < 0)
            {
                throw new ShapeException(
                    "Padding adds zero or more values before and behind each of the last axes.",
                    $"({string.Join("), (", edges.ToArray().Select(edge => $"{edge.Before}, {edge.Behind}"))}) around shape {Shape}");
            }

            before[first + i] = edges[i].Before;
            padded = padded.With(first + i, Size((long)edges[i].Before + Shape[first + i] + edges[i].Behind));
        }

        var y = Uninitialized(padded);
        Rearrange.Pad(Shape, Pointer, before, padded, (float)value, y.Pointer);
        return y.Record(this, dy => dy.Part(before, Shape));
    }

    private Tensor Permuted(int[] order)
    {
        var y = Uninitialized([.. order.Select(axis => Shape[axis])], nameof(Permute));
        Rearrange.Permute(Shape, Pointer, order, y.Pointer);
        GC.KeepAlive(this);
        return y;
    }

    private Tensor Flipped(int[] axes)
    {
        var y = Uninitialized(Shape, nameof(Flip));
        Rearrange.Flip(Shape, Pointer, axes, y.Pointer);
        GC.KeepAlive(this);
        return y;
    }
}
