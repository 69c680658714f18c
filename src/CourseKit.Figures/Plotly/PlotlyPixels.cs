using System.Text.Json.Nodes;
using CourseKit.Figures.Data;

namespace CourseKit.Figures.Plotly;

/// <summary>Pictures for plotly: a byte for each shade, in base64, which keeps a wall of them small.</summary>
/// <remarks>The form is that of https://plotly.com/javascript/reference/heatmap/#heatmap-z as
/// plotly.py 6 writes it: { dtype, bdata, shape }.</remarks>
internal static class PlotlyPixels
{
    /// <summary>The shade of the highest value.</summary>
    public const int LastShade = 255;

    private const int MostPixels = 10_000;

    /// <summary>The most pixels of all gray images of a figure that take a byte each.</summary>
    private const int MostShades = 27_000;

    /// <summary>Images on one scale, each a trace; those that are too large, or too many, are files.</summary>
    /// <param name="images">The images.</param>
    /// <param name="scale">The colors of their values.</param>
    /// <param name="place">The column and the row of the upper left pixel of each; (0, 0) unless given.</param>
    public static JsonArray Traces(IReadOnlyCollection<Raster> images, ColorScale scale, Func<int, (int X, int Y)>? place = null)
    {
        var mostGray = images.Sum(image => image.Height * image.Width) > MostShades ? 0 : MostPixels;
        var mostColored = images.Count == 1 ? MostPixels : PixelImage.Most(images);
        return [.. images.Select((image, at) =>
        {
            var trace = PixelImage.Suits(image, image.Channels == 1 ? mostGray : mostColored) ? Photo(image, scale, images.Count)
                : image.Channels == 1 ? Gray(image, scale) : Colored(image, scale);
            (trace["x0"], trace["y0"]) = place?.Invoke(at) ?? (0, 0);
            return trace;
        })];
    }

    /// <summary>Square pixels, row 0 on top, no axes.</summary>
    public static JsonObject Layout() => new()
    {
        ["xaxis"] = new JsonObject { ["visible"] = false, ["constrain"] = "domain" },
        ["yaxis"] = new JsonObject { ["visible"] = false, ["constrain"] = "domain", ["autorange"] = "reversed", ["scaleanchor"] = "x" },
    };

    /// <summary>The axes of pixels with a line around the picture, so that a white one has an end on a white page.</summary>
    public static JsonObject Framed()
    {
        var (x, y) = (PlotlyAxis.OfCells(string.Empty, hasLabels: false), PlotlyAxis.OfCells(string.Empty, hasLabels: false));
        (y["autorange"], y["scaleanchor"]) = ("reversed", "x");
        return new() { ["xaxis"] = x, ["yaxis"] = y };
    }

    /// <summary>A byte for the place of each value in a scale, row by row.</summary>
    public static JsonObject Shades(Raster image, ColorScale scale) =>
        Bytes(image.PixelByPixel.Select(scale.Place), image.Height, image.Width);

    private static JsonObject Photo(Raster image, ColorScale scale, int count)
    {
        var file = PixelImage.File(image, scale);
        var pixel = (double)image.Width / file.ShownWidth;
        return new() { ["type"] = "image", ["source"] = PixelImage.Source(file, count), ["dx"] = pixel, ["dy"] = pixel };
    }

    private static JsonObject Gray(Raster image, ColorScale scale) => new()
    {
        ["type"] = "heatmap",
        ["z"] = Shades(image, scale),
        ["colorscale"] = PlotlyData.Colors(scale.Map),
        ["zmin"] = 0,
        ["zmax"] = LastShade,
        ["showscale"] = false,
        ["hovertemplate"] = "shade %{z} of 255<extra></extra>",
    };

    private static JsonObject Colored(Raster image, ColorScale scale) => new()
    {
        ["type"] = "image",
        ["colormodel"] = "rgb",
        ["z"] = Bytes(image.PixelByPixel.Select(scale.Place), image.Height, image.Width, image.Channels),
    };

    private static JsonObject Bytes(IEnumerable<double> amounts, params int[] shape) => new()
    {
        ["dtype"] = "u1",
        ["bdata"] = Convert.ToBase64String(
            [.. amounts.Select(amount => (byte)Math.Round(double.IsFinite(amount) ? Math.Clamp(amount, 0, 1) * LastShade : 0))]),
        ["shape"] = string.Join(", ", shape),
    };
}
