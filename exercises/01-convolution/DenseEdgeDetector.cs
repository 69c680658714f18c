namespace CourseKit.Exercises.Convolution;

public sealed class DenseEdgeDetector() : FunctionExercise<Func<int, int, (Tensor Weights, int Parameters)>>(
    "01-convolution/dense-edge-detector", "An edge detector made of a dense layer")
{
    private const string AcrossRows = "Output 2 compares the last pixel of a row with the first of the next, on an image of 2×3 pixels.";

    public override string Question =>
        """
        A *dense* layer connects every output with every pixel: output = weights · pixels + biases, with one bias for each output.
        Make one that computes what the kernel `[[1, -1]]` computes on an image of height×width pixels, which is laid out as a
        column, row after row.

        Return its weight matrix, and how many parameters it has (weights and biases, the zeros too). For comparison: the kernel has
        2, and 3 with its bias.
        """;

    public override Answer<Func<int, int, (Tensor Weights, int Parameters)>> Reference { get; } = Write((height, width) =>
    {
        var (outputs, pixels) = (height * (width - 1), height * width);
        var weights = Tensor.Zeros([outputs, pixels]);
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width - 1; j++)
            {
                weights[i * (width - 1) + j, i * width + j] = 1;
                weights[i * (width - 1) + j, i * width + j + 1] = -1;
            }
        }

        return (weights, outputs * pixels + outputs);
    });

    protected override IEnumerable<Case> Cases(Generator random)
    {
        yield return new Case(2, 3);
        yield return new Case(6, 8);
        yield return new Case(random.Integer(3, 5), random.Integer(5, 7));
        yield return new Case(1, 3);
    }

    public override IReadOnlyList<Mistake<Func<int, int, (Tensor Weights, int Parameters)>>> Mistakes { get; } =
    [
        new("no biases", (height, width) => (Weights(height, width), Outputs(height, width) * height * width),
            "Each output has a bias of its own, even if it is 0 here."),
        new("counts only the weights that are not zero", (height, width) => (Weights(height, width), 3 * Outputs(height, width)),
            "The zeros are parameters as well: a dense layer stores and learns every one of them."),
        new("counts the kernel's parameters", (height, width) => (Weights(height, width), 3),
            "That is the convolution's count, which is why one uses it. How many numbers has your matrix?"),
        new("rows and columns exchanged", (height, width) =>
            (Weights(height, width).Transpose(), Parameters(height, width)),
            "The weights stand on the left of the pixels in weights · pixels. Which of the two are its rows then, outputs or pixels?"),
        new("the sign exchanged", (height, width) => Layer(-Weights(height, width)),
            "The kernel `[[1, -1]]` has its 1 at the pixel itself and its −1 at the right neighbor: where are yours?")
        {
            Shows = answer => HasWeights(answer, (height, width) => -Weights(height, width)),
        },
        new("twice the weights", (height, width) => Layer(2 * Weights(height, width)),
            "Your weights are 2 and −2. The kernel `[[1, -1]]` has a 1 and a −1, and the bias is no weight of a pixel.")
        {
            Shows = answer => HasWeights(answer, (height, width) => 2 * Weights(height, width)),
        },
        new("goes on across the ends of rows", (height, width) => Layer(Diagonal(Outputs(height, width), height * width)),
            $"{AcrossRows} Each row of the image has one output less than pixels.")
        {
            Shows = answer => HasWeights(answer, (height, width) => Diagonal(Outputs(height, width), height * width)),
        },
        new("one output less than pixels", (height, width) => Layer(Diagonal((height * width) - 1, height * width)),
            $"{AcrossRows} How many outputs has each row of the image?")
        {
            Shows = answer => HasWeights(answer, (height, width) => Diagonal((height * width) - 1, height * width)),
        },
        new("counts an output for each pixel", (height, width) =>
            (Weights(height, width), (height * width * height * width) + (height * width)),
            "The weights are right. You counted an output for each pixel: how many rows has your matrix?"),
        new("a bias for each pixel", (height, width) =>
            (Weights(height, width), (Outputs(height, width) * height * width) + (height * width)),
            "The weights are right. You counted a bias for each pixel, or input. What has a bias of its own in a dense layer?"),
        new("one bias for all", (height, width) => (Weights(height, width), (Outputs(height, width) * height * width) + 1),
            "The weights are right. You counted one bias for all outputs together. How many has a dense layer?"),
        new("compares rows", (height, width) => Layer(Rows(height, width)),
            "That compares each pixel with the one below it. Which neighbor does the kernel `[[1, -1]]` compare it with?"),
        new("pixels column after column", (height, width) => Layer(ColumnByColumn(height, width)),
            "Your weights take the pixels column after column. They are laid out row after row: in which column of the matrix is the " +
                "pixel to the right of pixel 0?")
        {
            Shows = answer => HasWeights(answer, ColumnByColumn),
        },
        new("an output for each pixel", (height, width) => Layer(Diagonal(height * width, height * width)),
            "You have an output for each pixel. In how many places of a row does a kernel lie that is two wide?")
        {
            Shows = HasAnOutputForEachPixel,
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, int, (Tensor Weights, int Parameters)> answer)
    {
        var (right, (given, parameters)) = (Weights(3, 5), answer(3, 5));
        var rows = new MatrixRows("an image of 3×5 pixels", Width: 5, Columns: 4, number => FormattableString.Invariant($"{number}"));
        return base.Diagnose(answer) ?? rows.Objection(right, given) ?? (Difference.Between(right, given) is null
            ? "Your weights are right, their number is not. On an image of 3×5 pixels your matrix has 12 rows and 15 columns: how many " +
                $"weights is that, and how many biases come with 12 outputs? You return {parameters}." : null);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "The result is height×(width − 1) values: the kernel is two wide, so the last column has no right neighbor.",
        "This is the matrix of the exercise before, for the kernel `[[1, -1]]`: a 1 and a −1 in each row.",
        "There are outputs·pixels weights and as many biases as outputs.",
    ];

    public override string Explanation =>
        "For an image of 6×8 pixels that is 42·48 + 42 = 2,058 parameters, against 3. On 100×100 pixels it is 99 million, against the " +
            "same 3.";

    /// <summary>The dense layer of the kernel <c>[[1], [-1]]</c>.</summary>
    private static Tensor Rows(int height, int width) => Tensor.FromIndex([(height - 1) * width, height * width], at =>
        at[1] == at[0] ? 1 : at[1] == at[0] + width ? -1 : 0);

    /// <summary>The right outputs, of pixels that are laid out column after column.</summary>
    private static Tensor ColumnByColumn(int height, int width)
    {
        var right = Weights(height, width);
        return Tensor.FromIndex(right.Shape, at => right[at[0], (at[1] % height * width) + (at[1] / height)]);
    }

    /// <summary>Each pixel compared with the next, across the ends of rows too.</summary>
    private static Tensor Diagonal(int outputs, int pixels) => Tensor.FromIndex([outputs, pixels], at =>
        at[1] == at[0] ? 1 : at[1] == at[0] + 1 ? -1 : 0);

    private static bool HasWeights(
        Func<int, int, (Tensor Weights, int Parameters)> answer, Func<int, int, Tensor> weights) =>
        new (int Height, int Width)[] { (2, 3), (3, 5) }.All(size =>
            Difference.Between(weights(size.Height, size.Width), answer(size.Height, size.Width).Weights) is null);

    private static bool HasAnOutputForEachPixel(Func<int, int, (Tensor Weights, int Parameters)> answer) =>
        new (int Height, int Width)[] { (2, 3), (3, 5) }.All(size =>
            answer(size.Height, size.Width).Weights?.Shape is [var outputs, var pixels]
            && outputs == pixels && pixels == size.Height * size.Width);

    /// <summary>A layer of these weights, with a bias for each output.</summary>
    private static (Tensor Weights, int Parameters) Layer(Tensor weights) =>
        (weights, (weights.Shape[0] * weights.Shape[1]) + weights.Shape[0]);

    private static int Parameters(int height, int width) => Layer(Weights(height, width)).Parameters;

    private static int Outputs(int height, int width) => height * (width - 1);

    private static Tensor Weights(int height, int width) => Tensor.FromIndex([Outputs(height, width), height * width], at =>
    {
        var (i, j) = Math.DivRem(at[0], width - 1);
        return (at[1] - ((i * width) + j)) switch { 0 => 1, 1 => -1, _ => 0 };
    });
}
