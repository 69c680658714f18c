namespace CourseKit.Exercises.Pooling;

public sealed class PoolingOrStride() : NumberExercise("03-pooling/pooling-or-stride", "Pooling or a stride of 2")
{
    private const string Parameters = "parameters, convolution", Accumulates = "multiply-accumulates, convolution",
        NoParameters = "parameters, pooling", Comparisons = "comparisons, pooling", Memory = "output", Kept = "values kept";

    public override string Question =>
        """
        12 maps of 14×22 values are to become half as high and half as wide. Two layers can do it: a **convolution** with F = 12 filters of
        3×3, a stride of 2, a padding of 1 and a bias for each filter, or **max pooling** with windows of 2×2 and a stride of 2.

        How many parameters does each of them have? How many multiply-accumulates (pairs of a multiplication and an addition) does the
        convolution take for one image, and how many comparisons the pooling? Both make an output of the same shape: how much memory do
        its values take for one image as `float`, and what share of the number of input values is that (a number from 0 to 1)?
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Parameters, "numbers", 12 * (12 * 3 * 3 + 1)),
        new(Accumulates, "MACs", 12 * 7 * 11 * (12 * 3 * 3)),
        new(NoParameters, "numbers", 0),
        new(Comparisons, "operations", 12 * 7 * 11 * (2 * 2 - 1)),
        new(Memory, "bytes", 12 * 7 * 11 * 4),
        new(Kept, "parts of the whole", 12 * 7 * 11 / (12 * 14 * 22.0)),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Parameters, "without biases", "These are the weights. What has each filter besides them?", 12 * 108),
        Wrong(Parameters, "a filter without its channels",
            "A filter lies on all 12 maps at once. How many weights has it?", 12 * 10),
        Wrong(Parameters, "one filter", "That is one filter. How many are there?", 109),
        Wrong(Parameters, "one of the two twelves left out",
            "108 is 12·3·3. A filter has as many weights, since it lies on all 12 maps. How many filters are there, and what has each of " +
            "them besides?", 108),
        Wrong(Parameters, "a filter on one channel", "That is a filter on a single map. How many maps does it lie on, and how many " +
            "filters are there?", 9, 10),
        Wrong(Parameters, "a bias for each channel of a filter",
            "A filter adds up its channels, and then its bias. How many biases is that?", 12 * 12 * 10),
        Wrong(Parameters, "one bias in all", "You have a single bias. Each filter has one.", 12 * 108 + 1),
        Wrong(Parameters, "a bias for each output", "A filter is shared over its map. Is its bias?", 12 * 108 + 924),
        Wrong(Parameters, "windows of 2×2", "The convolution has windows of 3×3; 2×2 are those of the pooling.", 12 * 49, 12 * 48),
        Wrong(Parameters, "the stride divides the weights",
            "Does a filter have fewer weights if it moves by larger steps?", 327, 324, 648, 654),
        Wrong(Accumulates, "at stride 1", "That is a product at each of the 14×22 places. How many does the window visit in steps of 2?",
            12 * 14 * 22 * 108),
        Wrong(Accumulates, "one of the two twelves left out",
            "12 maps come out, and each of their values adds up products from all 12 maps that go in. You have counted one of the two " +
            "twelves: which is missing?", 924 * 9),
        Wrong(Accumulates, "for one map and one channel",
            "That is one filter on one map. Through how many maps does it look, and how many filters are there?", 77 * 9),
        Wrong(Accumulates, "floating-point operations",
            "A multiply-accumulate is one multiplication **and** one addition. How many such pairs are there?", 2 * 924 * 108),
        Wrong(Accumulates, "the bias as a product", "Is a bias multiplied with anything?", 924 * 109),
        Wrong(Accumulates, "one less than products",
            "107 additions sum up 108 products, and one more adds the bias. The pairs are as many as the products.", 924 * 107),
        Wrong(Accumulates, "padding forgotten",
            "Without padding there would be 6×10 places. How many does a window of 3 have on 14 + 2 rows, in steps of 2?",
            12 * 60 * 108),
        Wrong(Accumulates, "one output", "That is one output value. How many are there?", 108),
        Wrong(Accumulates, "the outputs alone", "So many outputs there are. How many products does each of them add up?", 924),
        Wrong(Accumulates, "the weights alone", "Each weight is used once at every place of the window. How many places are there?", 1296,
            1308),
        Wrong(Accumulates, "windows of 2×2", "The convolution has windows of 3×3; 2×2 are those of the pooling.", 924 * 48),
        Wrong(NoParameters, "a weight for each number of the window",
            "What would a weight do in `Math.Max(a, b)`?", 4, 48, 576, 588, 5, 60, 49),
        Wrong(NoParameters, "one for each channel", "What is there to learn for a map whose largest values are kept?", 12, 1, 24, 2),
        Wrong(NoParameters, "those of the convolution", "Which weights does a maximum need?", 1308, 1296),
        Wrong(NoParameters, "one for each output", "The outputs are computed anew for each image. Which numbers does the layer keep?", 924,
            77),
        Wrong(Comparisons, "as many as numbers", "The largest of two numbers takes one comparison. How many does the largest of 4 take?",
            924 * 4),
        Wrong(Comparisons, "one for each output", "One output is the largest of 4 numbers. Is one comparison enough?", 924),
        Wrong(Comparisons, "two for each output",
            "Two pairs can be compared, and then their winners. How many comparisons is that?", 924 * 2),
        Wrong(Comparisons, "one map only", "That is one map. How many are there?", 77 * 3, 77 * 4),
        Wrong(Comparisons, "across the channels",
            "Does a window of a pooling layer look through all maps, as a filter does, or through one?",
            924 * 47, 924 * 48, 77 * 47),
        Wrong(Comparisons, "windows of 3×3",
            "3×3 are the windows of the convolution. How large are those of the pooling?", 924 * 8, 924 * 9),
        Wrong(Comparisons, "at stride 1", "The windows of 2×2 lie side by side. How many of them are there?",
            12 * 14 * 22 * 3, 12 * 13 * 21 * 3, 12 * 14 * 22 * 4),
        Wrong(Comparisons, "none", "How does one find the largest of 4 numbers without comparing any two of them?", 0),
        Wrong(Comparisons, "one window", "That is one window. How many outputs are there?", 3, 4),
        Wrong(Memory, "one map only", "That is one map. How many are there?", 77 * 4, 77),
        Wrong(Memory, "the input", "That is the input. How many values has the output?", 12 * 14 * 22 * 4),
        Wrong(Memory, "twice as much",
            "It is twice as much. Half as high **and** half as wide: what part of the values is left? And how many bytes has a `float`?",
            924 * 8),
        Wrong(Memory, "half as much", "It is half as much. How many values has a map of 7×11, and how many bytes has a `float`?", 924 * 2),
        Wrong(Memory, "input and output", "The output alone is asked for.", 924 * 4 + 12 * 14 * 22 * 4),
        Wrong(Kept, "half", "Half as high **and** half as wide: what part of the values is left?", 0.5),
        Wrong(Kept, "what is lost", "That part is lost. Which one is kept?", 0.75),
        Wrong(Kept, "turned round", "The output has fewer values than the input, so its share is less than 1.", 4),
        Wrong(Kept, "in percent", "As a number from 0 to 1: what is 100 % then?", 25, 75),
        Wrong(Kept, "whole numbers divided",
            "Both are whole numbers, and in C# `924 / 3696` drops the fraction. Write one of them with a point: `924.0`.", 0),
        Wrong(Kept, "all", "Are there as many values behind the layer as before it?", 1),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Parameters => "One filter has a weight for each of 3×3 numbers on each of 12 maps, and one bias. How many numbers is that, and " +
            "how many filters are there?",
        Accumulates => "The output has 12 maps of 7×11 values. Each value adds up how many products?",
        NoParameters => "Which numbers of a max pooling layer does training change?",
        Comparisons => "The output has 12 maps of 7×11 values. Each is the largest of 4 numbers: how many comparisons does that take?",
        Memory => "Half as high and half as wide: 12 maps of 7×11 values, and each value takes the bytes of a `float`.",
        Kept => "Divide the number of output values by that of the input values, 12·7·11 by 12·14·22.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "The output has 12 maps of 7×11 values in both cases. What is computed for one of these values?",
        "A value of the convolution adds up 12·3·3 products and a bias; one of the pooling is the largest of 2·2 numbers of one map.",
        "The convolution has 12·(12·3·3 + 1) parameters and takes 924·108 multiply-accumulates; the pooling takes 924·3 comparisons.",
    ];

    public override string Explanation =>
        "1,308 parameters and 99,792 multiply-accumulates against none and 2,772 comparisons, 36 for each of these, for an output of " +
            "the same size. The convolution, which grows with C·F, may learn what to keep. With 256 channels it would have 590,080 " +
            "parameters, and the pooling still none. In training, both need something of their input to come back: the convolution all " +
            "its values, the pooling only the place of each winner.";
}
