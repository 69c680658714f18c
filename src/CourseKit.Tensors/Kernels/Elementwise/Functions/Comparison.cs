using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Functions;

/// <summary>1 where a = b, 0 elsewhere; NaN equals nothing.</summary>
internal readonly struct Equal : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) =>
        Vector.ConditionalSelect(Vector.Equals(a, b), Vector<float>.One, Vector<float>.Zero);

    public static float Of(float a, float b) => a == b ? 1 : 0;
}

/// <summary>1 where a = b or both are NaN, 0 elsewhere.</summary>
internal readonly struct Same : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) => Vector.ConditionalSelect(
        Vector.Equals(a, b) | (Vector.AsVectorInt32(Vector.IsNaN(a)) & Vector.AsVectorInt32(Vector.IsNaN(b))),
        Vector<float>.One, Vector<float>.Zero);

    public static float Of(float a, float b) => a.Equals(b) ? 1 : 0;
}

/// <summary>b where a is not 0, and 0 elsewhere, also where b is NaN or infinite.</summary>
internal readonly struct Where : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) =>
        Vector.ConditionalSelect(Vector.Equals(a, Vector<float>.Zero), Vector<float>.Zero, b);

    public static float Of(float a, float b) => a == 0 ? 0 : b;
}
