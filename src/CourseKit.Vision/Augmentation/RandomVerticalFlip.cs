using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Imaging;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Mirror image of a part of the examples: top and bottom are exchanged.</summary>
/// <param name="Probability">The part of examples that are flipped.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
public sealed record RandomVerticalFlip(double Probability = 0.5) : AffineTransform
{
    /// <summary>Gets the part of examples that are flipped.</summary>
    public double Probability { get; } = AsProbability(Probability);

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"RandomVerticalFlip({Probability})");

    /// <inheritdoc/>
    protected internal override AffineMap Map(int height, int width, Generator random) =>
        Happens(random, Probability) ? new AffineMap(1, 0, 0, 0, -1, height) : AffineMap.Identity;
}
