using SkiaSharp;

namespace CourseKit.Vision.Imaging;

/// <summary>Encodes images as files with Skia.</summary>
internal static class ImageEncoder
{
    public static byte[] Png(Image image) => Encode(image, pixels => pixels.Encode(
        new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, zLibLevel: 6)));

    public static byte[] Jpeg(Image image, int quality) => Encode(image, pixels => pixels.Encode(
        new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)));

    public static byte[] WebP(Image image) => Encode(image, pixels => pixels.Encode(
        new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, quality: 75)));

    private static byte[] Encode(Image image, Func<SKPixmap, SKData?> encode)
    {
        var color = image.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        using var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, color, SKAlphaType.Opaque));
        Fill(bitmap.GetPixelSpan(), image);
        using var pixels = bitmap.PeekPixels();
        using var file = encode(pixels) ?? throw new InvalidOperationException(
            $"An image of {image.Width} × {image.Height} pixels could not be encoded. Received: too many pixels for this kind of file.");
        return file.ToArray();
    }

    private static void Fill(Span<byte> pixels, Image image)
    {
        if (image.Channels == 1)
        {
            image.Values.CopyTo(pixels);
            return;
        }

        for (var (from, to) = (0, 0); from < image.Values.Length; from += 3, to += 4)
        {
            image.Values.Slice(from, 3).CopyTo(pixels[to..]);
            pixels[to + 3] = byte.MaxValue;
        }
    }
}
