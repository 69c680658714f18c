using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Augmentation;

/// <summary>Shift by whole pixels, of which no value changes.</summary>
/// <remarks>With the padding of zeros around it, that is torchvision's <c>RandomCrop(size, padding)</c>, usual for CIFAR-10.</remarks>
/// <param name="X">The longest way to the left or right, in pixels.</param>
/// <param name="Y">The longest way up or down, in pixels.</param>
/// <exception cref="ArgumentOutOfRangeException">A way is negative.</exception>
public sealed record RandomShift(int X, int Y) : AffineTransform
{
    private const string Rule = "An image is shifted by a number of pixels, 0 or more.";

    /// <summary>Shifts alike along both axes.</summary>
    /// <param name="pixels">The longest way along each axis.</param>
    public RandomShift(int pixels)
        : this(pixels, pixels)
    {
    }

    /// <summary>Gets the longest way to the left or right, in pixels.</summary>
    public int X { get; } = Within(X, 0, int.MaxValue / 2, Rule);

    /// <summary>Gets the longest way up or down, in pixels.</summary>
    public int Y { get; } = Within(Y, 0, int.MaxValue / 2, Rule);

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => X == Y ? $"RandomShift({X})" : $"RandomShift({X}, {Y})";

    /// <inheritdoc/>
    protected internal override AffineMap Map(int height, int width, Generator random) =>
        AffineMap.Translation(random.Integer(-X, X + 1), random.Integer(-Y, Y + 1));
}
