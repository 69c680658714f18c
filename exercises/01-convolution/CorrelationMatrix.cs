namespace CourseKit.Exercises.Convolution;

public sealed class CorrelationMatrix()
    : FunctionExercise<Func<Tensor, int, int, Tensor>>("01-convolution/correlation-matrix", "Correlation as one matrix product")
{
    public override string Question =>
        """
        A cross-correlation only multiplies and adds, so it can be written as **one matrix product**. Lay the image out as a column
        of height·width pixels, row after row, and the result as a column of its own values in the same way. Build the matrix that
        turns the first into the second.

        It has one row for each output value and one column for each pixel. The row for output (i, j) holds `kernel[u, v]` in the
        column of pixel (i + u, j + v), and zeros elsewhere.
        """;

    public override Answer<Func<Tensor, int, int, Tensor>> Reference { get; } = Write((kernel, height, width) =>
    {
        var (rows, columns) = (height - kernel.Shape[0] + 1, width - kernel.Shape[1] + 1);
        var matrix = Tensor.Zeros([rows * columns, height * width]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var u = 0; u < kernel.Shape[0]; u++)
                {
                    for (var v = 0; v < kernel.Shape[1]; v++)
                    {
                        matrix[i * columns + j, (i + u) * width + j + v] = kernel[u, v];
                    }
                }
            }
        }

        return matrix;
    });

    protected override IEnumerable<Case> Cases(Generator random)
    {
        yield return Of([[1, 2.5f], [3, 4]], 3, 4);
        yield return Of([[1, 2, 3.5f]], 3, 4);
        yield return Of([[1], [5.5f]], 4, 2);
        yield return Of(CorrelationCases.Quarters(random, [2, 3]), 4, 6);
        yield return Of([[1.5f, -1]], 2, 3);
    }

    public override IReadOnlyList<Mistake<Func<Tensor, int, int, Tensor>>> Mistakes { get; } =
    [
        new("rows and columns exchanged", (kernel, height, width) => Right(kernel, height, width).Transpose(),
            "The matrix multiplies the image from the left. Which of the two are its rows then, the outputs or the pixels?"),
        new("the kernel flipped", (kernel, height, width) => Right(kernel.Flip(0, 1), height, width),
            "Each row holds the kernel in its own order: `kernel[0, 0]` meets the top left pixel of the window."),
        new("the kernel in one piece", (kernel, height, width) => InOnePiece(kernel, height, width),
            "From one row of the kernel to the next, the window moves on by a whole row of the image: by `width` columns of the " +
                "matrix, not by the width of the kernel."),
        new("outputs as wide as the image", (kernel, height, width) => AsWideAsTheImage(kernel, height, width),
            "The result is narrower than the image. For a kernel of 2×2 on 3×4 pixels, row 3 of the matrix is output (1, 0): in which " +
                "column does its window begin? Yours begins in column 3."),
        new("the window stands still", (kernel, height, width) => StandingStill(kernel, height, width),
            "All rows hold the kernel in the same columns. The window of output (i, j) begins at pixel (i, j): which column is that?"),
        new("a row for each pixel", (kernel, height, width) => Square(kernel, height, width),
            "There is a row for each output, and there are fewer outputs than pixels: in how many places does the kernel lie inside the " +
                "image?"),
        new("a row for each pixel, some of them empty", (kernel, height, width) => WithEmptyRows(kernel, height, width),
            "There is a row for each pixel, and those where the window would stick out are empty. Only outputs have a row: " +
                "how many of them has one row of the result?"),
        new("sizes without + 1", (kernel, height, width) =>
                WithOutputs(kernel, height, width, height - kernel.Shape[0], width - kernel.Shape[1]),
            "In how many places can a 3-wide window lie on 3 pixels? Not in 0: the number of outputs in a row, or column, ends with + 1."),
        new("height and width exchanged", (kernel, height, width) => Right(kernel, width, height),
            "The function takes the height first, and then the width. Which of the two is how far one row of pixels lies from the next?"),
        new("outputs counted by the rows of the result", (kernel, height, width) => CountedByRows(kernel, height, width),
            "Output (i, j) is row i·columns + j of the matrix. How many outputs has each row of the result, above that of output (i, j): " +
                "`rows` or `columns`?"),
        new("the right numbers in other places", (kernel, height, width) => ColumnByColumn(kernel, height, width),
            "The numbers are right, but not in their places: pixel (r, c) is column r·width + c, output (i, j) is row i·columns + j, and " +
                "`kernel[u, v]` meets pixel (i + u, j + v).")
        {
            Shows = HasTheNumbersElsewhere,
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, int, int, Tensor> answer)
    {
        Tensor square = [[2, 3], [5, 7]], kernel = [[2, 3, 5], [7, 11, 13]];
        var small = new MatrixRows("a kernel of 2×2 on 4×4 pixels", Width: 4, Columns: 3, number => NameIn(square, number));
        var large = new MatrixRows("a kernel of 2×3 on 4×6 pixels", Width: 6, Columns: 4, number => NameIn(kernel, number));
        if (base.Diagnose(answer) is { } ignored)
        {
            return ignored;
        }

        try
        {
            return small.Objection(Right(square, 4, 4), answer(square.Detach(), 4, 4))
                ?? large.Objection(Right(kernel, 4, 6), answer(kernel.Detach(), 4, 6));
        }
        catch (IndexOutOfRangeException exception) when (exception.Message.Contains("Received: -", StringComparison.Ordinal))
        {
            return "A row or a column of your matrix has a number below 0. Pixels are counted from the top left of the image: output " +
                "(i, j) meets pixel (i + u, j + v), with nothing subtracted.";
        }
        catch (IndexOutOfRangeException)
        {
            return "Is one size taken for another somewhere, rows for columns, or the kernel's for the image's? Or does your code count " +
                "with numbers that hold for one kernel and one image alone, as those of the lesson?";
        }
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Pixel (y, x) of an image that is `width` wide stands at place y·width + x of the column.",
        "Output (i, j) stands at place i·columns + j, where `columns` is the width of the result.",
        "Four loops as in the cross-correlation; inside, `matrix[i * columns + j, (i + u) * width + j + v] = kernel[u, v];`.",
    ];

    public override string Explanation =>
        "The matrix is mostly zeros, and the same few numbers stand in every row: that is local connectivity and weight sharing, " +
            "written down. A dense layer has a matrix of the same size in which every number is free.";

    private static Case Of(Tensor kernel, int height, int width) => new(kernel, height, width);

    private static Tensor Right(Tensor kernel, int height, int width) =>
        WithOutputs(kernel, height, width, height - kernel.Shape[0] + 1, width - kernel.Shape[1] + 1);

    private static Tensor InOnePiece(Tensor kernel, int height, int width)
    {
        var columns = width - kernel.Shape[1] + 1;
        return Fill(
            kernel, Outputs(kernel, height, width), height * width, output => FirstPixel(output, columns, width), rowStep: kernel.Shape[1]);
    }

    /// <summary>Output (i, j) stands at place i·width + j, as if the result were as wide as the image.</summary>
    private static Tensor AsWideAsTheImage(Tensor kernel, int height, int width) =>
        Fill(kernel, Outputs(kernel, height, width), height * width, output => output, rowStep: width);

    private static Tensor StandingStill(Tensor kernel, int height, int width) =>
        Fill(kernel, Outputs(kernel, height, width), height * width, _ => 0, rowStep: width);

    /// <summary>A row for each pixel; where the window would stick out of the image, it runs on in the next row of pixels.</summary>
    private static Tensor Square(Tensor kernel, int height, int width) =>
        Fill(kernel, height * width, height * width, output => output, rowStep: width);

    /// <summary>A row for each pixel; those where the window would stick out of the image are zeros.</summary>
    private static Tensor WithEmptyRows(Tensor kernel, int height, int width) =>
        Tensor.FromIndex([height * width, height * width], at =>
        {
            var (i, j) = Math.DivRem(at[0], width);
            return i <= height - kernel.Shape[0] && j <= width - kernel.Shape[1] ? Entry(kernel, at[1] - at[0], width) : 0;
        });

    /// <summary>As if the result had another number of rows and columns.</summary>
    private static Tensor WithOutputs(Tensor kernel, int height, int width, int rows, int columns) =>
        Fill(kernel, rows * columns, height * width, output => FirstPixel(output, columns, width), rowStep: width);

    /// <summary>Output (i, j) stands at place i·rows + j, and where two meet, the later one.</summary>
    private static Tensor CountedByRows(Tensor kernel, int height, int width)
    {
        var (right, rows, columns) = (Right(kernel, height, width), height - kernel.Shape[0] + 1, width - kernel.Shape[1] + 1);
        var matrix = Tensor.Zeros(right.Shape);
        for (var output = 0; output < right.Shape[0]; output++)
        {
            for (var pixel = 0; pixel < right.Shape[1]; pixel++)
            {
                var row = (output / columns * rows) + (output % columns);
                matrix[row, pixel] = right[output, pixel] != 0 ? right[output, pixel] : matrix[row, pixel];
            }
        }

        return matrix;
    }

    /// <summary>Returns the name of a number of the matrix, where all those of the kernel differ: <c>`kernel[0, 1]`</c>.</summary>
    private static string NameIn(Tensor kernel, float number) => kernel.ToArray().IndexOf(number) is >= 0 and var at
        ? FormattableString.Invariant($"`kernel[{at / kernel.Shape[1]}, {at % kernel.Shape[1]}]`")
        : FormattableString.Invariant($"{number}");

    /// <summary>The pixels laid out column after column.</summary>
    private static Tensor ColumnByColumn(Tensor kernel, int height, int width)
    {
        var matrix = Right(kernel, height, width);
        return Tensor.FromIndex(matrix.Shape, at =>
        {
            var (c, r) = Math.DivRem(at[1], height);
            return matrix[at[0], (r * width) + c];
        });
    }

    private static bool HasTheNumbersElsewhere(Func<Tensor, int, int, Tensor> answer)
    {
        Tensor kernel = [[1, 2.5f, -3], [4, 0.5f, 6]];
        var (right, given) = (Right(kernel, 4, 6), answer(kernel, 4, 6));
        return right.Shape == given?.Shape && Difference.Between(right, given) is not null
            && right.ToArray().Order().SequenceEqual(given.ToArray().Order());
    }

    /// <summary>A row for each output, which holds the kernel from the first pixel of its window on, and a row of the kernel every
    /// <paramref name="rowStep"/> columns.</summary>
    private static Tensor Fill(Tensor kernel, int outputs, int pixels, Func<int, int> firstPixel, int rowStep) =>
        Tensor.FromIndex([outputs, pixels], at => Entry(kernel, at[1] - firstPixel(at[0]), rowStep));

    /// <summary>The pixel at the top left of an output's window, where a row has this many outputs.</summary>
    private static int FirstPixel(int output, int columns, int width) => (output / columns * width) + (output % columns);

    private static int Outputs(Tensor kernel, int height, int width) =>
        (height - kernel.Shape[0] + 1) * (width - kernel.Shape[1] + 1);

    private static float Entry(Tensor kernel, int distance, int rowStep)
    {
        var (u, v) = Math.DivRem(distance, rowStep);
        return distance >= 0 && u < kernel.Shape[0] && v < kernel.Shape[1] ? kernel[u, v] : 0;
    }
}
