using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Augmentation;

/// <summary>Planes of numbers whose points are moved by an affine map.</summary>
internal static class Warp
{
    /// <summary>Interpolates each value between the centers of the four nearest pixels; those outside hold a value of their own.</summary>
    /// <param name="from">The channels of an image, [C, H, W].</param>
    /// <param name="to">The channels of the moved image.</param>
    /// <param name="height">The height.</param>
    /// <param name="width">The width.</param>
    /// <param name="back">The map from a place in the moved image to the one that it shows.</param>
    /// <param name="fill">The value outside.</param>
    public static void Bilinear(ReadOnlySpan<float> from, Span<float> to, int height, int width, AffineMap back, float fill)
    {
        var (plane, pixel) = (height * width, 0);
        for (var y = 0; y < height; y++)
        {
            var (startX, startY) = back.Apply(0.5, y + 0.5);
            for (var x = 0; x < width; x++, pixel++)
            {
                // Centers lie half a pixel from the corner; the weights are counted from them.
                var (atX, atY) = (startX + (back.A * x) - 0.5, startY + (back.D * x) - 0.5);
                var (left, top) = (Math.Floor(atX), Math.Floor(atY));
                var (ofX, ofY) = ((float)(atX - left), (float)(atY - top));
                if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1)
                {
                    for (var (first, result) = (((int)top * width) + (int)left, pixel); result < to.Length; first += plane, result += plane)
                    {
                        var square = from.Slice(first, width + 2);
                        to[result] = Between(square[0], square[1], square[width], square[width + 1], ofX, ofY);
                    }
                }
                else if (left >= -1 && top >= -1 && left < width && top < height)
                {
                    for (var result = pixel; result < to.Length; result += plane)
                    {
                        var channel = from.Slice(result - pixel, plane);
                        float At(ReadOnlySpan<float> values, double row, double column) =>
                            row >= 0 && row < height && column >= 0 && column < width ? values[((int)row * width) + (int)column] : fill;
                        to[result] = Between(At(channel, top, left), At(channel, top, left + 1), At(channel, top + 1, left),
                            At(channel, top + 1, left + 1), ofX, ofY);
                    }
                }
                else
                {
                    for (var result = pixel; result < to.Length; result += plane)
                    {
                        to[result] = fill;
                    }
                }
            }
        }
    }

    /// <summary>Copies each value from the pixel that its place lies in.</summary>
    /// <param name="from">A map of classes, [H, W].</param>
    /// <param name="to">The moved map.</param>
    /// <param name="height">The height.</param>
    /// <param name="width">The width.</param>
    /// <param name="back">The map from a place in the moved map to the one that it shows.</param>
    /// <param name="fill">The value outside.</param>
    public static void Nearest(ReadOnlySpan<float> from, Span<float> to, int height, int width, AffineMap back, float fill)
    {
        for (var (y, at) = (0, 0); y < height; y++)
        {
            for (var x = 0; x < width; x++, at++)
            {
                var (column, row) = back.Apply(x + 0.5, y + 0.5);
                to[at] = column >= 0 && row >= 0 && column < width && row < height ? from[((int)row * width) + (int)column] : fill;
            }
        }
    }

    private static float Between(float topLeft, float topRight, float bottomLeft, float bottomRight, float ofX, float ofY)
    {
        var top = topLeft + (ofX * (topRight - topLeft));
        return top + (ofY * (bottomLeft + (ofX * (bottomRight - bottomLeft)) - top));
    }
}
