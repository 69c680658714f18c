using System.Numerics;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>A loss of one value x with target t.</summary>
internal interface ILoss
{
    Vector<float> Of(Vector<float> x, Vector<float> target);

    /// <summary>The derivative by x.</summary>
    Vector<float> Slope(Vector<float> x, Vector<float> target);
}
