namespace CourseKit.Exercises.ShapesAndCost;

public sealed class LayerOfYourOwn() : DrawnNumberExercise<DrawnLayer>("02-shapes-and-cost/layer-of-your-own", "A layer of your own")
{
    private const string OutputRows = "output rows", OutputColumns = "output columns", Parameters = "parameters",
        MultiplyAccumulates = "multiply-accumulates, one image", Memory = "output of the batch";

    public override string Question =>
        """
        The numbers of this exercise are yours: the next person has others. Run the cell below to see them.

        A batch of images goes through one convolution with square windows and with biases. How many rows and how many columns has each
        of its output maps? How many parameters does the layer learn? How many multiply-accumulates does **one** image take, the biases
        left out? And how many bytes does the output of the **whole batch** take, in numbers of 4 bytes?

        To practice with another layer, which does not count: `new LayerOfYourOwn { Draw = 3 }.Check(answer)`; there are 16, from 0 to 15.
        """;

    protected override IReadOnlyList<DrawnLayer> Draws { get; } =
    [
        new(24, 5, 45, 23, 10, 9, 3, 4), new(40, 4, 25, 37, 20, 6, 2, 2), new(24, 5, 54, 21, 21, 7, 3, 3), new(16, 6, 21, 36, 13, 7, 3, 3),
        new(20, 5, 20, 50, 9, 9, 3, 3), new(20, 4, 33, 51, 14, 9, 3, 4), new(40, 6, 26, 34, 11, 7, 2, 2), new(32, 7, 34, 58, 9, 5, 2, 2),
        new(16, 3, 38, 52, 10, 7, 2, 3), new(8, 4, 37, 25, 15, 8, 3, 3), new(10, 3, 50, 32, 15, 9, 3, 4), new(50, 6, 45, 30, 13, 8, 3, 3),
        new(16, 4, 43, 52, 11, 9, 3, 3), new(12, 3, 35, 29, 20, 6, 2, 2), new(24, 10, 36, 21, 15, 7, 3, 3), new(8, 3, 33, 24, 14, 7, 3, 3),
    ];

    protected override string OwnNumbers =>
        $"Your layer: a batch of {Given.Images} images of {Given.Channels} channels and {Given.Rows}×{Given.Columns} pixels " +
            "(rows×columns), " +
            $"{Given.Filters} filters with windows of {Given.Window}×{Given.Window}, a stride of {Given.Stride} along both axes, a " +
            $"padding of {Given.Padding} at each of the four edges.";

    protected override IReadOnlyList<Quantity> Quantities
    {
        get
        {
            var (images, channels, rows, columns, filters, window, stride, padding) = Given;
            return
            [
                new(OutputRows, "pixels", (rows + 2 * padding - window) / stride + 1),
                new(OutputColumns, "pixels", (columns + 2 * padding - window) / stride + 1),
                new(Parameters, "numbers", (channels * window * window + 1) * filters),
                new(MultiplyAccumulates, "operations", filters * ((rows + 2 * padding - window) / stride + 1) *
                    ((columns + 2 * padding - window) / stride + 1) * channels * window * window),
                new(Memory, "bytes", images * filters * ((rows + 2 * padding - window) / stride + 1) *
                    ((columns + 2 * padding - window) / stride + 1) * 4),
            ];
        }
    }

    public override IReadOnlyList<Mistake<Answers>> Mistakes
    {
        get
        {
            var (images, channels, rows, columns, filters, window, stride, padding) = Given;
            var (products, values) = (channels * window * window, OutputValues);
            return
            [
                .. OfAxis(OutputRows, "columns", rows, columns),
                .. OfAxis(OutputColumns, "rows", columns, rows),
                Wrong(Parameters, "without biases", "Each filter has one number more than weights. Which?", products * filters),
                Wrong(Parameters, "one bias in all", "Does one bias serve all filters?", products * filters + 1),
                Wrong(Parameters, "without the channels", "A filter has a window of weights for every channel that it looks at.",
                    (window * window + 1) * filters, window * window * filters),
                Wrong(Parameters, "one filter", "That is one filter. How many are there?", products + 1, products),
                Wrong(Parameters, "a bias for each channel",
                    "A filter adds up all its channels and then its bias. How many biases has it?",
                    (window * window + 1) * channels * filters),
                Wrong(Parameters, "one side of the window", "How many weights lie in a square window?", (channels * window + 1) * filters),
                Wrong(Parameters, "at each place",
                    "The window carries the same weights to every place: that is what makes it a convolution.",
                    (products + 1) * values),
                Wrong(Parameters, "for the batch", "Does a layer learn more when more images come at once?",
                    (products + 1) * filters * images),
                Wrong(MultiplyAccumulates, "the whole batch", "One image is asked for.", (double)values * products * images),
                Wrong(MultiplyAccumulates, "without the channels",
                    "Each output sums up a window of every channel. How many products are that?", values * window * window),
                Wrong(MultiplyAccumulates, "one filter", "That is one filter's map. How many maps are computed?",
                    values / filters * products),
                Wrong(MultiplyAccumulates, "one place", "That is what the filters compute at one place. How many places are there?",
                    products * filters),
                Wrong(MultiplyAccumulates, "twice as many",
                    "A multiplication together with the addition of its product is **one** multiply-accumulate; you count two.",
                    2d * values * products),
                Wrong(MultiplyAccumulates, "the biases too", "The biases are left out here. How many products has one output?",
                    (double)values * (products + 1)),
                Wrong(MultiplyAccumulates, "a window at each pixel", "Is a window computed at each pixel of the image, or for each output?",
                    (double)rows * columns * products * filters, (double)rows * columns * products),
                Wrong(Memory, "numbers, not bytes", "You count numbers. How many bytes has each?", (double)values * images, values),
                Wrong(Memory, "one image", "That is one image. How many are in the batch?", 4d * values),
                Wrong(Memory, "8 bytes", "8 bytes has a `double`. How many has a `float`?", 8d * values * images),
                Wrong(Memory, "32 bytes", "A `float` has 32 **bits**. How many bytes is that?", 32d * values * images),
                Wrong(Memory, "one map", "That is one map of each image. How many maps come out?", 4d * values / filters * images),
                Wrong(Memory, "the input", "That is what goes in. How many maps of which size come out?",
                    4d * images * channels * rows * columns),
                Wrong(Memory, "the parameters too", "The output alone is asked for, without the parameters.",
                    4d * ((double)values * images + (products + 1) * filters)),
            ];
        }
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with the rows: how far can the window move on the padded image, in steps of the stride, and how many places is that?",
        "With H rows, a window of f, a stride of s and a padding of p: ⌊(H + 2p − f)/s⌋ + 1 rows; columns likewise. A filter has C·f·f " +
            "weights and a bias, and each output takes C·f·f multiply-accumulates.",
        "The output of the batch has as many numbers as images × filters × output rows × output columns, each of 4 bytes.",
    ];

    public override string Explanation =>
        "Rows and columns come first, and everything else follows from them: work and memory grow with the size of the output, " +
            "parameters do not depend on it at all.";

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        OutputRows or OutputColumns =>
            "Add the padding at both edges, take the window off, divide by the stride and round down: so many steps. And the places?",
        Parameters => "How many weights has one filter, through all channels? It has a bias as well. How many filters are there?",
        MultiplyAccumulates => "How many products are in one output value, and how many values come out of one image?",
        Memory => "How many numbers come out of one image, how many images are in the batch, and how many bytes has a number?",
        _ => null,
    };

    /// <summary>The values of all output maps of one image.</summary>
    private int OutputValues => Given.Filters * Places(Given.Rows) * Places(Given.Columns);

    private int Places(int pixels) => (pixels + 2 * Given.Padding - Given.Window) / Given.Stride + 1;

    private IEnumerable<Mistake<Answers>> OfAxis(string quantity, string otherAxis, int pixels, int others)
    {
        var (window, stride, padding) = (Given.Window, Given.Stride, Given.Padding);
        var padded = pixels + 2 * padding;
        return
        [
            Wrong(quantity, "ceiling for floor",
                $"{padded - window} pixels are left to move in, in steps of {stride}. Does the last step carry the window beyond the edge?",
                Places(pixels) + 1),
            Wrong(quantity, "padding or + 1 forgotten",
                $"There are {padding} zeros before **and** {padding} behind, and the window has a first place before its first step. " +
                    "Have you counted both?",
                (padded - window) / stride, (pixels - window) / stride + 1, (padded - padding - window) / stride + 1),
            Wrong(quantity, "stride left out", "That is for a stride of 1. How many of these places does the window visit?",
                padded - window + 1),
            Wrong(quantity, $"{otherAxis} read", $"That is the number of {otherAxis}. Rows come first in rows×columns.", Places(others)),
            Wrong(quantity, "the image divided by the stride",
                $"How far can a window of {window} move on {padded} pixels? The stride divides that.",
                padded / stride, (double)padded / stride),
        ];
    }
}
