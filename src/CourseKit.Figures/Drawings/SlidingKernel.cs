using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Drawings;

/// <summary>A kernel that slides over an image, a step for each place: the window, every product and
/// their sum, and the output as it fills up.</summary>
public sealed record SlidingKernel : SteppedDrawing
{
    private const double Heading = 22, Gap = 44, SumLine = 17, SmallText = 9;

    private static readonly Rgb Window = RoleColors.Kernel, Result = RoleColors.Output;

    private readonly Tensor padded, kernel, output;
    private readonly (int Top, int Left) padding;
    private readonly (int Height, int Width) size;
    private readonly int stride;

    /// <summary>Creates a drawing of the cross-correlation of an image [H, W] with a kernel [h, w].</summary>
    /// <exception cref="ShapeException">Image or kernel is not a matrix, or the kernel does not fit.</exception>
    public SlidingKernel(Tensor image, Tensor kernel, int stride = 1, Padding padding = default)
    {
        output = image.CrossCorrelate(kernel, stride, padding);
        var (top, bottom) = padding.Around(image.Shape[0], kernel.Shape[0], stride);
        var (left, right) = padding.Around(image.Shape[1], kernel.Shape[1], stride);
        padded = image.Pad(top, bottom, left, right);
        size = (image.Shape[0], image.Shape[1]);
        (this.kernel, this.stride, this.padding) = (kernel, stride, (top, left));
    }

    private int Steps => (int)output.Shape.Elements;

    private NumberGrid Input => Centered(0, padded.Shape);

    private NumberGrid Weights => Centered(Input.Right + Gap, kernel.Shape);

    private NumberGrid Sums => Centered(Weights.Right + Gap, output.Shape);

    private double Height => NumberGrid.UsualCell * Math.Max(padded.Shape[0], Math.Max(kernel.Shape[0], output.Shape[0]));

    internal override IReadOnlyList<Picture> Frames() => [.. Enumerable.Range(0, Steps).Select(Frame)];

    private protected override string Describe() =>
        $"A kernel of {kernel.Shape[0]}×{kernel.Shape[1]} slides over an image of {size.Height}×{size.Width} in {Steps} steps of " +
            $"{Words.Count(stride, "pixel")}, "
        + $"and fills an output of {output.Shape[0]}×{output.Shape[1]}. The first value is {Sum(0)}.";

    private protected override string Print() =>
        $"{Blocks.Table(padded)}\n\n∗\n\n{Blocks.Table(kernel)}\n\n=\n\n{Blocks.Table(output)}\n\nfirst: {Sum(0)}\nlast: {Sum(Steps - 1)}";

    private Picture Frame(int step)
    {
        var (row, column) = Math.DivRem(step, output.Shape[1]);
        var window = Input.Part(row * stride, column * stride, kernel.Shape[0], kernel.Shape[1]);
        var width = Sums.Right + 1;
        string[] sum = [.. Wrapping.Lines(Sum(step), width)];
        return new Picture(width, Heading + Height + 10 + (SumLine * SumLines(width)), [
            Mark.Tint(0.2, Mark.Area(Window, window.Outline), Mark.Area(Result, Sums.Part(row, column, 1, 1).Outline)),
            Mark.Strokes(1, 0.2, Input.Lines()),
            Mark.Strokes(1, 0.5, Input.Part(padding.Top, padding.Left, size.Height, size.Width).Lines(), Weights.Lines(), Sums.Lines()),
            Mark.Layer(Input.Texts((i, j) => Digits.Label(padded[i, j], 3))),
            Mark.Layer(Weights.Texts((i, j) => Digits.Label(kernel[i, j], 3))),
            Mark.Layer(Enumerable.Range(0, step + 1).Select(Value)),
            Mark.Writing(Mark.End, SmallText, Factors(window)),
            Mark.Frames(2.5, Mark.Stroke(Window, window.Outline), Mark.Stroke(Result, Sums.Part(row, column, 1, 1).Outline)),
            Mark.Layer(Name(Input, padding == default ? "image" : "image, padded"), Name(Weights, "kernel"), Name(Sums, "output")),
            Mark.Writing("middle", 18, Between(Input, "∗"), Between(Weights, "=")),
            Mark.Layer(sum.Select((line, i) => Mark.Text(width / 2, Heading + Height + 20 + (i * SumLine), line))),
        ]);
    }

    private Element Value(int step)
    {
        var (row, column) = Math.DivRem(step, output.Shape[1]);
        return Sums.Text(row, column, Digits.Label(output[row, column], 3));
    }

    /// <summary>In each cell of the window, the number of the kernel that its pixel is multiplied with.</summary>
    private IEnumerable<Element> Factors(NumberGrid window) =>
        from u in Enumerable.Range(0, kernel.Shape[0])
        from v in Enumerable.Range(0, kernel.Shape[1])
        select window.Corner(u, v, $"·{WrittenSum.Factor(kernel[u, v])}");

    /// <summary>«0·0 + 1·1 + 3·2 + 4·3 = 19».</summary>
    private string Sum(int step)
    {
        var (row, column) = Math.DivRem(step, output.Shape[1]);
        return WrittenSum.Of(
            from u in Enumerable.Range(0, kernel.Shape[0])
            from v in Enumerable.Range(0, kernel.Shape[1])
            select (padded[(row * stride) + u, (column * stride) + v], kernel[u, v]), output[row, column]);
    }

    private int SumLines(double width) => Enumerable.Range(0, Steps).Max(step => Wrapping.Lines(Sum(step), width).Count());

    private NumberGrid Centered(double left, Shape shape) =>
        new(left + 1, Heading + ((Height - (shape[0] * NumberGrid.UsualCell)) / 2), shape[0], shape[1]);

    private Element Between(NumberGrid left, string sign) => Mark.Text(left.Right + (Gap / 2), Heading + (Height / 2) + 6, sign);

    private static Element Name(NumberGrid grid, string title) => Mark.Text((grid.Left + grid.Right) / 2, grid.Top - 8, title);
}
