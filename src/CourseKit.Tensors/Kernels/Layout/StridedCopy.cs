using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Copies values between any two arrangements: a permutation, a slice, a window of a larger
/// tensor, a flipped or repeated axis.</summary>
/// <remarks>
/// Axes that both sides walk through alike are put together. What is contiguous on both sides is copied in runs, and what is repeated is
/// filled in runs; where each side has another axis contiguous, those two are exchanged block by block; anything else goes value by value.
/// </remarks>
internal static unsafe class StridedCopy
{
    /// <summary>target[Σ place·targetStrides] = source[Σ place·sourceStrides] for every place within <paramref name="sizes"/>.</summary>
    /// <param name="sizes">How many places there are along each axis.</param>
    /// <param name="source">The value at the first place.</param>
    /// <param name="sourceStrides">How far apart two values of an axis lie: negative where it is flipped, 0 where it is repeated.</param>
    /// <param name="target">Where the first value goes; no two places may share one.</param>
    /// <param name="targetStrides">The same for the target.</param>
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
                    Transposition.Copy(source + s, inner.Source, target + t, other.Target, inner.Target, other.Size, inner.Size);
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
