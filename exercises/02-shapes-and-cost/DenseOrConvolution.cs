namespace CourseKit.Exercises.ShapesAndCost;

public sealed class DenseOrConvolution() : FunctionExercise<Func<int, int, int, int, (long Dense, long Convolution)>>(
    "02-shapes-and-cost/dense-or-convolution", "Dense or convolution")
{
    public override string Question =>
        """
        An image has n×n pixels and C channels; F maps of n×n values are to come out. How many parameters does it take, weights and
        biases, if a **dense** layer makes them, which connects each value with every number of the image and has a bias for each value?
        And how many if a **convolution** of F filters with f×f windows does, with *same* padding and a bias for each filter? Write both
        as a function of n, C (`channels`), F (`filters`) and f.

        For n = 2, C = 3, F = 5, f = 1 the dense layer has 12 inputs and 20 outputs, 12·20 + 20 = **260** parameters, and the convolution
        (3 + 1)·5 = **20**. With 200×200 pixels the dense layer would have more than 24 billion, and an `int` ends at 2,147,483,647: let
        the product begin with a `long`.
        """;

    public override Answer<Func<int, int, int, int, (long Dense, long Convolution)>> Reference { get; } = Write((n, channels, filters, f) =>
    {
        long inputs = n * n * channels, outputs = n * n * filters;
        return (inputs * outputs + outputs, (f * f * channels + 1) * filters);
    });

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        new(2, 3, 5, 1),
        new(4, 3, 2, 3),
        new(5, 1, 3, 5),
        new(3, 4, 1, 2),
        new(100, 3, 200, 5),
        .. Enumerable.Range(0, 3).Select(_ => new Case(
            random.Integer(6, 30), random.Integer(2, 6), random.Integer(7, 12), random.Integer(2, 6))),
    ];

    public override IReadOnlyList<Mistake<Func<int, int, int, int, (long Dense, long Convolution)>>> Mistakes { get; } =
    [
        new("an int that ran over", (n, c, k, f) => ((n * n * c * n * n * k) + (n * n * k), ((f * f * c) + 1) * k),
            "For small images you are right. 30,000·2,000,000 is more than an `int` holds, and what is left over can be anything. When " +
                "is the product a `long`: before it is taken, or only after?"),
        new("both without biases", (n, c, k, f) => (Inputs(n, c) * Outputs(n, k), f * f * c * k),
            "These are the weights. How many biases has each of the two layers?"),
        new("dense without biases", (n, c, k, f) => (Inputs(n, c) * Outputs(n, k), Convolution(c, k, f)),
            "The convolution is right. A dense layer has biases too: one for each of its outputs, and how many are they?"),
        new("convolution without biases", (n, c, k, f) => (Dense(n, c, k), f * f * c * k),
            "The dense layer is right. What has each filter besides its f·f·C weights?"),
        new("a dense bias for each map", (n, c, k, f) => ((Inputs(n, c) * Outputs(n, k)) + k, Convolution(c, k, f)),
            "In a dense layer nothing is shared, its biases neither. How many values come out?"),
        new("a dense bias for each input", (n, c, k, f) => ((Inputs(n, c) * Outputs(n, k)) + Inputs(n, c), Convolution(c, k, f)),
            "A bias is added to what comes out. You have one for each number that goes in."),
        new("one dense bias", (n, c, k, f) => ((Inputs(n, c) * Outputs(n, k)) + 1, Convolution(c, k, f)),
            "You have a single bias in the dense layer. Each of its outputs has one: how many come out?"),
        new("dense without the input channels", (n, c, k, f) => (((long)n * n * Outputs(n, k)) + Outputs(n, k), Convolution(c, k, f)),
            "Each value of the dense layer sees all pixels. How many numbers has a pixel?"),
        new("dense with a single map", (n, c, k, f) => ((Inputs(n, c) * n * n) + ((long)n * n), Convolution(c, k, f)),
            "That is the dense layer for one map. How many maps come out?"),
        new("dense with F values", (n, c, k, f) => ((Inputs(n, c) * k) + k, Convolution(c, k, f)),
            "Your dense layer has F outputs, one for each map. But a map has many values: how many come out in all?"),
        new("dense with n pixels", (n, c, k, f) => (((long)n * c * n * k) + ((long)n * k), Convolution(c, k, f)),
            "An image that is n wide and n high: how many pixels has it?"),
        new("convolution without the input channels", (n, c, k, f) => (Dense(n, c, k), ((f * f) + 1) * k),
            "The dense layer is right. A filter lies on all C channels: how many weights has it?"),
        new("a bias for each channel of a filter", (n, c, k, f) => (Dense(n, c, k), ((f * f) + 1) * c * k),
            "The dense layer is right. A filter adds up its channels, and then its bias. How many biases is that?"),
        new("one bias for the convolution", (n, c, k, f) => (Dense(n, c, k), (f * f * c * k) + 1),
            "The dense layer is right. You have a single bias for all filters: how many filters are there?"),
        new("a convolution's bias for each value", (n, c, k, f) => (Dense(n, c, k), (f * f * c * k) + Outputs(n, k)),
            "The dense layer is right. A filter is shared over the pixels of its map: is its bias?"),
        new("a convolution that shares nothing", (n, c, k, f) => (Dense(n, c, k), ((f * f * c) + 1) * Outputs(n, k)),
            "The dense layer is right. Does a convolution have other weights at each pixel?"),
        new("a window of f numbers", (n, c, k, f) => (Dense(n, c, k), ((f * c) + 1) * k),
            "The dense layer is right. How many pixels lie under a window of f×f?"),
        new("one filter", (n, c, k, f) => (Dense(n, c, k), (f * f * c) + 1),
            "The dense layer is right. That is one filter: how many are there?"),
        new("the two exchanged", (n, c, k, f) => (Convolution(c, k, f), Dense(n, c, k)),
            "Both numbers are right. Which of them comes first?"),
        new("channels and maps exchanged", (n, c, k, f) => (Dense(n, k, c), Convolution(k, c, f)),
            "C channels go in and F maps come out. Which of the two numbers decides how many biases there are?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, int, int, int, (long Dense, long Convolution)> answer)
    {
        var (dense, convolution) = answer(2, 3, 5, 3);
        var (many, _) = answer(100, 3, 200, 5);
        return base.Diagnose(answer) ?? (dense != 260
            ? "For n = 2, C = 3, F = 5 and f = 3, 2×2 pixels with 3 channels are 12 numbers, and 5 maps of 2×2 are 20 values. Each value " +
                $"has 12 weights and a bias: 260 in the dense layer, whatever f is. Yours are {dense}."
            : convolution != 140
                ? "A filter of 3×3 on 3 channels has 27 weights and a bias, and 5 filters have 140. On 2×2 pixels your convolution has " +
                    $"{convolution}."
                : many != Dense(100, 3, 200)
                    ? "For small images your dense layer is right. For 100×100 pixels, 3 channels and 200 maps it has 30,000 inputs and " +
                        $"2,000,000 outputs. Yours are {FormattableString.Invariant($"{many:N0}")} parameters."
                    : null);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "How many numbers go in, and how many come out? A dense layer has inputs·outputs weights, and a bias for each output.",
        "A filter of the convolution has f·f·C weights and one bias, whatever n is, and there are F filters.",
        "`long inputs = n * n * channels, outputs = n * n * filters;`, then `inputs * outputs + outputs` and " +
            "`(f * f * channels + 1) * filters`.",
    ];

    public override string Explanation =>
        "The dense layer grows with n⁴, the convolution not at all: for 100×100 pixels, 3 channels, 200 maps and 5×5 windows they have " +
            "60,002,000,000 and 15,200 parameters. That is what local connectivity and weight sharing save. A window as large as " +
            "the image, without padding, has a single place: then a convolution is a dense layer with F outputs.";

    private static long Inputs(int n, int c) => (long)n * n * c;

    private static long Outputs(int n, int k) => (long)n * n * k;

    private static long Dense(int n, int c, int k) => (Inputs(n, c) + 1) * Outputs(n, k);

    private static long Convolution(int c, int k, int f) => ((f * f * c) + 1) * k;
}
