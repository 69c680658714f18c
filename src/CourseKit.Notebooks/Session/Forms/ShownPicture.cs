using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using SkiaSharp;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>A picture of another library as a cell shows it: a PNG whose longer side is at most 1,024 pixels, so that a photo does not fill
/// the notebook, and never more than the limits on output.</summary>
internal sealed class ShownPicture
{
    private const int LongestShown = 1024;

    private readonly byte[] png;
    private readonly string words;

    /// <param name="pixels">The picture.</param>
    /// <param name="type">The name of its type.</param>
    public ShownPicture(SKBitmap pixels, string type)
    {
        var scale = Math.Min(1, (double)LongestShown / Math.Max(pixels.Width, pixels.Height));
        var (width, height) = (Side(pixels.Width), Side(pixels.Height));
        using var smaller = scale < 1
            ? pixels.Resize(pixels.Info.WithSize(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) : null;
        using var file = (smaller ?? pixels).Encode(SKEncodedImageFormat.Png, quality: 100) ?? throw new InvalidOperationException(
            $"A picture that can be shown has pixels, in a format of colors that can be written as PNG. Received: {pixels.Width} × "
            + $"{pixels.Height} pixels of {pixels.ColorType}.");
        png = file.ToArray();
        words = string.Create(
            CultureInfo.InvariantCulture, $"{type} of {pixels.Width} × {pixels.Height} pixels (width × height)")
            + (scale < 1 ? $", shown at {width} × {height}." : ".");

        int Side(int length) => (int)Math.Max(1, Math.Round(length * scale));
    }

    /// <summary>Makes pictures the forms of a type, and of those that derive from it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="show">The function from a value to its picture.</param>
    public static void Register(Type type, Func<object, ShownPicture> show)
    {
        Formatter.SetPreferredMimeTypesFor(type, "image/png");
        Register("image/png", picture => Convert.ToBase64String(picture.png));
        Register("text/html", picture => EncodedPicture.ToHtml("image/png", picture.png, picture.words));
        Register(MimeBundle.PlainText, picture => picture.words);

        void Register(string mimeType, Func<ShownPicture, string> write) =>
            Formatter.Register(new WrittenForm(type, mimeType, value => write(NestedValues.Once(value, show))));
    }
}
