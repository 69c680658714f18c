using CourseKit.Figures.Data;
using CourseKit.Tensors.Display;

namespace CourseKit.Figures;

/// <summary>Small picture to compare with others, in some kilobytes: an element <c>img</c> that holds its file.</summary>
internal static class Thumbnail
{
    private const int Side = 88, LongestSide = 176, MostPixels = 96;

    /// <summary>So many share the size of one figure's files.</summary>
    private const int FilesInOneFigure = 8;

    /// <summary>Returns the picture of an image [H, W] or [3, H, W]; pixels that are no finite numbers are red.</summary>
    /// <param name="image">The image.</param>
    /// <param name="colors">The colors of gray values.</param>
    /// <param name="low">The value of the first color.</param>
    /// <param name="high">The value of the last color.</param>
    /// <param name="words">The alternative text.</param>
    public static string Of(Tensor image, ColorMap colors, double low, double high, string words)
    {
        var (rows, columns) = (image.Shape[^2], image.Shape[^1]);
        var (height, width) = (Length(rows, columns), Length(columns, rows));
        var look = Math.Max(rows, columns) > MostPixels ? string.Empty : "image-rendering:pixelated";
        var source = Source(image, colors, low, high);
        return FormattableString.Invariant(
            $"""<img src="{source}" width="{width:0}" height="{height:0}" alt="{IHtml.Encode(words)}" style="{look}"/>""");
    }

    /// <summary>Returns the address of the picture, which holds its file.</summary>
    public static string Source(Tensor image, ColorMap colors, double low, double high)
    {
        var file = PixelImage.File(Raster.Image(image), new ColorScale(colors, low, high));
        var scale = MostPixels / (double)Math.Max(file.Height, file.Width);
        file = scale < 1 ? file.Resize(Math.Max(1, (int)(scale * file.Height)), Math.Max(1, (int)(scale * file.Width))) : file;
        return PixelImage.Source(file, FilesInOneFigure);
    }

    private static double Length(int side, int other) => Math.Clamp(Math.Round(Side * Math.Sqrt((double)side / other)), 4, LongestSide);
}
