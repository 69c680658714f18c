namespace CourseKit.Exercises.ShapesAndCost;

public sealed class DoublingChannels() : NumberExercise("02-shapes-and-cost/doubling-channels", "Twice the channels, twice the padding")
{
    private const string Input = "input channels doubled", Both = "both doubled", Weights = "weights, both doubled",
        Padding = "padding doubled", WeightsOfPadding = "weights, padding doubled";

    public override string Question =>
        """
        A 3×3 convolution with stride 1 and a padding of 1 at each edge runs on 10×15 pixels. By what factor do its **multiplications**
        grow if the number of input channels is doubled? If input channels and filters both are doubled? If, instead, the padding is
        doubled, to 2 at each edge? And by what factor does the number of its weights grow in the last two cases?

        Products with the zeros of the padding count as all others do. A factor of 1 means that nothing grows. Two decimals are enough.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Input, "times as many", 2),
        new(Both, "times as many", 2 * 2),
        new(Weights, "times as many", 2 * 2),
        new(Padding, "times as many", (10 + 2 * 2 - 2) * (15 + 2 * 2 - 2) / (double)((10 + 2 - 2) * (15 + 2 - 2))) { Tolerance = 0.004 },
        new(WeightsOfPadding, "times as many", 1),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Input, "the filters double by themselves",
            "Do more input channels make more filters? Each filter only becomes deeper: how much?", 4),
        Wrong(Input, "nothing changes",
            "A factor of 1, or 100 %, means that nothing grows. A window lies on all input channels: how many products has one output, " +
            "with C and with 2·C of them?", 1),
        Wrong(Input, "halved",
            "Your factor says that there are fewer multiplications. How many products has an output that sees 2·C channels?",
            0.5),
        Wrong(Both, "only one of the two counts",
            "Twice as many products in each output, and twice as many outputs: what does that make together?", 2),
        Wrong(Both, "added up", "3 is what comes on top of the one that was there: " +
            "which factor is that? Or if you added up the two doublings: are factors added or multiplied?", 3),
        Wrong(Both, "doubled again",
            "Two doublings: each output has twice the products, and there are twice the outputs. What is the third?", 8),
        Wrong(Both, "squared twice", "Two doublings, of the products of an output and of the outputs. What are the other two?", 16),
        Wrong(Both, "nothing changes", "More filters make more maps. What does each of them cost?", 1),
        Wrong(Weights, "only the filters count",
            "There are twice as many filters, and each is twice as deep. How many weights is that?", 2),
        Wrong(Weights, "nothing changes",
            "Weights are shared over the pixels, not over channels: write down F·C·3·3, then again with 2F and 2C.",
            1),
        Wrong(Weights, "doubled again", "F·C·3·3 weights: which of these four factors are doubled?", 8),
        Wrong(Padding, "doubling padding doubles the cost",
            "Count the outputs: with a padding of 1 they are 10×15, with a padding of 2 there are two rows more. Is that twice as " +
                "many?", 2),
        Wrong(Padding, "doubled along both axes",
            "Does the map become twice as high and twice as wide? Count its rows with a padding of 2.", 4),
        Wrong(Padding, "zeros are free",
            "How many outputs are there now? The library multiplies with zeros as with all other numbers. And mind that `204 / 150` is 1 " +
                "in C#, which drops the fraction of whole numbers.", 1),
        Wrong(Padding, "only the rows counted", "That is the factor of the rows. The columns grow as well.", 12 / 10d),
        Wrong(Padding, "only the columns counted", "That is the factor of the columns. The rows grow as well.", 17 / 15d),
        Wrong(Padding, "the padded pixels compared",
            "You compare images with their zeros. Multiplications are counted for each output: how many rows and columns of outputs are " +
                "there?",
            14 * 19 / (12 * 17d)),
        Wrong(Padding, "one zero more in each row and column",
            "The padding grows by 1 at each of the four edges. How many rows has the map then more than before?", 11 * 16 / 150d),
        Wrong(Padding, "against the image without its zeros",
            "You divide by a map without padding. What size does the map have with the padding of 1 that the layer began with?",
            12 * 17 / (8 * 13d)),
        Wrong(Padding, "against the padded image",
            "With a padding of 2 the image has 14×19 pixels. How many places does a 3×3 window have on it?",
            14 * 19 / 150d),
        Wrong(Padding, "turned round", "Your factor is less than 1: it leads from the padding of 2 back to that of 1.", 150 / 204d),
        Wrong(Padding, "what is added",
            "That is what is added. By which factor is the new number multiplied out of the old one?", 0.36, 36),
        Wrong(WeightsOfPadding, "the weights grow with the outputs",
            "The same filter slides over more places. Has it more numbers for that?", 2, 4, 1.36, 12 / 10d, 17 / 15d),
        Wrong(WeightsOfPadding, "no weights at all",
            "A factor of 0 would leave no weights. If they stay as they are, what is the factor?", 0),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Input => "How many products has one output that sees C channels, and how many one that sees 2·C? The number of outputs stays.",
        Both => "There are two things to count: the products of one output, and the outputs. What happens to each of them?",
        Weights => "F filters of C·3·3 weights each. Put 2F and 2C into that, and divide.",
        Padding => "The cost grows as the number of outputs does. A map has H + 2p − 2 rows, here 10 for p = 1. Work out rows and " +
            "columns for p = 2, and divide the two numbers of outputs.",
        WeightsOfPadding => "Which sizes does the number of weights of a filter depend on?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "The layer has F·H'·W' outputs, and each of them takes C·3·3 multiplications. What do you double in it?",
        "Padding changes only H' and W'. With 2 zeros at each edge they are 10 + 2·2 − 2 and 15 + 2·2 − 2.",
        "The last factor but one is (12·17)/(10·15).",
    ];

    public override string Explanation =>
        "Cost and weights grow with the product of both channel numbers: that is why networks double the channels only where they halve " +
            "the pixels along both axes, which makes a quarter of the outputs. Padding only adds a border, and the larger the map, the " +
            "less that is: on 224×224 pixels the factor is 1.018.";
}
