using System.Numerics;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>What it costs that a value is x where t was wanted.</summary>
internal interface ILoss
{
    Vector<float> Of(Vector<float> x, Vector<float> target);

    /// <summary>The derivative by x.</summary>
    Vector<float> Slope(Vector<float> x, Vector<float> target);
}
