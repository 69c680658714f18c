using System.Numerics;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>(x − t)² / 2β where |x − t| is below β, |x − t| − β/2 beyond (Girshick 2015); with β = 0 the absolute error.</summary>
internal readonly record struct SmoothL1(float Beta) : ILoss
{
    public Vector<float> Of(Vector<float> x, Vector<float> target)
    {
        var size = Vector.Abs(x - target);
        var near = size * size * new Vector<float>(0.5f) / new Vector<float>(Beta);
        return Vector.ConditionalSelect(Vector.LessThan(size, new Vector<float>(Beta)), near, size - new Vector<float>(0.5f * Beta));
    }

    public Vector<float> Slope(Vector<float> x, Vector<float> target)
    {
        var difference = x - target;
        var sign = Vector.ConditionalSelect(
            Vector.Equals(difference, Vector<float>.Zero), Vector<float>.Zero, Vector.CopySign(Vector<float>.One, difference));
        var isNear = ~Vector.GreaterThanOrEqual(Vector.Abs(difference), new Vector<float>(Beta));
        return Vector.ConditionalSelect(isNear, difference / new Vector<float>(Beta), sign);
    }
}
