using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Functions;

/// <summary>1 where a = b, 0 elsewhere; NaN equals nothing.</summary>
internal readonly struct Equal : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) =>
        Vector.ConditionalSelect(Vector.Equals(a, b), Vector<float>.One, Vector<float>.Zero);

    public static float Of(float a, float b) => a == b ? 1 : 0;
}
