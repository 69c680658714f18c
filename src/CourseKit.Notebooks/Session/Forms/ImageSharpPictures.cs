using System.Reflection;
using SkiaSharp;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>Pictures of SixLabors.ImageSharp, by the one method of it that writes a PNG.</summary>
internal static class ImageSharpPictures
{
    public const string Library = "SixLabors.ImageSharp";

    public static void Learn(Assembly library)
    {
        if (library.GetType("SixLabors.ImageSharp.Image") is { } image
            && library.GetType("SixLabors.ImageSharp.ImageExtensions")?.GetMethod("SaveAsPng", [image, typeof(Stream)]) is { } save)
        {
            ShownPicture.Register(image, value =>
            {
                using var file = new MemoryStream();
                save.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [value, file], culture: null);
                using var pixels = SKBitmap.Decode(file.GetBuffer().AsSpan(0, (int)file.Length));
                return new ShownPicture(pixels, "Image");
            });
        }
    }
}
