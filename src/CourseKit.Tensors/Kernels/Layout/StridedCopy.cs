using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>The general strided copy: a permutation, a slice, padding, a flipped or repeated axis.</summary>
/// <remarks>
/// Axes that both sides walk through alike are put together. What is contiguous on both sides is copied in runs, and what is repeated is
/// filled in runs; where each side has another axis contiguous, those two are exchanged block by block; anything else goes value by value.
/// </remarks>
internal static unsafe class StridedCopy
{
    /// <summary>target[Σ place·targetStrides] = source[Σ place·sourceStrides] for every place within <paramref name="sizes"/>.</summary>
    /// <param name="sizes">The size of each axis.</param>
    /// <param name="source">The value at the first place.</param>
    /// <param name="sourceStrides">The stride of each axis: negative where it is flipped, 0 where it is repeated.</param>
    /// <param name="target">The destination of the first value; no two places may share one.</param>
    /// <param name="targetStrides">The stride of each axis of the target.</param>
    public static void Copy(ReadOnlySpan<int> sizes, float* source, ReadOnlySpan<nint> sourceStrides, float* target,
        ReadOnlySpan<nint> targetStrides)
    {
        foreach (var size in sizes)
        {
            if (size == 0)
            {
                return;
            }
        }

        var axes = Axes.Merge(sizes, sourceStrides, targetStrides);
        var inner = axes.TakeLast();
        if (inner.Source is not (0 or 1) && axes.TakeContiguousSource() is { } other)
        {
            Pieces.ForItems(axes.Places, inner.Size * other.Size, (from, to) =>
            {
                for (var place = from; place < to; place++)
                {
                    var (s, t) = axes.Offsets(place);
                    AxisTransposition.Copy(source + s, inner.Source, target + t, other.Target, inner.Target, other.Size, inner.Size);
                }
            });
            return;
        }

        // A run that is long enough to be shared out counts as several.
        var runs = (inner.Size + Pieces.Values - 1) / Pieces.Values;
        Pieces.ForItems(axes.Places * runs, nint.Min(inner.Size, Pieces.Values), (from, to) =>
        {
            for (var run = from; run < to; run++)
            {
                var (place, part) = Math.DivRem(run, runs);
                var (s, t) = axes.Offsets(place);
                var first = part * Pieces.Values;
                var count = nint.Min(Pieces.Values, inner.Size - first);
                CopyRun(source + s + (first * inner.Source), inner.Source, target + t + (first * inner.Target), inner.Target, count);
            }
        });
    }

    private static void CopyRun(float* source, nint sourceStride, float* target, nint targetStride, nint count)
    {
        if (sourceStride == 1 && targetStride == 1)
        {
            Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));
            return;
        }

        if (sourceStride == 0 && targetStride == 1)
        {
            new Span<float>(target, (int)count).Fill(*source);
            return;
        }

        for (nint i = 0; i < count; i++)
        {
            target[i * targetStride] = source[i * sourceStride];
        }
    }
}
