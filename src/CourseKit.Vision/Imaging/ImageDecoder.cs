using CourseKit.Tensors.Files;
using SkiaSharp;

namespace CourseKit.Vision.Imaging;

/// <summary>Decodes image files with Skia, and says what is wrong with those that cannot be decoded.</summary>
internal static class ImageDecoder
{
    /// <summary>The number of pixels that a file may claim, and that it may claim in a few bytes: photos have some for each byte.</summary>
    private const long MostPixels = 100_000_000, MostPixelsOfSmallFiles = 32_000_000, MostPixelsPerByte = 250;

    /// <summary>Decodes the content of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, too large, or no image.</exception>
    public static Image Decode(byte[] content, string name)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(content), out var result);
        if (codec is null)
        {
            throw Refused(name, Reason(content, result));
        }

        var (height, width) = (codec.Info.Height, codec.Info.Width);
        if ((long)height * width is var count && count > MostPixels)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"An image has at most {MostPixels / 1_000_000} million pixels. Received: {Excerpt.Of(name)}, which claims ")
                + FormattableString.Invariant($"{width} × {height}."));
        }

        if (count > Math.Max(MostPixelsOfSmallFiles, MostPixelsPerByte * content.Length))
        {
            throw Refused(name, FormattableString.Invariant($"claims {width} × {height} pixels, too many for {content.Length:N0} bytes"));
        }

        result = codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), out var pixels);
        return result == SKCodecResult.Success
            ? Image.OfDecoded(height, width, pixels, codec.Info.ColorType == SKColorType.Gray8).Upright((int)codec.EncodedOrigin)
            : throw Refused(name, Reason(content, result));
    }

    /// <summary>The error of a file that cannot be decoded.</summary>
    public static InvalidDataException Refused(string name, string reason) =>
        new($"An image file is PNG, JPEG, WebP, GIF or BMP. Received: {Excerpt.Of(name)}, which {reason}.");

    private static string Reason(byte[] content, SKCodecResult result) =>
        content.Length == 0 ? "is empty" : PngFault.Of(content) ?? OtherFormat(content) ?? result switch
        {
            SKCodecResult.Unimplemented => "begins like none of them",
            SKCodecResult.IncompleteInput => "ends too early",
            _ => "is damaged",
        };

    private static string? OtherFormat(byte[] content) =>
        FileFormat.Of(content, content.Length) is { } other && !FileFormat.Pictures.Contains(other) ? $"is {other.Name}" : null;
}
