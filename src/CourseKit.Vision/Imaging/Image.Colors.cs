using CourseKit.Tensors;

namespace CourseKit.Vision.Imaging;

/// <content>Colors.</content>
public sealed partial class Image
{
    /// <summary>Weights of red, green and blue in a brightness, of 65,536, as in Pillow.</summary>
    /// <remarks>ITU-R BT.601: 0.299, 0.587 and 0.114.</remarks>
    private static readonly int[] Luma = [19_595, 38_470, 7_471];

    /// <summary>Returns the image in gray: the brightness of each pixel.</summary>
    public Image ToGray()
    {
        if (Channels == GrayChannels)
        {
            return this;
        }

        var gray = new byte[Height * Width];
        for (var pixel = 0; pixel < gray.Length; pixel++)
        {
            var of = values.AsSpan(pixel * ColorChannels, ColorChannels);
            gray[pixel] = (byte)(((of[0] * Luma[0]) + (of[1] * Luma[1]) + (of[2] * Luma[2]) + 0x8000) >> 16);
        }

        return new Image(Height, Width, GrayChannels, gray);
    }

    /// <summary>Returns the image with three channels; where it is gray, they are equal.</summary>
    public Image ToColor()
    {
        if (Channels == ColorChannels)
        {
            return this;
        }

        var color = new byte[values.Length * ColorChannels];
        for (var at = 0; at < color.Length; at++)
        {
            color[at] = values[at / ColorChannels];
        }

        return new Image(Height, Width, ColorChannels, color);
    }

    /// <summary>Returns hue, saturation and value as a tensor of shape [3, H, W], each from 0 to 1; a hue of 1 would be red
    /// again.</summary>
    /// <remarks>Smith, 1978, https://doi.org/10.1145/965139.807361.</remarks>
    public Tensor ToHsv()
    {
        var (plane, numbers) = (Height * Width, new float[Height * Width * ColorChannels]);
        var color = ToColor();
        for (var pixel = 0; pixel < plane; pixel++)
        {
            var of = color.values.AsSpan(pixel * ColorChannels, ColorChannels);
            var (r, g, b) = (of[0] / 255.0, of[1] / 255.0, of[2] / 255.0);
            var (most, least) = (Math.Max(r, Math.Max(g, b)), Math.Min(r, Math.Min(g, b)));
            var range = most - least;
            var sixth = range == 0 ? 0 : most == r ? (g - b) / range : most == g ? 2 + ((b - r) / range) : 4 + ((r - g) / range);
            numbers[pixel] = (float)(((sixth / 6) + 1) % 1);
            numbers[plane + pixel] = (float)(most == 0 ? 0 : range / most);
            numbers[(2 * plane) + pixel] = (float)most;
        }

        return Tensor.From([ColorChannels, Height, Width], numbers);
    }

    /// <summary>Returns an image of hues, saturations and values.</summary>
    /// <param name="hsv">A tensor of shape [3, H, W]; a hue counts without its whole part.</param>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public static Image FromHsv(Tensor hsv)
    {
        if (hsv.Shape is not [ColorChannels, > 0, > 0])
        {
            throw new ShapeException("Hue, saturation and value have shape [3, H, W].", $"{hsv.Shape}");
        }

        var (numbers, plane) = (hsv.ToArray(), hsv.Shape[1] * hsv.Shape[2]);
        var values = new byte[numbers.Length];
        for (var at = 0; at < values.Length; at++)
        {
            var (pixel, channel) = Math.DivRem(at, ColorChannels);
            var (hue, saturation, value) = (numbers[pixel], numbers[plane + pixel], numbers[(2 * plane) + pixel]);

            // The sixth of the circle, counted from where this channel begins to rise: https://en.wikipedia.org/wiki/HSL_and_HSV.
            var sixth = (((hue - Math.Floor(hue)) * 6) + (5 - (2 * channel))) % 6;
            values[at] = Level(value * (1 - (saturation * Math.Clamp(Math.Min(sixth, 4 - sixth), 0, 1))));
        }

        return new Image(hsv.Shape[1], hsv.Shape[2], ColorChannels, values);
    }
}
