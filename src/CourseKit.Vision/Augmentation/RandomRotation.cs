using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Imaging;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Rotation about the center of the image; corners are cut off.</summary>
/// <param name="Degrees">The largest angle, in either direction.</param>
/// <exception cref="ArgumentOutOfRangeException">The angle is not from 0 to 180 degrees.</exception>
public sealed record RandomRotation(double Degrees) : AffineTransform
{
    /// <summary>Gets the largest angle, in either direction.</summary>
    public double Degrees { get; } = Within(Degrees, 0, 180, "A rotation is by 0 to 180 degrees, in either direction.");

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"RandomRotation({Degrees})");

    /// <inheritdoc/>
    protected internal override AffineMap Map(int height, int width, Generator random) =>
        AffineMap.Rotation(Between(random, -Degrees, Degrees)).About(width / 2.0, height / 2.0);
}
