using System.Numerics;

namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>Linear interpolation between rows of pixels.</summary>
internal static unsafe class RowInterpolation
{
    /// <summary>target = (1 − share)·upper + share·lower.</summary>
    public static void Mix(float* upper, float* lower, float share, float* target, int count)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            ((Vector.Load(upper + i) * (1 - share)) + (Vector.Load(lower + i) * share)).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = (upper[i] * (1 - share)) + (lower[i] * share);
        }
    }

    /// <summary>sums += factor·values.</summary>
    public static void AddScaled(float factor, float* values, float* sums, int count)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= count; i += Vector<float>.Count)
        {
            (Vector.Load(sums + i) + (Vector.Load(values + i) * factor)).Store(sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += factor * values[i];
        }
    }
}
