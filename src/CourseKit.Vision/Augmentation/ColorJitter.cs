using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Random changes of brightness, contrast, saturation and hue, in random order; of gray images the first two alone.</summary>
/// <remarks>Formulas and ranges are torchvision's: a factor from 1 − x to 1 + x, or a turn of the hue from −x to x. It takes values from 0
/// to 1, so that <see cref="Normalize"/> comes after it.</remarks>
/// <param name="Brightness">The largest change of the factor of brightness.</param>
/// <param name="Contrast">The largest change of the factor of contrast.</param>
/// <param name="Saturation">The largest change of the factor of saturation.</param>
/// <param name="Hue">The largest turn of the hue, a part of the circle of colors.</param>
/// <exception cref="ArgumentOutOfRangeException">A change is negative, or the turn of the hue more than 0.5.</exception>
public sealed record ColorJitter(double Brightness = 0, double Contrast = 0, double Saturation = 0, double Hue = 0) : Transform
{
    /// <summary>Gets the largest change of the factor of brightness.</summary>
    public double Brightness { get; } = AsChange(Brightness);

    /// <summary>Gets the largest change of the factor of contrast.</summary>
    public double Contrast { get; } = AsChange(Contrast);

    /// <summary>Gets the largest change of the factor of saturation.</summary>
    public double Saturation { get; } = AsChange(Saturation);

    /// <summary>Gets the largest turn of the hue, a part of the circle of colors.</summary>
    public double Hue { get; } = Within(Hue, 0, 0.5, "The hue turns by at most half of the circle of colors, 0.5.");

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        var (channels, _, _) = Size(example);
        if (channels is not (1 or 3))
        {
            throw new ShapeException("Colors are those of an image [3, H, W], or of a gray one [1, H, W].", $"{example.Image.Shape}");
        }

        var image = Tensor.From(example.Image.Shape, example.Image.Values);
        GC.KeepAlive(example);
        foreach (var change in random.Permutation(4))
        {
            var values = image.Values;
            switch (change)
            {
                case 0 when Brightness > 0:
                    Colors.AdjustBrightness(values, Factor(Brightness, random));
                    break;
                case 1 when Contrast > 0:
                    Colors.AdjustContrast(values, channels, Factor(Contrast, random));
                    break;
                case 2 when Saturation > 0 && channels == 3:
                    Colors.AdjustSaturation(values, Factor(Saturation, random));
                    break;
                case 3 when Hue > 0 && channels == 3:
                    Colors.AdjustHue(values, (float)Between(random, -Hue, Hue));
                    break;
            }
        }

        return example with { Image = image };
    }

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"ColorJitter({Brightness}, {Contrast}, {Saturation}, {Hue})");

    private static double AsChange(double value) => Within(value, 0, double.MaxValue, "A factor changes by 0 or more.");

    private static float Factor(double change, Generator random) => (float)Between(random, Math.Max(0, 1 - change), 1 + change);
}
