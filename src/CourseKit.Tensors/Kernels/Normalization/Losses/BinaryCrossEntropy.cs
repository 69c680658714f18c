using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>−t·log σ(x) − (1 − t)·log(1 − σ(x)) from logits x, written so that nothing overflows: (1
/// − t)·x + max(−x, 0) + log(1 + e^−|x|).</summary>
/// <remarks>So that an infinite x costs ∞ where it is wrong: max(x, 0) − x·t would take 0·∞ at t = 0.</remarks>
internal readonly struct BinaryCrossEntropy : ILoss
{
    public Vector<float> Of(Vector<float> x, Vector<float> target) =>
        ((Vector<float>.One - target) * x) + Vector.Max(-x, Vector<float>.Zero) + LogOfOnePlus(VectorMath.Exp(-Vector.Abs(x)));

    public Vector<float> Slope(Vector<float> x, Vector<float> target) => VectorMath.Sigmoid(x) - target;

    /// <summary>log(1 + e), corrected for what the sum loses of a small e.</summary>
    private static Vector<float> LogOfOnePlus(Vector<float> e)
    {
        var sum = Vector<float>.One + e;
        return Vector.ConditionalSelect(Vector.Equals(sum, Vector<float>.One), e, Vector.Log(sum) * (e / (sum - Vector<float>.One)));
    }
}
