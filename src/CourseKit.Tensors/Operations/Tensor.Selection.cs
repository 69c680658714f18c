using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Layout;

namespace CourseKit.Tensors;

/// <content>Slicing and indexing.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Gets a slice: one range an axis, and axes that are not named whole. <c>image[1.., ..^1]</c> drops the first row and the
    /// last column.</summary>
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

            var start = new int[Shape.Rank];
            var shape = Shape;
            for (var axis = 0; axis < ranges.Length; axis++)
            {
                var (from, to) = (ranges[axis].Start.GetOffset(Shape[axis]), ranges[axis].End.GetOffset(Shape[axis]));
                if (from < 0 || to < from || to > Shape[axis])
                {
                    throw new ShapeException($"A range of axis {axis} of shape {Shape} lies between 0 and {Shape[axis]}.",
                        $"{ranges[axis]}");
                }

                start[axis] = from;
                shape = shape.With(axis, to - from);
            }

            return Part(start, shape).Record(this, dy => dy.ZeroPadded(start, Shape), name: "A range");
        }
    }

    /// <summary>Returns one slice along an axis, without the axis: <c>batch.Select(0, 3)</c> is the fourth image.</summary>
    /// <exception cref="ShapeException">There is no such axis or place.</exception>
    public Tensor Select(int axis, int index)
    {
        var (outer, count, inner) = Around(axis);
        if (index < 0 || index >= count)
        {
            throw new ShapeException($"Axis {Shape.Axis(axis)} of shape {Shape} has places 0 to {count - 1}.", $"{index}");
        }

        var y = Uninitialized(Shape.Without(axis));
        Rearrange.Split(Pointer, outer, count, inner, index, y.Pointer, 1);
        return y.Record(this, dy =>
        {
            var dx = Zeros(Shape);
            Rearrange.Join(dy.Pointer, outer, 1, inner, dx.Pointer, count, index);
            return dx;
        });
    }

    /// <summary>Returns several slices along an axis, in the order of the indices; one may be named more than once.</summary>
    /// <remarks>[…, n, …] → […, number of indices, …].</remarks>
    /// <exception cref="ShapeException">There is no such axis or place.</exception>
    public Tensor IndexSelect(int axis, params ReadOnlySpan<int> indices)
    {
        var (outer, count, inner) = Around(axis);
        foreach (var index in indices)
        {
            if (index < 0 || index >= count)
            {
                throw new ShapeException($"Axis {Shape.Axis(axis)} of shape {Shape} has places 0 to {count - 1}.", $"{index}");
            }
        }

        var picked = indices.Length;
        var places = Uninitialized([picked]);
        indices.CopyTo(new Span<int>(places.Pointer, picked));
        var y = Uninitialized(Shape.With(axis, picked));
        Picking.Select(Pointer, outer, count, inner, (int*)places.Pointer, picked, y.Pointer);
        return y.Record(this, scratch: places, gradient: dy =>
        {
            var dx = Zeros(Shape);
            Picking.SelectAdd(dy.Pointer, outer, count, inner, (int*)places.Pointer, picked, dx.Pointer);
            return dx;
        });
    }

    /// <summary>Gathers values along an axis by an index, one for each value of the result: y[i, j] = x[index[i, j], j] along axis
    /// 0.</summary>
    /// <remarks>[…, n, …] with an index […, k, …] → […, k, …].</remarks>
    /// <param name="axis">The axis.</param>
    /// <param name="index">Whole numbers from 0 to n − 1.</param>
    /// <exception cref="ShapeException">The shapes differ in another axis, or the index holds anything else.</exception>
    public Tensor Gather(int axis, Tensor index)
    {
        var (outer, count, inner) = Around(axis);
        var places = Places(axis, index);
        var y = Uninitialized(index.Shape);
        Picking.Gather(Pointer, outer, count, inner, (int*)places.Pointer, index.Shape[axis], y.Pointer);
        return y.Record(this, scratch: places, gradient: dy =>
        {
            var dx = Zeros(Shape);
            Picking.ScatterAdd(dy.Pointer, outer, count, inner, (int*)places.Pointer, dy.Shape[axis], dx.Pointer);
            return dx;
        });
    }

    /// <summary>Adds the values of <paramref name="source"/> at the indices along an axis: y[index[i, j], j] += source[i, j] along axis 0,
    /// beginning with y = x.</summary>
    /// <remarks>[…, n, …] with index and source […, k, …] → […, n, …]. What goes to the same place is
    /// added in the order of the index.</remarks>
    /// <param name="axis">The axis.</param>
    /// <param name="index">Whole numbers from 0 to n − 1.</param>
    /// <param name="source">One value for each index.</param>
    /// <exception cref="ShapeException">The shapes do not fit each other, or the index holds anything else.</exception>
    public Tensor ScatterAdd(int axis, Tensor index, Tensor source)
    {
        if (index.Shape != source.Shape)
        {
            throw new ShapeException("Values that are scattered have an index each: both have the same shape.",
                $"index {index.Shape}, values {source.Shape}");
        }

        var (outer, count, inner) = Around(axis);
        var places = Places(axis, index);
        var picked = index.Shape[axis];
        var y = Uninitialized(Shape);
        Values.CopyTo(y.Values);
        Picking.ScatterAdd(source.Pointer, outer, count, inner, (int*)places.Pointer, picked, y.Pointer);
        return y.RecordAll([this, source], dy =>
        {
            var ofSource = source.RequiresGrad ? Uninitialized(source.Shape) : null;
            if (ofSource is not null)
            {
                Picking.Gather(dy.Pointer, outer, count, inner, (int*)places.Pointer, picked, ofSource.Pointer);
            }

            places.Release();
            return [dy, ofSource];
        });
    }

    /// <summary>Returns the slice from <paramref name="start"/> on with this shape.</summary>
    private Tensor Part(int[] start, Shape shape)
    {
        var part = Uninitialized(shape, "A range");
        Rearrange.Slice(Shape, Pointer, start, shape, part.Pointer);
        GC.KeepAlive(this);
        return part;
    }

    /// <summary>Returns these values, placed at <paramref name="start"/> in a tensor of zeros of this shape.</summary>
    private Tensor ZeroPadded(int[] start, Shape shape)
    {
        var whole = Uninitialized(shape, "A range");
        Rearrange.Pad(Shape, Pointer, start, shape, 0, whole.Pointer);
        GC.KeepAlive(this);
        return whole;
    }

    /// <summary>Returns an index along an axis of this tensor, checked and as integers.</summary>
    private Tensor Places(int axis, Tensor index)
    {
        var along = Shape.Axis(axis);
        if (index.Shape.Rank != Shape.Rank || index.Shape.With(along, 0) != Shape.With(along, 0))
        {
            throw new ShapeException($"An index along axis {along} has the same shape as the tensor but for that axis.",
                $"index {index.Shape} for shape {Shape}");
        }

        var places = Uninitialized(index.Shape);
        var wrong = Indices.FromValues(index.Pointer, index.Count, Shape[along], (int*)places.Pointer);
        return wrong < 0
            ? places
            : throw new ShapeException($"An index along axis {along} of shape {Shape} holds whole numbers from 0 to {Shape[along] - 1}.",
                $"{index.Values[(int)wrong]}");
    }
}
