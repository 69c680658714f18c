using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Reductions;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>e^(x − center).</summary>
internal readonly unsafe struct ShiftedExponentials(float* x, float center) : ITerms
{
    public Vector<float> At(nint i) => VectorMath.Exp(Vector.Load(x + i) - new Vector<float>(center));

    public Vector<float> Last(nint i, nint count) => VectorMath.Exp(PartialVector.Load(x + i, count) - new Vector<float>(center));
}
