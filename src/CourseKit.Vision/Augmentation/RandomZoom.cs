using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Imaging;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Zoom about the center of the image, which keeps its size: above 1, what it shows gets larger.</summary>
/// <param name="Low">The smallest factor of lengths.</param>
/// <param name="High">The largest factor of lengths.</param>
/// <exception cref="ArgumentOutOfRangeException">The smallest factor is not above 0, or it is above the largest.</exception>
public sealed record RandomZoom(double Low, double High) : AffineTransform
{
    /// <summary>Gets the smallest factor of lengths.</summary>
    public double Low { get; } = AsFactors((Low, High), "A zoom is by a range of factors above 0.").Low;

    /// <summary>Gets the largest factor of lengths.</summary>
    public double High { get; } = High;

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"RandomZoom({Low}, {High})");

    /// <inheritdoc/>
    protected internal override AffineMap Map(int height, int width, Generator random)
    {
        var factor = Between(random, Low, High);
        return AffineMap.Scaling(factor, factor).About(width / 2.0, height / 2.0);
    }
}
