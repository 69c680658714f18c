namespace CourseKit.Exercises.ShapesAndCost;

public sealed class Im2Col() : FunctionExercise<Func<Tensor, int, int, int, Tensor>>("02-shapes-and-cost/im2col", "Windows as columns")
{
    public override string Question =>
        """
        Lay out the windows of an image of shape [C, H, W] as the columns of a matrix (*im2col*): windows of f×f pixels, a stride of s, p
        rows or columns of zeros at each of the four edges. The result has shape [C·f·f, H'·W']. Column i·W' + j is the window of output
        (i, j), which begins at row i·s, column j·s of the padded image. A window is listed channel by channel, and in each channel row by
        row: row (c·f + u)·f + v of the matrix is pixel (u, v) of the windows in channel c.

        For the image `[[[1, 2, 3], [4, 5, 6]]]`, f = 2, s = 1, p = 0 there are 2 windows: `[[1, 2], [2, 3], [4, 5], [5, 6]]`. Use loops;
        `image.Pad(p, p, p, p)` adds the zeros, `Tensor.Zeros([rows, columns])` makes the matrix. The library's `Unfold`, which does it
        all, is not for this exercise.
        """;

    public override Answer<Func<Tensor, int, int, int, Tensor>> Reference { get; } = Write((image, f, s, p) =>
    {
        var padded = image.Pad(p, p, p, p);
        var (channels, rows, columns) = (padded.Shape[0], (padded.Shape[1] - f) / s + 1, (padded.Shape[2] - f) / s + 1);
        var matrix = Tensor.Zeros([channels * f * f, rows * columns]);
        for (var c = 0; c < channels; c++)
        {
            for (var u = 0; u < f; u++)
            {
                for (var v = 0; v < f; v++)
                {
                    for (var i = 0; i < rows; i++)
                    {
                        for (var j = 0; j < columns; j++)
                        {
                            matrix[(c * f + u) * f + v, i * columns + j] = padded[c, i * s + u, j * s + v];
                        }
                    }
                }
            }
        }

        return matrix;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.Unfold), "Write the loops yourself: which five indices say what goes where?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        Of(random, [2, 3, 4], 2, 1, 0),
        Of(random, [1, 4, 5], 3, 2, 1),
        Of(random, [2, 4, 3], 2, 2, 1),
        Of(random, [1, 3, 6], 3, 2, 0),
        Of(random, [3, 2, 3], 1, 1, 0),
        Of(random, [2, 5, 2], 2, 3, 1),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(2, 4), random.Integer(3, 6), random.Integer(3, 6)], random.Integer(2, 4), random.Integer(1, 3), 1)),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, int, Tensor>>> Mistakes { get; } =
    [
        new("windows as rows", (image, f, s, p) => Windows(image, f, s, p).Transpose(),
            "Your matrix is transposed. A filter is to stand on its left, as a row: do the windows have to be its rows, then, or columns?"),
        new("pixel by pixel, and then the channels", (image, f, s, p) => Parts(image, f, s, p).Permute(1, 2, 0, 3)
                .Reshape(image.Shape[0] * f * f, -1),
            "Your windows list all channels of a pixel before the next pixel. Filters are stored as [C, f, f]: which index runs slowest?"),
        new("windows listed column by column", (image, f, s, p) => Parts(image, f, s, p).Permute(0, 2, 1, 3)
                .Reshape(image.Shape[0] * f * f, -1),
            "In each channel your windows are listed column by column. Which of u and v runs faster where rows are listed one by one?"),
        new("the window turned by 180°", (image, f, s, p) => Parts(image, f, s, p).Flip(1, 2).Reshape(image.Shape[0] * f * f, -1),
            "Your windows are listed from their last pixel to the first. Row 0 of the matrix is the pixel at the top left of the windows."),
        new("outputs counted column by column", (image, f, s, p) => Places(image, f, s, p).Permute(0, 2, 1)
                .Reshape(image.Shape[0] * f * f, -1),
            "The windows are right, but their columns are in another order: those of the first row of outputs come first. Is it i·W' + " +
                "j or j·H' + i?"),
        new("outputs counted by rows", (image, f, s, p) => Rearranged(image, f, s, p, (i, j, rows, _) => (i * rows) + j),
            "A row of outputs has W' of them. How many lie in front of row i: i·H' or i·W'?"),
        new("the padding forgotten", (image, f, s, p) => Windows(image, f, s, 0),
            "Where p is 1 the first window begins one row above the image and one column to its left. What lies there?"),
        new("padding at two edges only", (image, f, s, p) => Windows(image.Pad(p, 0, p, 0), f, s, 0),
            "No window of yours reaches the zeros below the image and to the right of it. How many rows has an image with p of them at " +
                "the top and p at the bottom?"),
        new("the stride forgotten", (image, f, s, p) => Windows(image, f, 1, p),
            "Your windows move by one pixel each time. How far is it from one to the next with a stride of s?"),
        new("the stride in the count alone", (image, f, s, p) => AtEachPixel(image, f, s, p),
            "The number of columns is right. But output (i, j) reads a window that begins at (i, j): where should it begin?"),
        new("the stride inside the window", (image, f, s, p) => Spread(image, f, s, p),
            "The stride moves the whole window. Do the pixels in it lie s apart as well?"),
        new("windows that do not overlap", (image, f, s, p) => Windows(image, f, f, p),
            "Your windows lie side by side. How far apart do two of them begin: f or s?"),
        new("+ 1 forgotten", (image, f, s, p) => Places(image, f, s, p)[.., ..^1, ..^1].Reshape(image.Shape[0] * f * f, -1),
            "In how many places can a window of 3 lie on 3 pixels? Not in 0: the number of outputs ends with + 1."),
        new("the first channel only", (image, f, s, p) => Windows(image[..1], f, s, p),
            "That is the first channel alone. How many rows does the matrix have if each window lists all C channels?"),
        new("the channels added up", (image, f, s, p) => Windows(image.Sum(0, keepAxis: true), f, s, p),
            "You add up the channels, or the later ones overwrite the first. Each pixel of each channel has a row of its own."),
        new("the last channel on all the others", (image, f, s, p) => Windows(image[^1..], f, s, p),
            "Only the last channel is left. Where does the row of a pixel depend on c?"),
        new("an f for the channels", (image, f, s, p) => Overlapping(image, f, s, p),
            "Row (c·f + u)·f + v: how many rows does each channel take, f or f·f?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, int, Tensor> answer)
    {
        if (base.Diagnose(answer) is { } ignored)
        {
            return ignored;
        }

        foreach (var (shape, f, s, p) in new (Shape Shape, int F, int S, int P)[]
            { ([1, 3, 3], 2, 1, 0), ([1, 3, 4], 2, 1, 0), ([2, 3, 4], 2, 1, 0), ([1, 3, 5], 2, 2, 0), ([1, 3, 4], 2, 1, 1) })
        {
            var numbered = Tensor.FromIndex(shape, at => (at[0] * 100) + (at[1] * 10) + at[2] + 111);
            if (Objection(shape, f, s, p, Windows(numbered, f, s, p), answer(numbered.Detach(), f, s, p)) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Pad first. Then H' = (rows of the padded image − f)/s + 1, and the same for W' with columns.",
        "Five loops: c, u, v give the row of the matrix, i and j its column. The pixel is `padded[c, i * s + u, j * s + v]`.",
        "`matrix[(c * f + u) * f + v, i * columns + j] = padded[c, i * s + u, j * s + v];` in the innermost loop.",
    ];

    public override string Explanation =>
        "A window's column stands in the order in which a filter's weights are stored, so that a convolution becomes one matrix product, " +
            "for which machines have the fastest code there is. The price is memory: at stride 1 each pixel is copied f·f times, 9 times " +
            "for 3×3. That is why libraries do it in pieces.";

    private static Case Of(Generator random, Shape shape, int f, int s, int p) =>
        new(random.Integers(shape, -20, 21) * 0.25f, f, s, p);

    private static Tensor Windows(Tensor image, int f, int s, int p) =>
        image.Unsqueeze(0).Unfold(new Window2d(f, s, p)) is var all ? all.Reshape(all.Shape[1], all.Shape[2]) : all;

    /// <summary>The windows as [C, f, f, H'·W'].</summary>
    private static Tensor Parts(Tensor image, int f, int s, int p) => Windows(image, f, s, p).Reshape(image.Shape[0], f, f, -1);

    /// <summary>The windows as [C·f·f, H', W'].</summary>
    private static Tensor Places(Tensor image, int f, int s, int p) =>
        Windows(image, f, s, p).Reshape(image.Shape[0] * f * f, Count(image.Shape[1], f, s, p), Count(image.Shape[2], f, s, p));

    private static int Count(int size, int f, int s, int p) => ((size + (2 * p) - f) / s) + 1;

    /// <summary>The window of each output in another column, and where two meet, the later one.</summary>
    private static Tensor Rearranged(Tensor image, int f, int s, int p, Func<int, int, int, int, int> column)
    {
        var places = Places(image, f, s, p);
        var (rows, columns) = (places.Shape[1], places.Shape[2]);
        var matrix = Tensor.Zeros([places.Shape[0], rows * columns]);
        for (var output = 0; output < rows * columns; output++)
        {
            var (i, j) = Math.DivRem(output, columns);
            for (var row = 0; row < matrix.Shape[0]; row++)
            {
                matrix[row, column(i, j, rows, columns)] = places[row, i, j];
            }
        }

        return matrix;
    }

    /// <summary>As many windows as there should be, which move by one pixel.</summary>
    private static Tensor AtEachPixel(Tensor image, int f, int s, int p) => Places(image, f, 1, p)[
        .., ..Count(image.Shape[1], f, s, p), ..Count(image.Shape[2], f, s, p)].Reshape(image.Shape[0] * f * f, -1);

    /// <summary>Windows whose pixels lie s apart, and which move by one.</summary>
    private static Tensor Spread(Tensor image, int f, int s, int p)
    {
        var padded = image.Pad(p, p, p, p);
        var columns = Count(image.Shape[2], f, s, p);
        return Tensor.FromIndex([image.Shape[0] * f * f, Count(image.Shape[1], f, s, p) * columns], at => padded[
            at[0] / (f * f), (at[1] / columns) + (at[0] / f % f * s), (at[1] % columns) + (at[0] % f * s)]);
    }

    /// <summary>Channels that begin f rows apart, and where two meet, the later one.</summary>
    private static Tensor Overlapping(Tensor image, int f, int s, int p)
    {
        var windows = Windows(image, f, s, p);
        var matrix = Tensor.Zeros(windows.Shape);
        for (var row = 0; row < windows.Shape[0]; row++)
        {
            for (var column = 0; column < windows.Shape[1]; column++)
            {
                matrix[(row / (f * f) * f) + (row % (f * f)), column] = windows[row, column];
            }
        }

        return matrix;
    }

    private static string? Objection(Shape shape, int f, int s, int p, Tensor right, Tensor given)
    {
        var sizes = $"For an image of shape {shape}, f = {f}, s = {s}, p = {p}";
        if (right.Shape != given.Shape)
        {
            return $"{sizes} the matrix should have shape {right.Shape}: {shape[0]}·{f}·{f} rows, and a column for each window. Yours " +
                $"has " +
                $"shape {given.Shape}.";
        }

        for (var at = 0; at < right.Shape.Elements; at++)
        {
            var (row, column) = (at / right.Shape[1], at % right.Shape[1]);
            if (right[row, column] != given[row, column])
            {
                var (i, j) = Math.DivRem(column, Count(shape[2], f, s, p));
                return $"{sizes} row {row} of the matrix is pixel ({row / f % f}, {row % f}) of the windows in channel {row / (f * f)}, " +
                    $"and " +
                    $"column {column} the window of output ({i}, {j}). So [{row}, {column}] should hold {Named(right[row, column])}, and " +
                    $"holds {Named(given[row, column])}.";
            }
        }

        return null;
    }

    /// <summary>The pixel of an image in which each holds its place in three digits, counted from 1.</summary>
    private static string Named(float number) => number == 0 ? "a zero"
        : number is >= 111 and < 1000 && number == MathF.Round(number)
            ? FormattableString.Invariant($"`image[{((int)number / 100) - 1}, {((int)number / 10 % 10) - 1}, {((int)number % 10) - 1}]`")
            : "another number";
}
