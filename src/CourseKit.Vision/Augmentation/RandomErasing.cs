using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Random erasing (cutout): a rectangle of one value somewhere in the image; labels, boxes and masks stay.</summary>
/// <remarks>Zhong et al. 2017, https://arxiv.org/abs/1708.04896; DeVries and Taylor 2017, https://arxiv.org/abs/1708.04552.</remarks>
/// <param name="Probability">The part of examples that are changed.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
public sealed record RandomErasing(double Probability = 0.5) : Transform
{
    private const int Tries = 10;

    /// <summary>Gets the part of examples that are changed.</summary>
    public double Probability { get; } = AsProbability(Probability);

    /// <summary>Gets the range of the part of the image's area: from 0.02 to 0.33 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The parts are not above 0 and at most 1, the smaller one first.</exception>
    public (double Low, double High) Scale
    {
        get;
        init => field = AsFactors(value, RandomRectangle.ScaleRule, most: 1);
    } = (0.02, 0.33);

    /// <summary>Gets the range of width divided by height: from 0.3 to 3.3 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The proportions are not above 0, the smaller one first.</exception>
    public (double Low, double High) Ratio
    {
        get;
        init => field = AsFactors(value, RandomRectangle.RatioRule);
    } = (0.3, 3.3);

    /// <summary>Gets the value of erased pixels: 0 unless set.</summary>
    public double Value { get; init; }

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        var (channels, height, width) = Size(example);
        for (var attempt = Happens(random, Probability) ? 0 : Tries; attempt < Tries; attempt++)
        {
            if (RandomRectangle.TryDraw(height, width, Scale, Ratio, random) is { } part)
            {
                return example with { Image = Without(part, example.Image, channels, height, width) };
            }
        }

        return example;
    }

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => Invariant($"RandomErasing({Probability})");

    private Tensor Without(ResizedCrop part, Tensor image, int channels, int height, int width)
    {
        var erased = Tensor.From(image.Shape, image.Values);
        GC.KeepAlive(image);
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = part.Top; row < part.Top + part.Height; row++)
            {
                erased.Values.Slice((((channel * height) + row) * width) + part.Left, part.Width).Fill((float)Value);
            }
        }

        return erased;
    }
}
