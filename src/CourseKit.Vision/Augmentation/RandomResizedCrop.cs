using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Augmentation;

/// <summary>Rectangle of random size, proportions and place, brought to the same size for all images.</summary>
/// <remarks>Szegedy et al. 2014, https://arxiv.org/abs/1409.4842; drawn as by torchvision: where ten rectangles do not fit, the largest in
/// the middle with allowed proportions.</remarks>
/// <param name="Height">The height in pixels.</param>
/// <param name="Width">The width in pixels.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or more than 65,535.</exception>
public sealed record RandomResizedCrop(int Height, int Width) : Transform
{
    private const int Tries = 10;

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; } = AsLength(Height);

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; } = AsLength(Width);

    /// <summary>Gets the range of the part of the image's area: from 0.08 to 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The parts are not above 0 and at most 1, the smaller one first.</exception>
    public (double Low, double High) Scale
    {
        get;
        init => field = AsFactors(value, RandomRectangle.ScaleRule, most: 1);
    } = (0.08, 1);

    /// <summary>Gets the range of width divided by height: from 3/4 to 4/3 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The proportions are not above 0, the smaller one first.</exception>
    public (double Low, double High) Ratio
    {
        get;
        init => field = AsFactors(value, RandomRectangle.RatioRule);
    } = (3 / 4.0, 4 / 3.0);

    /// <summary>Gets the smallest part of a box's area that has to lie in the rectangle for the object to count: a tenth unless
    /// set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not from 0 to 1.</exception>
    public double MinVisibility
    {
        get;
        init => field = Within(value, 0, 1, MovedBoxes.VisibilityRule);
    } = MovedBoxes.UsualVisibility;

    /// <inheritdoc/>
    public override Example Apply(Example example, Generator random)
    {
        var (_, height, width) = Size(example);
        return Part(height, width, random).Of(example, Height, Width, MinVisibility);
    }

    /// <summary>Returns the transform as it is written.</summary>
    public override string ToString() => $"RandomResizedCrop({Height}, {Width})";

    private ResizedCrop Part(int height, int width, Generator random)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (RandomRectangle.TryDraw(height, width, Scale, Ratio, random) is { } part)
            {
                return part;
            }
        }

        var proportions = (double)width / height;
        var (rows, columns) = proportions < Ratio.Low ? ((int)Math.Round(width / Ratio.Low), width)
            : proportions > Ratio.High ? (height, (int)Math.Round(height * Ratio.High))
            : (height, width);
        (rows, columns) = (Math.Clamp(rows, 1, height), Math.Clamp(columns, 1, width));
        return new((height - rows) / 2, (width - columns) / 2, rows, columns);
    }
}
