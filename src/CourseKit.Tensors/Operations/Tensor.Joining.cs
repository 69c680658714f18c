using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors;

/// <content>Stacking, concatenation and splitting.</content>
public sealed unsafe partial class Tensor
{
    /// <summary>Stacks tensors of one shape along a new first axis; what <c>[a, b]</c> makes of two tensors.</summary>
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
                throw new ShapeException("Tensors that are stacked have the same shape; the rows of a matrix are equally long.",
                    $"{items[0].Shape} and {part.Shape}");
            }
        }

        var stack = Uninitialized([items.Length, .. items[0].Shape]);
        for (var i = 0; i < items.Length; i++)
        {
            items[i].Values.CopyTo(stack.Values[(i * items[0].Count)..]);
        }

        return stack.RecordAll(items, dy => [.. items.Select((part, i) => part.RequiresGrad ? dy.Select(0, i) : null)]);
    }

    /// <summary>Concatenates tensors along an axis that they have.</summary>
    /// <remarks>[…, n₁, …], […, n₂, …], … → […, n₁ + n₂ + …, …].</remarks>
    /// <exception cref="ShapeException">There are none, or their shapes differ in another axis.</exception>
    public static Tensor Concat(int axis, params ReadOnlySpan<Tensor> parts)
    {
        if (parts.Length == 0)
        {
            throw new ShapeException("Tensors are joined along an axis that they have.", "no tensors");
        }

        Tensor[] items = [.. parts];
        var along = items[0].Shape.Axis(axis);
        var starts = new int[items.Length];
        var total = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Shape.Rank != items[0].Shape.Rank || items[i].Shape.With(along, 0) != items[0].Shape.With(along, 0))
            {
                throw new ShapeException($"Tensors that are joined along axis {along} have the same shape but for that axis.",
                    $"{items[0].Shape} and {items[i].Shape}");
            }

            starts[i] = total;
            total = Size((long)total + items[i].Shape[along]);
        }

        var whole = Joined(items[0], items[0].Shape.With(along, total), along);
        for (var i = whole.Pointer == items[0].Pointer ? 1 : 0; i < items.Length; i++)
        {
            var (outer, count, inner) = items[i].Around(along);
            Rearrange.Join(items[i].Pointer, outer, count, inner, whole.Pointer, total, starts[i]);
        }

        return whole.RecordAll(items, dy =>
        [
            .. items.Select((part, i) => part.RequiresGrad ? dy.Between(along, starts[i], part.Shape) : null),
        ]);
    }

    /// <summary>Returns room for a concatenation: behind the values of the first tensor if the others follow all of them and there is
    /// space, as with the channels of a single image.</summary>
    private static Tensor Joined(Tensor first, Shape shape, int axis)
    {
        if (shape[..axis].Elements > 1)
        {
            return Uninitialized(shape, nameof(Concat));
        }

        var length = Room(shape);
        if (first.Storage.Extended(length) is { } longer)
        {
            return new(shape, longer);
        }

        try
        {
            return new(shape, new Storage(length, room: first.Storage.IsConcatenated
                ? (int)Math.Min(Array.MaxLength, 2L * length) : 0)
            { IsConcatenated = true });
        }
        catch (OutOfMemoryException)
        {
            return Uninitialized(shape, nameof(Concat));
        }
    }

    /// <summary>Splits the tensor along an axis into parts of these sizes, the reverse of <see cref="Concat"/>.</summary>
    /// <exception cref="ShapeException">The sizes do not add up to that of the axis.</exception>
    public Tensor[] Split(int axis, params ReadOnlySpan<int> sizes)
    {
        var along = Shape.Axis(axis);
        var parts = new Tensor[sizes.Length];
        var sum = 0L;
        var fits = true;
        foreach (var size in sizes)
        {
            fits &= size >= 0;
            sum += size;
        }

        if (!fits || sum != Shape[along])
        {
            throw new ShapeException($"Axis {along} of shape {Shape} is split into parts that add up to {Shape[along]}.",
                $"[{string.Join(", ", sizes.ToArray())}]");
        }

        var start = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            var from = new int[Shape.Rank];
            from[along] = start;
            parts[i] = Part(from, Shape.With(along, sizes[i])).Record(this, dy => dy.ZeroPadded(from, Shape));
            start += sizes[i];
        }

        return parts;
    }

    /// <summary>Returns the part of a concatenation from <paramref name="start"/> on with this shape.</summary>
    private Tensor Between(int axis, int start, Shape shape)
    {
        var part = Uninitialized(shape, nameof(Concat));
        var (outer, total, inner) = Around(axis);
        Rearrange.Split(Pointer, outer, total, inner, start, part.Pointer, shape[axis]);
        GC.KeepAlive(this);
        return part;
    }
}
