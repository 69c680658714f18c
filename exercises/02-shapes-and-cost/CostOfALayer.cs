namespace CourseKit.Exercises.ShapesAndCost;

public sealed class CostOfALayer() : NumberExercise("02-shapes-and-cost/cost-of-a-layer", "The cost of a layer")
{
    private const string Outputs = "outputs", Multiplications = "multiplications", Additions = "additions of products",
        Biases = "additions of biases";

    public override string Question =>
        """
        An image has C = 4 channels of 11×16 pixels (rows×columns). A convolution has F = 6 filters with windows of 3×5, a stride of 2
        along both axes, no padding, and a bias for each filter. What does it cost to compute its output once?

        Give the number of output values, of multiplications, of the additions that sum up the products, and of the additions of a bias.
        A window of three products `a·b + c·d + e·f` takes 3 multiplications and 2 additions.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Outputs, "values", 6 * ((11 - 3) / 2 + 1) * ((16 - 5) / 2 + 1)),
        new(Multiplications, "operations", 6 * 5 * 6 * (4 * 3 * 5)),
        new(Additions, "operations", 6 * 5 * 6 * (4 * 3 * 5 - 1)),
        new(Biases, "operations", 6 * 5 * 6),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Outputs, "a map for each pair of channel and filter",
            "A filter looks through all 4 channels at once and makes one map. How many maps do 6 filters make?", 4 * 180, 24),
        Wrong(Outputs, "one map only", "That is one map. How many filters are there?", 30),
        Wrong(Outputs, "ceiling for floor",
            "11 columns are left to move in, in steps of 2: the window begins at 0, 2, … and for the last time at 10. How many places?",
            6 * 5 * 7),
        Wrong(Outputs, "+ 1 forgotten",
            "120 is 6·4·5, if only the steps of the window are counted and not its first place, or 4·5·6, if channels are taken for " +
            "filters. How many rows and columns has a map, and how many maps are there?", 6 * 4 * 5),
        Wrong(Outputs, "stride left out", "That is for a stride of 1. How many of these places does the window visit?", 6 * 9 * 12),
        Wrong(Outputs, "the stride divides the image", "How far can a window of 3 move on 11 rows? The stride divides that.",
            6 * 5 * 8, 6 * 6 * 8, 6 * 5.5 * 8),
        Wrong(Outputs, "rows and columns of the window exchanged", "3×5 is 3 rows and 5 columns. On which axis do you take off which?",
            6 * 4 * 7),
        Wrong(Multiplications, "without the channels",
            "A window of 3×5 lies on every one of the 4 channels. How many products are in one output?", 180 * 15),
        Wrong(Multiplications, "for one map", "That is one filter's share. All 6 are computed.", 30 * 60),
        Wrong(Multiplications, "for one map and one channel",
            "That is one filter on one channel. How many filters are there, and through how many channels does each look?", 30 * 15),
        Wrong(Multiplications, "one place of the window",
            "That is what the 6 filters compute at one place. How many places are there?", 360),
        Wrong(Multiplications, "one output", "That is one output value. How many are there?", 60),
        Wrong(Multiplications, "multiplications and additions", "Multiplications alone are asked for; the additions come next.",
            2 * 10_800, 10_800 + 10_620),
        Wrong(Multiplications, "the bias multiplied",
            "Each output has 60 weights and a bias. Is a bias multiplied with anything?", 180 * 61),
        Wrong(Multiplications, "a window at each pixel", "Is a window computed at each pixel of the image, or for each output?",
            11 * 16 * 6 * 60, 11 * 16 * 60, 11 * 16 * 4 * 15),
        Wrong(Additions, "as many as products", "How many + are there in `a·b + c·d + e·f`?", 180 * 60),
        Wrong(Additions, "one less for each channel",
            "The sums of the 4 channels are added up as well: how many additions make one number out of 60 products?", 180 * 4 * 14),
        Wrong(Additions, "without the channels",
            "A window of 3×5 lies on every one of the 4 channels. How many products does an output add up?",
            180 * 14),
        Wrong(Additions, "one less in all",
            "Each output has a sum of its own. How many of them have one addition less than products?", 10_799),
        Wrong(Additions, "one for each bias more", "The additions of a bias are counted apart, in the next line.", 180 * 61),
        Wrong(Additions, "without the filters", "Your number is for one filter. How many are there?", 30 * 59, 15 * 4 * 30),
        Wrong(Biases, "one for each filter", "There are 6 biases. To how many values is each of them added?", 6),
        Wrong(Biases, "one for each place", "At each place there is an output of every filter, and each gets its bias.", 30),
        Wrong(Biases, "one in all", "Each filter has a bias, and it is added to each of its outputs. How many outputs are there?", 1),
        Wrong(Biases, "one for each product",
            "The bias is added once to a sum, not to each of its products. How many sums are there?", 10_800),
        Wrong(Biases, "one for each channel", "The channels are added up before the bias comes. How many sums are there?", 4 * 180),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Outputs => "Begin with the rows: a window of 3 moves over 11 rows by 2. It begins at rows 0, 2, 4 …: in how many places? Then " +
            "the columns, and then the filters.",
        Multiplications => "One output value is the sum over one window, which lies on all channels. How many products are in it, and " +
            "how many such values are there?",
        Additions => "One output value adds up all products of its window. How many + does that take, and how many such values are there?",
        Biases => "Each output value gets the bias of its filter added. How many values are there?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Take one output value first: how many numbers of the image does it see, through all channels, and what is done with them?",
        "The window has ⌊(11 − 3)/2⌋ + 1 = 5 places down and ⌊(16 − 5)/2⌋ + 1 places across, and each filter makes a map of that size.",
        "Each output takes C·3·5 multiplications, one addition less to sum up the products, and one addition for the bias.",
    ];

    public override string Explanation =>
        "With the bias there are as many additions as multiplications: one less to sum up, one more for the bias. So one counts pairs, " +
            "multiply-accumulates (MACs), here 10,800, and takes twice as many floating-point operations. A well-known book forgets the " +
            "C channels in the multiplications; here that would be 2,700.";
}
