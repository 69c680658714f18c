using SkiaSharp;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>Pictures of SkiaSharp.</summary>
internal static class SkiaPictures
{
    /// <summary>Name of the library, which is the kernel's own.</summary>
    public const string Library = nameof(SkiaSharp);

    public static void Register()
    {
        ShownPicture.Register(typeof(SKBitmap), value => new ShownPicture(Open((SKBitmap)value), nameof(SKBitmap)));
        ShownPicture.Register(typeof(SKImage), value =>
        {
            using var pixels = SKBitmap.FromImage(Open((SKImage)value));
            return new ShownPicture(pixels, nameof(SKImage));
        });
    }

    /// <summary>Returns a picture that has not been disposed: Skia would read memory that is no longer its own.</summary>
    private static T Open<T>(T picture)
        where T : SKObject
    {
        ObjectDisposedException.ThrowIf(picture.Handle == IntPtr.Zero, picture);
        return picture;
    }
}
