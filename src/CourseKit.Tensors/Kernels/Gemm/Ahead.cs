using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>Numbers that will be read soon, brought nearer while there is something to compute: a few
/// more at every step of a tile.</summary>
/// <remarks>Weights are read once an image, from far away; the processor sees a panel coming only when it has begun.</remarks>
/// <param name="next">Where the next numbers lie; null for none.</param>
/// <param name="step">How many there are for each step.</param>
internal unsafe struct Ahead(float* next, int step)
{
    /// <summary>So many numbers, spread over the steps of so many tiles.</summary>
    public static Ahead Of(float* next, int count, int tiles, int depth) =>
        new(next, (count + (tiles * depth) - 1) / Math.Max(1, tiles * depth));

    /// <summary>What is left after a tile of so many steps.</summary>
    public readonly Ahead After(int steps) => new(next + ((nint)steps * step), step);

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
