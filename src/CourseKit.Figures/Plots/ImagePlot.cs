using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Plots;

/// <summary>Image, pixel by pixel, row 0 on top.</summary>
public sealed record ImagePlot : Plot
{
    private const double Extent = 280, LargestPixel = 32;

    private readonly Raster image;

    /// <summary>Creates a plot of an image: [H, W] or [1, H, W] (grayscale) or [3, H, W] (RGB).</summary>
    /// <exception cref="ShapeException">The tensor has another shape.</exception>
    public ImagePlot(Tensor image) => this.image = Raster.Image(image);

    /// <summary>Gets the color map of a grayscale image.</summary>
    public ColorMap Colors { get; private init; } = ColorMap.Gray;

    /// <summary>Gets the values of black and white; null for 0 and 1, or the smallest and the largest value if there are others.</summary>
    public (double Low, double High)? Range { get; private init; }

    /// <summary>Returns the image with another color map; an RGB image stays as it is.</summary>
    public ImagePlot WithColors(ColorMap colors) => this with { Colors = colors };

    /// <summary>Returns the image with another range of values from black to white.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public ImagePlot WithRange(double low, double high) => this with { Range = ColorScale.Checked(low, high) };

    private ColorScale Scale => Range is var (low, high) ? new(Colors, low, high) : ColorScale.OfPicture(Colors, [.. image.Finite]);

    internal override Picture Draw()
    {
        var size = Math.Clamp(Math.Floor(Extent / Math.Max(1, Math.Max(image.Width, image.Height))), 1, LargestPixel);
        var (width, height) = (size * image.Width, size * image.Height);
        return new Picture(width + 2, height + 2, [
            PixelImage.Suits(image)
                ? Mark.Layer(PixelImage.Draw(image, Scale, 1, 1, size))
                : Pixels.Layer(1, 1, size, Pixels.Strokes(image.Colors(Scale))),
            Mark.Strokes(1, 0.35, Mark.Path(Mark.Box(1, 1, width, height))),
        ]);
    }

    internal override JsonArray Traces() => PlotlyPixels.Traces([image], Scale);

    internal override JsonObject Layout() => PlotlyPixels.Framed();

    private protected override string Describe() =>
        $"{(image.Channels == 1 ? "Image" : "Colored image")} of {image.Height} rows and {image.Width} columns of pixels, " +
            $"{Words.Range(image.Finite)}.";

    private protected override string Print() => Blocks.Shades(image, Scale);
}
