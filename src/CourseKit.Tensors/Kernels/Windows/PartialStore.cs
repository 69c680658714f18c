using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>Stores of rows that are narrower than a vector.</summary>
internal static unsafe class PartialStore
{
    /// <summary>
    /// Writes the first <paramref name="count"/> lanes, and the others too as long as that stays before <paramref name="end"/>: rows
    /// are written in order, so that what a vector spills into the next one is written over.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreWithin(this Vector<float> lanes, float* target, int count, float* end)
    {
        if (count >= Vector<float>.Count || target + Vector<float>.Count <= end)
        {
            lanes.Store(target);
        }
        else
        {
            StoreFirst(lanes, target, count);
        }
    }

    /// <remarks>Not inlined: it is needed at the end of the last row only.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreFirst(Vector<float> lanes, float* target, int count) => PartialVector.Store(lanes, target, count);
}
