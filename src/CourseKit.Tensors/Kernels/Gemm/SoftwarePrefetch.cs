using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>Software prefetch of the next panel: a few cache lines at every step of a tile.</summary>
/// <remarks>Weights are read once an image, from far away; the processor sees a panel coming only when it has begun.</remarks>
/// <param name="next">The address of the next values; null for none.</param>
/// <param name="step">The number of values for each step.</param>
internal unsafe struct SoftwarePrefetch(float* next, int step)
{
    /// <summary>Returns a prefetch of <paramref name="count"/> values, spread over the steps of <paramref name="tiles"/> tiles.</summary>
    public static SoftwarePrefetch Of(float* next, int count, int tiles, int depth) =>
        new(next, (count + (tiles * depth) - 1) / Math.Max(1, tiles * depth));

    /// <summary>Returns the rest of the prefetch after a tile of <paramref name="steps"/> steps.</summary>
    public readonly SoftwarePrefetch After(int steps) => new(next + ((nint)steps * step), step);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch()
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(next); // Also where nothing is: it never fails.
            next += step;
        }
    }
}
