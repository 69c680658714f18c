using CourseKit.Figures.Data;
using CourseKit.Vision.Imaging;
using static CourseKit.Figures.Text.Digits;

namespace CourseKit.Figures.Svg;

/// <summary>Pixels of a photo, which are too many to draw each by itself: an image file within the drawing.</summary>
internal static class PixelImage
{
    /// <summary>The most pixels that are drawn each by itself.</summary>
    private const int MostDrawn = 10_000;

    /// <summary>The most strokes that all pictures of a figure are drawn with.</summary>
    private const int MostStrokes = 6_000;

    /// <summary>The size that the files of one figure should have together.</summary>
    private const int Bytes = 30 << 10;

    /// <summary>Returns whether a picture is better an image file: it has more pixels than this, and each has a color.</summary>
    public static bool Suits(Raster picture, int most = MostDrawn) =>
        picture.Height * picture.Width > most && picture.Finite.Count() == picture.Values.Count();

    /// <summary>The most pixels of one of so many pictures in a figure that are drawn each by itself.</summary>
    public static int Most(IReadOnlyCollection<Raster> pictures) =>
        pictures.Sum(picture => picture.Strokes) > MostStrokes ? 0 : MostDrawn;

    /// <summary>The picture as an element <c>image</c>, each pixel so large.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="scale">The colors of its values.</param>
    /// <param name="x">The left side.</param>
    /// <param name="y">The upper side.</param>
    /// <param name="size">The side of a pixel.</param>
    /// <param name="count">The number of pictures in the figure.</param>
    public static Element Draw(Raster picture, ColorScale scale, double x, double y, double size, int count = 1) => new("image")
    {
        ["href"] = Source(File(picture, scale), count),
        ["x"] = Coordinate(x),
        ["y"] = Coordinate(y),
        ["width"] = Coordinate(size * picture.Width),
        ["height"] = Coordinate(size * picture.Height),
        ["preserveAspectRatio"] = "none",
    };

    /// <summary>The address of a file, which holds it; <paramref name="count"/> is how many the figure has.</summary>
    public static string Source(Image file, int count) => file.ToDataUri(Bytes / count);

    /// <summary>The picture in its colors; red where a value is not a finite number. One in grays takes a third of the room.</summary>
    public static Image File(Raster picture, ColorScale scale)
    {
        if (picture.Channels == 1 && scale.Map == ColorMap.Gray && picture.Values.All(float.IsFinite))
        {
            return Image.From(Tensor.From(
                [1, picture.Height, picture.Width], [.. picture.Values.Select(value => (float)Math.Clamp(scale.Place(value), 0, 1))]));
        }

        var (colors, plane) = (picture.Colors(scale), picture.Height * picture.Width);
        var values = new float[3 * plane];
        for (var at = 0; at < plane; at++)
        {
            var color = colors[at / picture.Width, at % picture.Width] ?? RoleColors.Gradient;
            (values[at], values[at + plane], values[at + (2 * plane)]) = (color.Red / 255f, color.Green / 255f, color.Blue / 255f);
        }

        return Image.From(Tensor.From([3, picture.Height, picture.Width], values));
    }
}
