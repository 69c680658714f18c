using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Augmentation;

/// <summary>Change of size, to the same one for all images, with linear interpolation that counts every pixel (antialiasing).</summary>
/// <param name="Height">The height in pixels.</param>
/// <param name="Width">The width in pixels.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or more than 65,535.</exception>
public sealed record Resize(int Height, int Width) : Transform
{
    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; } = AsLength(Height);

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; } = AsLength(Width);

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        var (_, height, width) = Size(example);
        return new ResizedCrop(0, 0, height, width).Of(example, Height, Width, minVisibility: 0);
    }

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => $"Resize({Height}, {Width})";
}
