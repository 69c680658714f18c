using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>The gradient of a broadcast operand: the sum over its repetitions.</summary>
internal static unsafe class BroadcastGradient
{
    /// <summary>Sums [<paramref name="shape"/>] over the axes along which
    /// [<paramref name="operand"/>] is repeated to fit it, the innermost first.</summary>
    public static void Sum(float* dy, Shape shape, Shape operand, float* sums)
    {
        var lined = new Broadcast(shape, operand);
        var sizes = lined.Sizes.ToList();
        var repeated = lined.BStrides.Select((stride, axis) => (stride, axis)).Where(at => at.stride == 0).Select(at => at.axis).Reverse()
            .ToArray();
        if (repeated.Length == 0)
        {
            Buffer.MemoryCopy(dy, sums, lined.Count * sizeof(float), lined.Count * sizeof(float));
            return;
        }

        Sum(dy, sizes, repeated, sums);
    }

    private static void Sum(float* values, List<nint> sizes, ReadOnlySpan<int> repeated, float* sums)
    {
        var axis = repeated[0];
        var (outer, count, inner) = (Product(sizes[..axis]), sizes[axis], Product(sizes[(axis + 1)..]));
        if (repeated.Length == 1)
        {
            Reductions.Sum.Over(values, outer, count, inner, sums);
            return;
        }

        using var partial = Scratch.Take(outer * inner);
        Reductions.Sum.Over(values, outer, count, inner, partial.Pointer);
        sizes[axis] = 1;
        Sum(partial.Pointer, sizes, repeated[1..], sums);
    }

    private static nint Product(List<nint> sizes) => sizes.Aggregate((nint)1, (product, size) => product * size);
}
