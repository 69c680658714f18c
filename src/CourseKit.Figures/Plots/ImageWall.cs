using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plotly;
using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Plots;

/// <summary>Grid of images with captions below them, on one color scale.</summary>
public sealed record ImageWall : Plot
{
    private const double Extent = 660, SmallImage = 90, LargestPixel = 20, CaptionSize = 11, CaptionLine = 14, BelowCaption = 4;
    private const int CaptionLines = 2;

    private readonly ImmutableArray<Raster> images;
    private readonly ImmutableArray<string> captions;

    /// <summary>Creates a grid of images: [H, W] or [1, H, W] (grayscale) or [3, H, W] (RGB).</summary>
    /// <exception cref="ShapeException">One of them has another shape, or there are captions, but not as many as images.</exception>
    public ImageWall(ImmutableArray<Tensor> images, ImmutableArray<string> captions)
    {
        if (captions.Length > 0 && captions.Length != images.Length)
        {
            throw new ShapeException("Each image of a wall has one caption, or none has.",
                $"{Words.Count(images.Length, "image")} and {Words.Count(captions.Length, "caption")}");
        }

        this.images = [.. images.Select(Raster.Image)];
        this.captions = captions;
    }

    /// <summary>Gets the largest number of images in a row; null for as many as fit.</summary>
    public int? ImagesInRow { get; private init; }

    /// <summary>Gets the color map of grayscale images.</summary>
    public ColorMap Colors { get; private init; } = ColorMap.Gray;

    /// <summary>The values of black and white; 0 and 1, or the smallest and the largest of all values
    /// if there are others, unless given.</summary>
    public (double Low, double High)? Range { get; private init; }

    /// <summary>Returns the grid with at most <paramref name="columns"/> images in a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public ImageWall WithColumns(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        return this with { ImagesInRow = columns };
    }

    /// <summary>Returns the grid with another color map, for grayscale images; RGB images stay as they are.</summary>
    public ImageWall WithColors(ColorMap colors) => this with { Colors = colors };

    /// <summary>Returns the grid with another range of values from black to white.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public ImageWall WithRange(double low, double high) => this with { Range = ColorScale.Checked(low, high) };

    /// <summary>The images of a batch [N, H, W], [N, 1, H, W] or [N, 3, H, W].</summary>
    internal static IEnumerable<Tensor> Images(Tensor batch) => batch.Shape is [_, _, _] or [_, 1 or 3, _, _]
        ? Enumerable.Range(0, batch.Shape[0]).Select(i => batch.Select(0, i))
        : throw new ShapeException("A wall shows a batch of images: [N, H, W] or [N, 1, H, W] (gray) or [N, 3, H, W] (red, green, blue).",
            $"shape {batch.Shape}");

    private ColorScale Scale =>
        Range is var (low, high) ? new(Colors, low, high) : ColorScale.OfPicture(Colors, [.. images.SelectMany(image => image.Finite)]);

    internal override Picture Draw()
    {
        var grid = Arrange();
        var (scale, most) = (Scale, PixelImage.Most(images));
        return new Picture(grid.Width * grid.Pixel, grid.Height * grid.Pixel, [
            Pixels.Layer(0, 0, grid.Pixel, images.SelectMany((image, i) =>
                PixelImage.Suits(image, most) ? [] : Pixels.Strokes(image.Colors(scale), grid.X(i), grid.Y(i)))),
            new Element("g") { ["image-rendering"] = grid.Pixel > 1 ? "pixelated" : "auto" }.Containing(
                images.Index().Where(image => PixelImage.Suits(image.Item, most)).Select(image => PixelImage.Draw(
                    image.Item, scale, grid.X(image.Index) * grid.Pixel, grid.Y(image.Index) * grid.Pixel, grid.Pixel, images.Length))),
            Mark.Strokes(1, 0.35, images.Select((image, i) => Mark.Path(Mark.Box(
                grid.X(i) * grid.Pixel, grid.Y(i) * grid.Pixel, image.Width * grid.Pixel, image.Height * grid.Pixel)))),
            new Element("g") { ["font-size"] = Digits.Coordinate(CaptionSize) }.Containing(captions.SelectMany((caption, i) =>
                Lines(caption, grid).Select((line, number) => Mark.Text(
                    (grid.X(i) + (images[i].Width / 2.0)) * grid.Pixel,
                    ((grid.Y(i) + images[i].Height) * grid.Pixel) + (CaptionLine * (number + 1)) - 1,
                    line)))),
        ]);
    }

    private static IEnumerable<string> Lines(string caption, Grid grid)
    {
        var width = (grid.CellWidth * grid.Pixel) - 4;
        string[] lines = [.. Wrapping.Lines(caption, width, CaptionSize)];
        return [.. lines.Take(CaptionLines - 1), .. Remaining(lines)];

        IEnumerable<string> Remaining(string[] all) => all.Length < CaptionLines
            ? []
            : [Wrapping.Cut(string.Join(' ', all.Skip(CaptionLines - 1)), width, CaptionSize)];
    }

    /// <summary>The whole wall lies on one grid of pixels, so that all images share their drawing and plotly's axes.</summary>
    private Grid Arrange()
    {
        var (width, height) = (images.Select(image => image.Width).DefaultIfEmpty(1).Max(),
            images.Select(image => image.Height).DefaultIfEmpty(1).Max());
        var pixel = Math.Clamp(Math.Floor(SmallImage / Math.Max(1, Math.Max(width, height))), 1, LargestPixel);
        var gap = (int)Math.Ceiling(8 / pixel);
        var fit = ImagesInRow ?? Math.Max(1, (int)(Extent / ((width + gap) * pixel)));
        var rows = Math.Max(1, (images.Length + fit - 1) / fit);
        var columns = ImagesInRow ?? Math.Max(1, (images.Length + rows - 1) / rows);
        var draft = new Grid(Math.Min(columns, Math.Max(1, images.Length)), rows, width + gap, height + gap, pixel, gap);
        var lines = captions.Select(caption => Lines(caption, draft).Count()).DefaultIfEmpty().Max();
        var below = lines == 0 ? 0 : (lines * CaptionLine) + BelowCaption;
        return draft with { CellHeight = height + gap + (int)Math.Ceiling(below / pixel) };
    }

    internal override JsonArray Traces()
    {
        var grid = Arrange();
        return PlotlyPixels.Traces(images, Scale, at => (grid.X(at), grid.Y(at)));
    }

    internal override JsonObject Layout()
    {
        var grid = Arrange();
        var layout = PlotlyPixels.Layout();
        layout["annotations"] = new JsonArray([.. captions.Select((caption, i) => new JsonObject
        {
            ["x"] = grid.X(i) + ((images[i].Width - 1) / 2.0),
            ["y"] = grid.Y(i) + images[i].Height - 0.5,
            ["text"] = string.Join("<br>", Lines(caption, grid).Select(PlotlyData.Text)),
            ["showarrow"] = false,
            ["yanchor"] = "top",
            ["font"] = new JsonObject { ["size"] = CaptionSize },
        })]);
        layout["shapes"] = new JsonArray(new JsonObject
        {
            ["type"] = "path",
            ["path"] = string.Concat(images.Select((image, i) => Outline(grid.X(i) - 0.5, grid.Y(i) - 0.5, image.Width, image.Height))),
            ["line"] = new JsonObject { ["color"] = PlotlyAxis.FrameColor, ["width"] = 1 },
        });
        return layout;
    }

    private static string Outline(double left, double top, int width, int height) =>
        FormattableString.Invariant($"M{left},{top}H{left + width}V{top + height}H{left}Z");

    private protected override string Describe() =>
        $"Wall of {Words.Count(images.Length, "image")}{(captions.Length > 0 ? $": {string.Join(", ", captions)}" : string.Empty)}.";

    private protected override string Print() =>
        string.Join('\n', images.Take(1).Select(image => Blocks.Shades(image, Scale)).Append(Describe()));

    private sealed record Grid(int Columns, int Rows, int CellWidth, int CellHeight, double Pixel, int Gap)
    {
        public int Width => Columns * CellWidth;

        public int Height => Rows * CellHeight;

        public int X(int image) => (image % Columns * CellWidth) + (Gap / 2);

        public int Y(int image) => image / Columns * CellHeight;
    }
}
