using CourseKit.Tensors;
using CourseKit.Tensors.Display;
using static System.FormattableString;

namespace CourseKit.Vision.Imaging;

/// <summary>Picture of height × width pixels, each with a red, a green and a blue value of 8 bits, or with a gray one alone.</summary>
/// <remarks>An image does not change: whatever crops, resizes or turns it returns a new one.</remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class Image : IHtml
{
    private const int GrayChannels = 1, ColorChannels = 3;

    private readonly byte[] values;

    private Image(int height, int width, int channels, byte[] values) =>
        (Height, Width, Channels, this.values) = (height, width, channels, values);

    /// <summary>Gets the number of rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the number of columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the number of values of a pixel: 3 for red, green and blue, 1 for gray.</summary>
    public int Channels { get; }

    /// <summary>Gets a remark on how the image was read, such as that it was transparent; null where there is nothing to remark.</summary>
    public string? Notice { get; private init; }

    /// <summary>Returns the picture with another remark.</summary>
    internal Image With(string notice) => new(Height, Width, Channels, values) { Notice = notice };

    /// <summary>Gets all values, pixel after pixel in rows from the top, the channels of a pixel together.</summary>
    public ReadOnlySpan<byte> Values => values;

    /// <summary>Gets a value from 0 to 255.</summary>
    /// <param name="row">The row of the pixel, from 0 at the top.</param>
    /// <param name="column">The column of the pixel, from 0 at the left.</param>
    /// <param name="channel">0 for red or gray, 1 for green, 2 for blue.</param>
    /// <exception cref="IndexOutOfRangeException">An index lies outside the image.</exception>
    public byte this[int row, int column, int channel = 0] =>
        (uint)row < Height && (uint)column < Width && (uint)channel < Channels
            ? values[Place(row, column) + channel]
            : throw new IndexOutOfRangeException(Invariant(
                $"This image has rows 0 to {Height - 1}, columns 0 to {Width - 1} and channels 0 to {Channels - 1}. Received: ")
                + Invariant($"row {row}, column {column}, channel {channel}."));

    /// <summary>Returns a tensor as an image.</summary>
    /// <param name="tensor">Brightnesses from 0 to 1, of shape [3, H, W] in color, or [1, H, W] or [H, W] in gray. Numbers below 0
    /// count as 0, those above 1 as 1.</param>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public static Image From(Tensor tensor)
    {
        var (channels, height, width) = tensor.Shape switch
        {
            [var h and > 0, var w and > 0] => (GrayChannels, h, w),
            [GrayChannels or ColorChannels, > 0, > 0] shape => (shape[0], shape[1], shape[2]),
            var other => throw new ShapeException("An image is made of a tensor of shape [3, H, W], [1, H, W] or [H, W].", $"{other}"),
        };
        var (numbers, values) = (tensor.ToArray(), new byte[channels * height * width]);
        var plane = height * width;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                values[(pixel * channels) + channel] = Level(numbers[(channel * plane) + pixel]);
            }
        }

        return new Image(height, width, channels, values);
    }

    /// <summary>Returns the image as a tensor of shape [3, H, W], or [1, H, W] if it is gray, with brightnesses from 0 to 1.</summary>
    public Tensor ToTensor()
    {
        var (plane, numbers) = (Height * Width, new float[values.Length]);
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                numbers[(channel * plane) + pixel] = values[(pixel * Channels) + channel] / (float)byte.MaxValue;
            }
        }

        return Tensor.From([Channels, Height, Width], numbers);
    }

    /// <summary>The nearest of 256 levels; what is no number is black.</summary>
    private static byte Level(double brightness) =>
        (byte)Math.Round(double.IsNaN(brightness) ? 0 : Math.Clamp(brightness, 0, 1) * byte.MaxValue);

    private int Place(int row, int column) => ((row * Width) + column) * Channels;

    /// <summary>The pixels of another image, each a copy of one of this.</summary>
    private Image Rearranged(int height, int width, Func<int, int, (int Row, int Column)> from)
    {
        var result = new byte[height * width * Channels];
        for (var (row, at) = (0, 0); row < height; row++)
        {
            for (var column = 0; column < width; column++, at += Channels)
            {
                var (ofRow, ofColumn) = from(row, column);
                values.AsSpan(Place(ofRow, ofColumn), Channels).CopyTo(result.AsSpan(at));
            }
        }

        return new Image(height, width, Channels, result);
    }
}
