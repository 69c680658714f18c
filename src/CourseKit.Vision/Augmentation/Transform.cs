using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Augmentation;

/// <summary>Random or fixed change of an example, after which it still shows the same; boxes and masks follow the image.</summary>
/// <remarks>Names, ranges and formulas are torchvision's. Transforms are chained:
/// <c>new RandomShift(2).Then(new RandomRotation(10)).Then(Normalize.Mnist)</c>.</remarks>
public abstract record Transform
{
    /// <summary>Returns a changed example; the given one stays as it is.</summary>
    /// <param name="example">The example.</param>
    /// <param name="random">The generator that chance comes from: the same state gives the same result.</param>
    public abstract Example Apply(Example example, Generator random);

    /// <summary>Returns this transform followed by another.</summary>
    public Transform Then(Transform next) => new Compose(this, next);

    /// <summary>Returns a transform that is applied now and then.</summary>
    /// <param name="probability">The part of examples that are changed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    public Transform WithProbability(double probability) => new RandomApply(this, probability);

    /// <summary>Returns a number between two others.</summary>
    private protected static double Between(Generator random, double low, double high) => low + (random.Number() * (high - low));

    /// <summary>Returns true with a probability.</summary>
    private protected static bool Happens(Generator random, double probability) => random.Number() < probability;

    /// <summary>Returns the channels, rows and columns of an example.</summary>
    /// <exception cref="ShapeException">The image has another number of axes, or the mask another size.</exception>
    private protected static (int Channels, int Height, int Width) Size(Example example) => example.Image.Shape switch
    {
        [var channels and > 0, var height and > 0, var width and > 0] shape =>
            example.Mask is null || example.Mask.Shape == shape[1..] ? (channels, height, width)
            : throw new ShapeException("A mask has the size of its image.", $"image {shape}, mask {example.Mask.Shape}"),
        var other => throw new ShapeException("The image of an example has shape [C, H, W].", $"{other}"),
    };

    /// <summary>Returns an argument.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    /// <param name="rule">The rule, as a sentence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is less, more, or no number.</exception>
    private protected static double Within(double value, double least, double most, string rule) =>
        value >= least && value <= most ? value
        : throw new ArgumentOutOfRangeException(null, Invariant($"{rule} Received: {value}."));

    /// <inheritdoc cref="Within(double, double, double, string)"/>
    private protected static int Within(int value, int least, int most, string rule) =>
        (int)Within((double)value, least, most, rule);

    /// <summary>Returns an argument that is a height or width.</summary>
    private protected static int AsLength(int value) => Within(value, 1, ushort.MaxValue, "A size is from 1 to 65,535 pixels.");

    /// <summary>Returns an argument that is a probability.</summary>
    private protected static double AsProbability(double value) => Within(value, 0, 1, "A probability is from 0 to 1.");

    /// <summary>Returns an argument that is a range of factors.</summary>
    private protected static (double Low, double High) AsFactors(
        (double Low, double High) value, string rule, double most = double.MaxValue) =>
        value.Low > 0 && value.Low <= value.High && value.High <= most ? value
        : throw new ArgumentOutOfRangeException(null, Invariant($"{rule} Received: {value.Low} to {value.High}."));
}
