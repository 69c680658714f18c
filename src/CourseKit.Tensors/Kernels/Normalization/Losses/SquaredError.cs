using System.Numerics;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>(x − t)²; its mean is the mean squared error.</summary>
internal readonly struct SquaredError : ILoss
{
    public Vector<float> Of(Vector<float> x, Vector<float> target) => (x - target) * (x - target);

    public Vector<float> Slope(Vector<float> x, Vector<float> target) => (x - target) + (x - target);
}
