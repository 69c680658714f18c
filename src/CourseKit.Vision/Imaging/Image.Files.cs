using CourseKit.Tensors.Files;

namespace CourseKit.Vision.Imaging;

/// <content>Files.</content>
public sealed partial class Image
{
    /// <summary>Longer than any photo; so much of a stream is read at most.</summary>
    private const long MostFileBytes = 256L << 20;

    /// <summary>Reads an image file: PNG, JPEG, WebP, BMP, or the first picture of a GIF.</summary>
    /// <remarks>The picture is turned as its EXIF orientation says. Transparent pixels are put on white, see <see cref="Notice"/>. Of
    /// 16 bits per value the upper 8 are taken. Color profiles are not applied, as in Pillow.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, too large, or no image; the message names it and says why.</exception>
    public static Image Load(string path)
    {
        using var file = NamedFile.Open(path, received => ImageDecoder.Refused(path, $"is {received}"));
        return Load(file, path);
    }

    /// <inheritdoc cref="Load(string)"/>
    /// <param name="stream">The content of a file, from its current position.</param>
    /// <param name="name">The name of the file in messages.</param>
    public static Image Load(Stream stream, string name = "the stream")
    {
        var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int count; (count = stream.Read(buffer)) > 0; content.Write(buffer, 0, count))
        {
            if (content.Length + count > MostFileBytes)
            {
                throw new InvalidDataException(
                    $"An image file has at most {MostFileBytes >> 20} MiB. Received: {Excerpt.Of(name)}, which has more.");
            }
        }

        return ImageDecoder.Decode(content.ToArray(), name);
    }

    /// <summary>Writes an image file of the kind that its name ends with: <c>.png</c> and <c>.webp</c> keep every pixel, <c>.jpg</c> is
    /// smaller.</summary>
    /// <remarks>A file that is there is replaced when the new one is complete.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="quality">The quality of a JPEG, from 1 to 100.</param>
    /// <exception cref="ArgumentException">The name ends otherwise.</exception>
    public void Save(string path, int quality = 90)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        WholeFile.Write(path, Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => ImageEncoder.Png(this),
            ".jpg" or ".jpeg" => ImageEncoder.Jpeg(this, quality),
            ".webp" => ImageEncoder.WebP(this),
            var other => throw new ArgumentException(
                "The name of an image file ends with .png, .jpg or .webp. "
                    + $"Received: {(other.Length > 0 ? other : Path.GetFileName(path))}.",
                nameof(path)),
        });
    }

    /// <summary>An image of decoded pixels: red, green, blue and opacity of each.</summary>
    internal static Image OfDecoded(int height, int width, ReadOnlySpan<byte> rgba, bool isGray)
    {
        var channels = isGray ? GrayChannels : ColorChannels;
        var (values, isTransparent) = (new byte[height * width * channels], false);
        for (var pixel = 0; pixel < height * width; pixel++)
        {
            var of = rgba.Slice(4 * pixel, 4);
            isTransparent |= of[3] < byte.MaxValue;
            for (var channel = 0; channel < channels; channel++)
            {
                values[(pixel * channels) + channel] = OnWhite(of[channel], of[3]);
            }
        }

        return new Image(height, width, channels, values)
        {
            Notice = isTransparent ? "Transparent pixels were put on white." : null,
        };
    }

    private static byte OnWhite(byte value, byte opacity) =>
        (byte)(((value * opacity) + (byte.MaxValue * (byte.MaxValue - opacity)) + (byte.MaxValue / 2)) / byte.MaxValue);
}
