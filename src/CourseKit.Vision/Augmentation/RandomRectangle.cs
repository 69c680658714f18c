using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Augmentation;

/// <summary>Rectangles of random size, proportions and place in an image, as torchvision draws them.</summary>
internal static class RandomRectangle
{
    public const string ScaleRule = "A part of an image has a part of its area, from above 0 to 1.",
        RatioRule = "Proportions are a range of factors above 0.";

    /// <summary>Returns a rectangle; null if the one that was drawn does not fit into the image.</summary>
    /// <param name="height">The height of the image.</param>
    /// <param name="width">The width of the image.</param>
    /// <param name="scale">The range of its part of the image's area.</param>
    /// <param name="ratio">The range of width divided by height; an extreme is as likely as its reciprocal.</param>
    /// <param name="random">The generator.</param>
    public static ResizedCrop? TryDraw(
        int height, int width, (double Low, double High) scale, (double Low, double High) ratio, Generator random)
    {
        double Between(double low, double high) => low + (random.Number() * (high - low));
        var area = (double)height * width * Between(scale.Low, scale.High);
        var proportions = Math.Exp(Between(Math.Log(ratio.Low), Math.Log(ratio.High)));
        var (rows, columns) = ((int)Math.Round(Math.Sqrt(area / proportions)), (int)Math.Round(Math.Sqrt(area * proportions)));
        return rows >= 1 && rows <= height && columns >= 1 && columns <= width
            ? new(random.Integer(0, height - rows + 1), random.Integer(0, width - columns + 1), rows, columns)
            : null;
    }
}
