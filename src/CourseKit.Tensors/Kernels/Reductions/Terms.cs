using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>x.</summary>
internal readonly unsafe struct Values(float* x) : ITerms
{
    public Vector<float> At(nint i) => Vector.Load(x + i);

    public Vector<float> Last(nint i, nint count) => PartialVector.Load(x + i, count);
}

/// <summary>(x − center)².</summary>
internal readonly unsafe struct SquaredDeviations(float* x, float center) : ITerms
{
    public Vector<float> At(nint i) => Square(Vector.Load(x + i));

    public Vector<float> Last(nint i, nint count) => Square(PartialVector.Load(x + i, count));

    private Vector<float> Square(Vector<float> x)
    {
        var deviation = x - new Vector<float>(center);
        return deviation * deviation;
    }
}

/// <summary>a · (x − center).</summary>
internal readonly unsafe struct WeightedDeviations(float* a, float* x, float center) : ITerms
{
    public Vector<float> At(nint i) => Vector.Load(a + i) * (Vector.Load(x + i) - new Vector<float>(center));

    public Vector<float> Last(nint i, nint count) =>
        PartialVector.Load(a + i, count) * (PartialVector.Load(x + i, count) - new Vector<float>(center));
}
