using CourseKit.Tensors.Randomness;

namespace CourseKit.Vision.Datasets;

/// <summary>Digits that look written by hand but are drawn: strokes that lean and bend at random, under a pen of random width.</summary>
/// <remarks>
/// In the form of MNIST: 28×28 pixels, the digit about 20 high and centered by its mass. Every ten images in a row are the digits 0 to 9
/// in random order. Nothing but sums, products, quotients and square roots goes into a pixel, so every machine draws the same bits.
/// </remarks>
public static class GeneratedDigits
{
    private const int Size = 28;

    /// <summary>Draws digits. The first ones of a seed are the same, however many are asked for.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="seed">The seed of the set: one to measure on has another seed than the one to learn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static ImageDataset Make(int count, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var generator = new Generator(seed);
        var pixels = new byte[count * Size * Size];
        var labels = new int[count];
        int[] order = [];
        for (var i = 0; i < count; i++)
        {
            order = i % 10 == 0 ? generator.Permutation(10) : order;
            labels[i] = order[i % 10];
            Draw(labels[i], generator).CopyTo(pixels, i * Size * Size);
        }

        return new ImageDataset(
            "Generated digits",
            $"drawn by CourseKit, seed {seed}",
            "MIT",
            Mnist.Digits.ClassNames,
            new IdxArray([count, Size, Size], IdxElement.UnsignedByte, pixels),
            labels);
    }

    private static byte[] Draw(int digit, Generator generator)
    {
        var forms = DigitStrokes.Forms[digit];
        var form = forms[generator.Integer(0, forms.Length)];
        var hand = new Hand(generator);
        (double X, double Y)[][] strokes = [.. form.Select(stroke => Curve.Through([.. stroke.Select(hand.Write)]).ToArray())];

        var points = strokes.SelectMany(stroke => stroke).ToList();
        var height = points.Max(point => point.Y) - points.Min(point => point.Y);
        var width = points.Max(point => point.X) - points.Min(point => point.X);
        var scale = Hand.Between(generator, 16, 19) / Math.Max(height, width);
        var (centerX, centerY) = (points.Average(point => point.X), points.Average(point => point.Y));
        (double X, double Y) OnPaper((double X, double Y) point) =>
            ((Size / 2) + (scale * (point.X - centerX)), (Size / 2) + (scale * (point.Y - centerY)));

        var pixels = new byte[Size * Size];
        var pen = new Pen(pixels, Size, radius: Hand.Between(generator, 0.8, 1.6));
        foreach (var stroke in strokes)
        {
            foreach (var (from, to) in stroke.Zip(stroke.Skip(1)))
            {
                pen.Line(OnPaper(from), OnPaper(to));
            }
        }

        return pixels;
    }
}
