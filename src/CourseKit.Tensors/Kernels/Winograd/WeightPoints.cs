using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Winograd;

/// <summary>The filter transform of Winograd's algorithm, G·g·Gᵀ, and its adjoint Gᵀ·dU·G: many filters at once, one a lane.</summary>
internal static unsafe class WeightPoints<TLanes, TVector>
    where TLanes : struct, IQuadLanes<TVector>
    where TVector : struct
{
    /// <summary>The distance of the nine taps of a group of filters.</summary>
    private const int Pitch = 16;

    /// <summary>Transforms weights. What is behind the last one, up to a whole vector, is overwritten.</summary>
    /// <param name="taps">The weights, as [9, 16]: those of sixteen filters side by side.</param>
    /// <param name="flipped">True to use the weights upside down and mirrored, which is the taps in reverse.</param>
    /// <param name="count">The number of filters.</param>
    /// <param name="target">The destination of the first point.</param>
    /// <param name="pointStride">The distance between points.</param>
    public static void Write(float* taps, bool flipped, int count, float* target, nint pointStride)
    {
        var (first, step) = flipped ? (8 * Pitch, -Pitch) : (0, Pitch);
        var columns = stackalloc float[18 * Pitch];
        for (var filter = 0; filter < count; filter += TLanes.Count, target += TLanes.Count, taps += TLanes.Count)
        {
            for (var column = 0; column < 3; column++)
            {
                Spread(taps + first + (column * step), 3 * step, columns + (column * Pitch), 3 * Pitch);
            }

            for (var row = 0; row < 6; row++)
            {
                Spread(columns + (3 * row * Pitch), Pitch, target + (6 * row * pointStride), pointStride);
            }
        }
    }

    /// <summary>Transforms gradients back.</summary>
    /// <param name="points">The gradients at the first point; read in whole vectors.</param>
    /// <param name="pointStride">The distance between points.</param>
    /// <param name="count">The number of weights, at most sixteen.</param>
    /// <param name="taps">Their gradients, as [9, 16].</param>
    public static void Read(float* points, nint pointStride, int count, float* taps)
    {
        var columns = stackalloc float[18 * Pitch];
        for (var filter = 0; filter < count; filter += TLanes.Count, points += TLanes.Count, taps += TLanes.Count)
        {
            for (var column = 0; column < 6; column++)
            {
                Collect(points + (column * pointStride), 6 * pointStride, columns + (column * Pitch), 6 * Pitch);
            }

            for (var row = 0; row < 3; row++)
            {
                Collect(columns + (6 * row * Pitch), Pitch, taps + (3 * row * Pitch), Pitch);
            }
        }
    }

    /// <summary>Computes G: six numbers from three weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var (g0, g1, g2) = (TLanes.Load(source), TLanes.Load(source + sourceStep), TLanes.Load(source + (2 * sourceStep)));
        var evenAtOne = TLanes.Multiply(TLanes.Fill(-1f / 6), TLanes.Add(g0, g2));
        var evenAtTwo = TLanes.MultiplyAdd(TLanes.Fill(1f / 24), g0, TLanes.Multiply(TLanes.Fill(1f / 6), g2));
        TLanes.Store(TLanes.Multiply(TLanes.Fill(1f / 4), g0), target);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Fill(-1f / 6), g1, evenAtOne), target + targetStep);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Fill(1f / 6), g1, evenAtOne), target + (2 * targetStep));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Fill(1f / 12), g1, evenAtTwo), target + (3 * targetStep));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Fill(-1f / 12), g1, evenAtTwo), target + (4 * targetStep));
        TLanes.Store(g2, target + (5 * targetStep));
    }

    /// <summary>Computes Gᵀ: three numbers from six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var (u1, u2) = (TLanes.Load(source + sourceStep), TLanes.Load(source + (2 * sourceStep)));
        var (u3, u4) = (TLanes.Load(source + (3 * sourceStep)), TLanes.Load(source + (4 * sourceStep)));
        var one = TLanes.Multiply(TLanes.Fill(-1f / 6), TLanes.Add(u1, u2));
        var two = TLanes.Add(u3, u4);
        var first = TLanes.MultiplyAdd(TLanes.Fill(1f / 4), TLanes.Load(source), TLanes.MultiplyAdd(TLanes.Fill(1f / 24), two, one));
        var second = TLanes.MultiplyAdd(TLanes.Fill(1f / 12), TLanes.Subtract(u3, u4),
            TLanes.Multiply(TLanes.Fill(1f / 6), TLanes.Subtract(u2, u1)));
        var third = TLanes.Add(TLanes.Load(source + (5 * sourceStep)), TLanes.MultiplyAdd(TLanes.Fill(1f / 6), two, one));
        TLanes.Store(first, target);
        TLanes.Store(second, target + targetStep);
        TLanes.Store(third, target + (2 * targetStep));
    }
}
