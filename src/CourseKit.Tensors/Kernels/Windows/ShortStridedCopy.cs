using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>The strided copy of rows that are too short for the general <c>StridedCopy</c> to pay.</summary>
internal static unsafe class ShortStridedCopy
{
    /// <summary>Copies <paramref name="count"/> values that lie <paramref name="stride"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Every(int stride, float* source, float* target, int count)
    {
        if (stride == 1)
        {
            Each(source, target, count);
        }
        else if (stride == 2)
        {
            EverySecond(source, target, count);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                target[i] = source[i * stride];
            }
        }
    }

    private static void Each(float* source, float* target, int count)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            Vector.Load(source + i).Store(target + i);
        }

        if (i < count && count >= Vector128<float>.Count)
        {
            // The last few in vectors that overlap what is already there.
            for (; i + Vector128<float>.Count < count; i += Vector128<float>.Count)
            {
                Vector128.Load(source + i).Store(target + i);
            }

            i = count - Vector128<float>.Count;
            Vector128.Load(source + i).Store(target + i);
            return;
        }

        for (; i < count; i++)
        {
            target[i] = source[i];
        }
    }

    /// <remarks>The last value that a pair of vectors loads is not among those to copy and may lie behind the row, hence «&lt;».</remarks>
    private static void EverySecond(float* source, float* target, int count)
    {
        var i = 0;
        for (; i + Vector<float>.Count < count; i += Vector<float>.Count)
        {
            LanePairs.Even(Vector.Load(source + (2 * i)), Vector.Load(source + (2 * i) + Vector<float>.Count)).Store(target + i);
        }

        for (; i + Vector128<float>.Count < count; i += Vector128<float>.Count)
        {
            var (first, second) = (Vector128.Load(source + (2 * i)), Vector128.Load(source + (2 * i) + Vector128<float>.Count));
            Vector128.Narrow(first.AsUInt64(), second.AsUInt64()).AsSingle().Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = source[2 * i];
        }
    }
}
