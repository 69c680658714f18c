using CourseKit.Figures.Terminal;

namespace CourseKit.Figures.Drawings;

/// <summary>Convolution as one matrix product (im2col), a step for each window: the image, its windows as columns of a matrix, the kernel
/// as a row before it, and below each column the output that it becomes.</summary>
public sealed record Im2ColDrawing : SteppedDrawing
{
    private const int Most = 32;
    private const double Heading = 20, Gap = 30, Below = 18, SumLine = 17, NumberSize = 12, RoomForText = 350;

    private readonly Tensor image, padded, kernel, columns, isPixel, product;
    private readonly (int Top, int Left) padding;
    private readonly (int Rows, int Columns) places;
    private readonly int stride;

    /// <summary>Creates a drawing of the cross-correlation of an image [H, W] with a kernel [h, w] as a product of matrices.</summary>
    /// <exception cref="ShapeException">Image or kernel is not a matrix, the kernel does not fit, or there is more than can be
    /// drawn.</exception>
    public Im2ColDrawing(Tensor image, Tensor kernel, int stride = 1, Padding padding = default)
    {
        var output = image.CrossCorrelate(kernel, stride, padding);
        var window = new Window2d(new(kernel.Shape[0], stride, padding), new(kernel.Shape[1], stride, padding));
        var (top, bottom) = padding.Around(image.Shape[0], kernel.Shape[0], stride);
        var (left, right) = padding.Around(image.Shape[1], kernel.Shape[1], stride);
        if (output.Shape.Elements > Most || kernel.Shape.Elements > Most)
        {
            throw new ShapeException(
                $"At most {Most} windows of at most {Most} pixels are drawn; make the image smaller or the stride larger.",
                $"{output.Shape.Elements} windows of {kernel.Shape.Elements} pixels");
        }

        (this.image, this.kernel, this.stride, this.padding) = (image, kernel, stride, (top, left));
        padded = image.Pad(top, bottom, left, right);
        columns = Columns(image, window);
        isPixel = Columns(Tensor.Ones(image.Shape), window);
        product = kernel.Reshape(1, -1).MatMul(columns);
        places = (output.Shape[0], output.Shape[1]);
    }

    private int Steps => columns.Shape[1];

    private int Taps => columns.Shape[0];

    /// <summary>The size of a cell in which every number has room.</summary>
    private double Cell => NumberGrid.CellFor(padded, kernel, product);

    private double LeftWidth => Cell * Math.Max(padded.Shape[1], Taps);

    /// <summary>The lower end of what stands above the two rows.</summary>
    private double Middle => Math.Max(Kernel.Bottom, Heading + (Taps * Cell));

    private NumberGrid Image => Grid(1, Heading, padded.Shape);

    private NumberGrid Kernel => Grid(1, Image.Bottom + Heading, kernel.Shape);

    private NumberGrid Matrix => Grid(1 + LeftWidth + Gap, Middle - (Taps * Cell), columns.Shape);

    private NumberGrid Row => Grid(1 + LeftWidth - (Taps * Cell), Middle + (Gap / 2), [1, Taps]);

    private NumberGrid Product => Grid(Matrix.Left, Row.Top, product.Shape);

    internal override IReadOnlyList<Picture> Frames() => [.. Enumerable.Range(0, Steps).Select(Frame)];

    private protected override string Describe() =>
        $"{Words.Count(Steps, "window")} of {kernel.Shape[0]}×{kernel.Shape[1]} in an image of {image.Shape[0]}×{image.Shape[1]} become "
        + $"the columns of a matrix of {Taps}×{Steps}, {Taps * Steps} numbers for {image.Shape.Elements} pixels. "
        + $"The kernel as a row of {Taps} times this matrix is the output of {places.Rows}×{places.Columns} as a row of {Steps}. "
        + $"The first value is {Sum(0)}.";

    private protected override string Print() =>
        $"image\n{Blocks.Table(image)}\n\nkernel as a row\n{Blocks.Table(kernel.Reshape(1, -1))}\n\n"
        + $"· windows as columns\n{Blocks.Table(columns)}\n\n"
        + $"= output as a row\n{Blocks.Table(product)}\n\nfirst: {Sum(0)}\nlast: {Sum(Steps - 1)}";

    private Picture Frame(int step)
    {
        var (row, column) = Math.DivRem(step, places.Columns);
        var window = Image.Part(row * stride, column * stride, kernel.Shape[0], kernel.Shape[1]);
        var pixels = Image.Part(padding.Top, padding.Left, image.Shape[0], image.Shape[1]);
        var (taken, result) = (Matrix.Part(0, step, Taps, 1), Product.Part(0, step, 1, 1));
        var width = Math.Max(Matrix.Right + 1, RoomForText);
        var words = Product.Bottom + Below + SumLine;
        return new Picture(width, words + (SumLine * SumLines(width)), [
            Mark.Tint(0.22, [Mark.Area(RoleColors.Input, pixels.Outline), .. Pixels(), Mark.Area(RoleColors.Kernel, Kernel.Outline),
                Mark.Area(RoleColors.Kernel, Row.Outline)]),
            Mark.Tint(0.45, Enumerable.Range(0, step + 1)
                .Select(done => Mark.Area(RoleColors.Output, Product.Part(0, done, 1, 1).Outline))),
            Mark.Strokes(1, 0.2, Image.Lines()),
            Mark.Strokes(1, 0.5, pixels.Lines(), Kernel.Lines(), Matrix.Lines(), Row.Lines(), Product.Lines()),
            Mark.Writing("middle", NumberSize, Image.Texts((i, j) => Number(padded[i, j]))
                .Concat(Kernel.Texts((i, j) => Number(kernel[i, j]))).Concat(Matrix.Texts((i, j) => Number(columns[i, j])))
                .Concat(Row.Texts((_, tap) => Number(kernel[tap / kernel.Shape[1], tap % kernel.Shape[1]])))
                .Concat(Enumerable.Range(0, step + 1).Select(done => Product.Text(0, done, Number(product[0, done]))))),
            Mark.Frames(2.5,
                Mark.Stroke(RoleColors.Kernel, window.Outline), Mark.Stroke(RoleColors.Kernel, taken.Outline),
                Mark.Stroke(RoleColors.Output, result.Outline)),
            Mark.Writing(Mark.Start, 12, Above(Image, padded.Shape == image.Shape ? "image" : "image, padded"),
                Above(Kernel, "kernel"), Above(Matrix, "windows as columns"), Under(Product, "output as a row")),
            Mark.Writing(Mark.End, 12, Mark.Text(Row.Right, Row.Bottom + 15, "kernel as a row")),
            Mark.Writing(Mark.Start, 12, Wrapping.Lines($"Column {step + 1}: {Sum(step)}", width)
                .Select((line, i) => Mark.Text(1, words + (i * SumLine), line))),
        ]);
    }

    /// <summary>The cells of the matrix that hold pixels; the others hold zeros of the padding.</summary>
    private IEnumerable<Element> Pixels() =>
        from column in Enumerable.Range(0, Steps)
        from tap in Enumerable.Range(0, Taps)
        where isPixel[tap, column] > 0
        select Mark.Area(RoleColors.Input, Matrix.Part(tap, column, 1, 1).Outline);

    /// <summary>«1·0 + 2·1 + 4·2 + 5·3 = 25».</summary>
    private string Sum(int step) => WrittenSum.Of(Enumerable.Range(0, Taps)
        .Select(tap => (kernel[tap / kernel.Shape[1], tap % kernel.Shape[1]], columns[tap, step])), product[0, step]);

    private int SumLines(double width) =>
        Enumerable.Range(0, Steps).Max(step => Wrapping.Lines($"Column {step + 1}: {Sum(step)}", width).Count());

    private static Tensor Columns(Tensor image, Window2d window) => image.Reshape(1, 1, image.Shape[0], image.Shape[1]).Unfold(window)
        .Reshape(window.Rows.Kernel * window.Columns.Kernel, -1);

    private NumberGrid Grid(double left, double top, Shape shape) => new(left, top, shape[0], shape[1], Cell);

    private static Element Above(NumberGrid grid, string title) => Mark.Text(grid.Left, grid.Top - 6, title);

    private static Element Under(NumberGrid grid, string title) => Mark.Text(grid.Left, grid.Bottom + 15, title);

    private static string Number(float value) => Digits.Label(value, 3);
}
