using System.Text.Json.Nodes;
using CourseKit.Figures.Data;

namespace CourseKit.Figures.Plotly;

/// <summary>Pictures for plotly: a byte for each shade, in base64, which keeps a wall of them small.</summary>
/// <remarks>The form is that of https://plotly.com/javascript/reference/heatmap/#heatmap-z as
/// plotly.py 6 writes it: { dtype, bdata, shape }.</remarks>
internal static class PlotlyPixels
{
    private const int MostPixels = 10_000;

    /// <summary>An image whose upper left pixel lies there.</summary>
    /// <param name="image">The image.</param>
    /// <param name="scale">The colors of its values.</param>
    /// <param name="x">The place of the first column.</param>
    /// <param name="y">The place of the first row.</param>
    /// <param name="count">The number of images in the figure.</param>
    /// <param name="most">The number of pixels from which on a colored image is a file; shades take a third of its room.</param>
    public static JsonObject Trace(Raster image, ColorScale scale, int x = 0, int y = 0, int count = 1, int most = MostPixels)
    {
        var isFile = PixelImage.Suits(image, image.Channels == 1 ? MostPixels : most);
        var trace = isFile ? Photo(image, scale, count) : image.Channels == 1 ? Gray(image, scale) : Colored(image, scale);
        (trace["x0"], trace["y0"]) = (x, y);
        return trace;
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

    private static JsonObject Photo(Raster image, ColorScale scale, int count)
    {
        var file = PixelImage.File(image, scale);
        var pixel = (double)image.Width / file.ShownWidth;
        return new() { ["type"] = "image", ["source"] = PixelImage.Source(file, count), ["dx"] = pixel, ["dy"] = pixel };
    }

    private static JsonObject Gray(Raster image, ColorScale scale) => new()
    {
        ["type"] = "heatmap",
        ["z"] = Bytes(image.PixelByPixel.Select(scale.Place), image.Height, image.Width),
        ["colorscale"] = PlotlyData.Colors(scale.Map),
        ["zmin"] = 0,
        ["zmax"] = 255,
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
            [.. amounts.Select(amount => (byte)Math.Round(double.IsFinite(amount) ? Math.Clamp(amount, 0, 1) * 255 : 0))]),
        ["shape"] = string.Join(", ", shape),
    };
}
