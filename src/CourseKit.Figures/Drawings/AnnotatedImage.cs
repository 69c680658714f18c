using System.Collections.Immutable;
using CourseKit.Figures.Data;
using CourseKit.Figures.Terminal;
using CourseKit.Vision.Imaging;

namespace CourseKit.Figures.Drawings;

/// <summary>Image with boxes, labels and masks drawn on it.</summary>
/// <remarks>Places are given in pixels of the image, from its top left corner. Without a color of its own, each box or mask takes the next
/// one of <see cref="Palette"/>.</remarks>
public sealed record AnnotatedImage : Drawing
{
    private const double Border = 2, FontSize = 12, LabelHeight = 17, LabelMargin = 4, LetterWidth = 7;

    private readonly Image image;
    private ImmutableList<Box> boxes = [];
    private ImmutableList<Mask> masks = [];

    /// <summary>Creates a figure of an image alone.</summary>
    public AnnotatedImage(Image image) => this.image = image;

    private sealed record Box(double Left, double Top, double Right, double Bottom, string Label, Rgb Color);

    private sealed record Mask(bool[,] Pixels, string Label, Rgb Color);

    private double Scale => (double)image.ShownWidth / image.Width;

    private Rgb Next => Palette.Of(boxes.Count + masks.Count);

    /// <summary>Returns the figure with one more box.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="top">The upper side.</param>
    /// <param name="right">The right side.</param>
    /// <param name="bottom">The lower side.</param>
    /// <param name="label">The text at its top left corner; none if empty.</param>
    /// <param name="color">The color.</param>
    /// <exception cref="ArgumentException">The box has no area, or a side is no number.</exception>
    public AnnotatedImage WithBox(double left, double top, double right, double bottom, string label = "", Rgb? color = null) =>
        left < right && top < bottom && double.IsFinite(right - left) && double.IsFinite(bottom - top)
            ? this with { boxes = boxes.Add(new(left, top, right, bottom, label, color ?? Next)) }
            : throw new ArgumentException(FormattableString.Invariant(
                $"The sides of a box are left < right and top < bottom. Received: left {left}, top {top}, right {right}, bottom ")
                + FormattableString.Invariant($"{bottom}."));

    /// <summary>Returns the figure with one more mask, through which the image shines.</summary>
    /// <param name="mask">A tensor of shape [H, W] or [1, H, W], of the image's size: pixels above 0.5 are covered.</param>
    /// <param name="label">The text in the middle of its pixels; none if empty.</param>
    /// <param name="color">The color.</param>
    /// <exception cref="ShapeException">The mask has another size.</exception>
    public AnnotatedImage WithMask(Tensor mask, string label = "", Rgb? color = null)
    {
        Shape size = [image.Height, image.Width], withChannel = [1, .. size];
        if (mask.Shape != size && mask.Shape != withChannel)
        {
            throw new ShapeException($"A mask has the size of its image, {size}.", $"{mask.Shape}");
        }

        var (pixels, numbers) = (new bool[image.Height, image.Width], mask.ToArray());
        for (var at = 0; at < numbers.Length; at++)
        {
            pixels[at / image.Width, at % image.Width] = numbers[at] > 0.5f;
        }

        return this with { masks = masks.Add(new(pixels, label, color ?? Next)) };
    }

    internal override Picture Draw()
    {
        var (width, height) = (image.ShownWidth, image.ShownHeight);
        var picture = new Element("image")
        {
            ["href"] = image.ToDataUri(),
            ["width"] = Digits.Coordinate(width),
            ["height"] = Digits.Coordinate(height),
        };
        return new Picture(width, height, [
            Mark.Layer(picture),
            .. masks.Select(mask => new Element("g") { ["opacity"] = "0.5" }.Containing(Pixels.Layer(0, 0, Scale, Runs(mask)))),
            .. boxes.SelectMany(box => new[] { Outline(box, new Rgb(255, 255, 255), Border + 2), Outline(box, box.Color, Border) }),
            .. boxes.Where(box => box.Label.Length > 0).Select(box => Label(box.Label, box.Color, box.Left * Scale, box.Top * Scale)),
            .. masks.Where(mask => mask.Label.Length > 0).Select(mask => Middle(mask) is var (x, y)
                ? Label(mask.Label, mask.Color, x * Scale, y * Scale) : Mark.Layer()),
        ]);
    }

    private protected override string Describe() => string.Join(' ', [$"{image}", .. Findings]);

    private protected override string Print()
    {
        const int Widest = 30;
        var small = image.Width <= Widest ? image : image.Resize(Math.Max(1, image.Height * Widest / image.Width), Widest);
        return string.Join('\n', [Blocks.Shades(Raster.Image(small.ToGray().ToTensor()), new(ColorMap.Gray, 0, 1)), .. Findings]);
    }

    private IEnumerable<string> Findings =>
    [
        .. boxes.Select(box => FormattableString.Invariant(
            $"Box{Named(box.Label)} from ({box.Left:0.#}, {box.Top:0.#}) to ({box.Right:0.#}, {box.Bottom:0.#}).")),
        .. masks.Select(mask => $"Mask{Named(mask.Label)} of {Words.Count(mask.Pixels.Cast<bool>().Count(covered => covered), "pixel")}."),
    ];

    private static string Named(string label) => label.Length > 0 ? $" «{label}»" : string.Empty;

    private Element Outline(Box box, Rgb color, double width) => Mark.Frames(width, Mark.Stroke(
        color, Mark.Box(box.Left * Scale, box.Top * Scale, (box.Right - box.Left) * Scale, (box.Bottom - box.Top) * Scale)));

    /// <summary>A text on its color, moved into the image where it would stick out.</summary>
    private Element Label(string text, Rgb color, double x, double y)
    {
        var width = (text.Length * LetterWidth) + (2 * LabelMargin);
        var left = Math.Clamp(x, 0, Math.Max(0, image.ShownWidth - width));
        var top = Math.Clamp(y - LabelHeight, 0, Math.Max(0, image.ShownHeight - LabelHeight));
        return Mark.Layer(
            Mark.Area(color, Mark.Box(left, top, width, LabelHeight)),
            Mark.Writing(Mark.Start, FontSize, Mark.Text(left + LabelMargin, top + LabelHeight - 5, text, color.Ink)));
    }

    private static IEnumerable<Element> Runs(Mask mask)
    {
        var colors = new Rgb?[mask.Pixels.GetLength(0), mask.Pixels.GetLength(1)];
        foreach (var (row, column) in Places(mask))
        {
            colors[row, column] = mask.Color;
        }

        return Pixels.Strokes(colors);
    }

    /// <summary>The mean place of a mask's pixels; null if it has none.</summary>
    private static (double X, double Y)? Middle(Mask mask)
    {
        var places = Places(mask).ToList();
        return places.Count == 0 ? null : (places.Average(place => place.Column), places.Average(place => place.Row));
    }

    private static IEnumerable<(int Row, int Column)> Places(Mask mask) =>
        from row in Enumerable.Range(0, mask.Pixels.GetLength(0))
        from column in Enumerable.Range(0, mask.Pixels.GetLength(1))
        where mask.Pixels[row, column]
        select (row, column);
}
