using CourseKit.Tensors;

namespace CourseKit.Networks.Weights;

/// <summary>Tensors whose values do not lie in row-major order, as files may have them.</summary>
internal static class Strided
{
    /// <summary>A tensor of values that lie at <paramref name="first"/> + Σ place · stride. The
    /// places have been checked to be there.</summary>
    public static Tensor Gather(Tensor values, long first, Shape shape, IReadOnlyList<long> strides)
    {
        if (first == 0 && shape.Elements == values.Count && strides.SequenceEqual(RowMajor(shape)))
        {
            return values.Share(shape);
        }

        var tensor = Tensor.Uninitialized(shape);
        if (shape.Elements > 0)
        {
            Copy(values.Values, first, tensor.Values, shape, [.. strides]);
        }

        return tensor;
    }

    /// <summary>The strides of a tensor without gaps, the last axis the fastest.</summary>
    public static IEnumerable<long> RowMajor(Shape shape) => Enumerable.Range(1, shape.Rank).Select(axis => shape[axis..].Elements);

    private static void Copy(ReadOnlySpan<float> values, long first, Span<float> to, Shape shape, ReadOnlySpan<long> strides)
    {
        if (shape.Rank == 0)
        {
            to[0] = values[(int)first];
            return;
        }

        var part = to.Length / shape[0];
        for (var i = 0; i < shape[0]; i++)
        {
            Copy(values, first + (i * strides[0]), to.Slice(i * part, part), shape[1..], strides[1..]);
        }
    }
}
