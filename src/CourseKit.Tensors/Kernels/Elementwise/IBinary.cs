using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>An operation on pairs of values. Implemented by types without fields, so that each loop
/// is compiled for its operation.</summary>
internal interface IBinary
{
    static abstract Vector<float> Of(Vector<float> a, Vector<float> b);

    static abstract float Of(float a, float b);
}
