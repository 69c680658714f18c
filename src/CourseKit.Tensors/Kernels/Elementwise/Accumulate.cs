using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>Adds one run of values into another.</summary>
internal static unsafe class Accumulate
{
    /// <summary>a += b.</summary>
    public static void Add(float* a, float* b, nint count) => Binary.Apply<Functions.Add>(a, b, a, count);

    /// <summary>a += scale · b, the product rounded before it is added.</summary>
    public static void AddScaled(float* a, float scale, float* b, nint count) =>
        Pieces.For(count, (from, to) => AddScaledPiece(a + from, scale, b + from, to - from));

    private static void AddScaledPiece(float* a, float scale, float* b, nint count)
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Load(a + i) + (Vector.Load(b + i) * scale), a + i);
        }

        for (; i < count; i++)
        {
            a[i] += b[i] * scale;
        }
    }
}
