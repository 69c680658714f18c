using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Imaging;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Shear about the center of the image: upright lines lean to the left or right.</summary>
/// <param name="Degrees">The largest angle by which they lean.</param>
/// <exception cref="ArgumentOutOfRangeException">The angle is not from 0 to 80 degrees.</exception>
public sealed record RandomShear(double Degrees) : AffineTransform
{
    /// <summary>Gets the largest angle by which upright lines lean.</summary>
    public double Degrees { get; } = Within(Degrees, 0, 80, "A shear is by 0 to 80 degrees, in either direction.");

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"RandomShear({Degrees})");

    /// <inheritdoc/>
    protected internal override AffineMap Map(int height, int width, Generator random) =>
        AffineMap.Shear(Between(random, -Degrees, Degrees)).About(width / 2.0, height / 2.0);
}
