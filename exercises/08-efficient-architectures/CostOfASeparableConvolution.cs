namespace CourseKit.Exercises.EfficientArchitectures;

public sealed class CostOfASeparableConvolution()
    : NumberExercise("08-efficient-architectures/cost-of-a-separable-convolution", "Cost of a separable convolution")
{
    private const string Ordinary = "ordinary, weights", DepthWise = "depth-wise part, weights", PointWise = "point-wise part, weights",
        OrdinaryProducts = "ordinary, multiply-accumulates", Products = "separable, multiply-accumulates",
        Ratio = "ordinary to separable, ratio", Fewest = "fewest filters that save",
        Windows = "windows on a color image, ordinary", SeparableWindows = "windows on a color image, separable";

    private const string NoBiases = "There are no biases here.",
        Bytes = "Those are bytes, four for each number. How many numbers are there?",
        Places = "Here a window is nine weights that look at one channel, at however many places of a map they are used. How many such " +
            "windows are there?",
        BothParts = "That is the whole separable convolution. ",
        Saved = "That is what is left of the ordinary convolution when something is taken off. How many weights has this part itself?";

    public override string Question =>
        """
        A convolution has 40 filters of 3×3 on 24 maps of 14×10 pixels, with a stride of 1 and a padding of 1. There are no biases. A
        separable convolution takes its place: first the depth-wise part, one window of 3×3 for each map, with the same stride and
        padding; then the point-wise part, 40 filters of 1×1.

        How many weights has the ordinary convolution, and how many has each of the two parts? How many multiply-accumulates does the
        ordinary one take for an image, how many the separable one, and how many times as many does the ordinary one take? (Two digits
        behind the point do.)

        With fewer filters less is saved. From how many filters of 3×3 on does the separable convolution take fewer multiply-accumulates
        than the ordinary one?

        And when not to use it: a first layer has 32 filters of 3×3 on the 3 channels of a color image. A **window** is 3×3 weights that
        look at one channel. How many windows has the ordinary convolution, in all its filters, and how many has the separable one?

        For scale: 8 filters of 5×5 on 6 maps are 5·5·6·8 = 1,200 weights; the separable convolution has 150 and 48.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Ordinary, "numbers", 3 * 3 * 24 * 40),
        new(DepthWise, "numbers", 3 * 3 * 24),
        new(PointWise, "numbers", 24 * 40),
        new(OrdinaryProducts, "multiply-accumulates", 3 * 3 * 24 * 40 * 14 * 10),
        new(Products, "multiply-accumulates", ((3 * 3 * 24) + (24 * 40)) * 14 * 10)
        {
            Summands = [("the depth-wise part", 3 * 3 * 24 * 14 * 10), ("the point-wise part", 24 * 40 * 14 * 10)],
        },
        new(Ratio, "times", 3 * 3 * 40 / (9d + 40)) { Tolerance = 0.005 },
        new(Fewest, "filters", 2),
        new(Windows, "windows", 32 * 3),
        new(SeparableWindows, "windows", 3),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Ordinary, "one filter", "That is one filter. How many are there?", 216),
        Wrong(Ordinary, "without channels", "A filter has a window for each map that it sees. How many maps are there?", 360),
        Wrong(Ordinary, "without the window", "How many weights has one window?", 960, 2_880),
        Wrong(Ordinary, "with biases", NoBiases, 8_680),
        Wrong(Ordinary, "at each place", "A filter carries the same weights to all places, however many rows and columns a map has. How " +
            "many are stored?", 1_209_600, 120_960, 86_400, 3_360, 134_400),
        Wrong(Ordinary, "bytes", Bytes, 34_560),
        Wrong(Ordinary, "both convolutions", "That is the ordinary convolution and the separable one together. How many weights has the " +
            "ordinary one alone?", 9_816, 8_856, 9_600),
        Wrong(Ordinary, "the other convolution", "That is the convolution of the last line, with 8 filters of 5×5 on 6 maps. How many " +
            "weights has the one of the question?", 1_200),
        Wrong(DepthWise, "like an ordinary convolution",
            "That is the ordinary convolution. In the depth-wise part a filter sees how many maps, and how many filters are there?", 8_640),
        Wrong(DepthWise, "bytes", Bytes, 864),
        Wrong(DepthWise, "both parts", BothParts + "How much of it is the depth-wise part?", 1_176),
        Wrong(DepthWise, "what is saved", Saved, 7_464, 7_680),
        Wrong(DepthWise, "all maps seen by each", "There is a filter for each map, and it sees that map alone.", 5_184),
        Wrong(DepthWise, "a window for each filter", "The depth-wise part knows nothing of the 40 filters. How many maps come in?", 360),
        Wrong(DepthWise, "one window for all maps", "Each map has a window of its own. How many maps come in?", 9),
        Wrong(DepthWise, "one side of the window", "A window has rows and columns.", 72),
        Wrong(DepthWise, "with biases", NoBiases, 240),
        Wrong(DepthWise, "at each place", "A window carries the same weights to all places. How many are stored?", 30_240),
        Wrong(PointWise, "one filter", "That is one filter of 1×1. How many are there?", 24),
        Wrong(PointWise, "without channels", "A filter of 1×1 has a weight for each map that it sees. How many maps are there?", 40),
        Wrong(PointWise, "bytes", Bytes, 3_840),
        Wrong(PointWise, "both parts", BothParts + "How much of it is the depth-wise part, and how much is left for the other?", 1_176),
        Wrong(PointWise, "what is saved", Saved, 7_464, 8_424),
        Wrong(PointWise, "windows of 3×3", "The point-wise part has windows of 1×1, on the maps that come out of the depth-wise part. " +
            "How many maps are that?", 8_640),
        Wrong(PointWise, "40 maps", "How many maps come out of the depth-wise part, which has one window for each map?", 1_600),
        Wrong(PointWise, "24 filters", "That would be 24 filters. How many maps should come out of the point-wise part?", 576),
        Wrong(PointWise, "added up", "You add filters and maps. Each of the 40 filters has how many weights?", 64),
        Wrong(PointWise, "with biases", NoBiases, 1_000),
        Wrong(PointWise, "at each place", "A filter carries the same weights to all places. How many are stored?", 134_400),
        Wrong(OrdinaryProducts, "the weights", "Each weight is used at each place of a map. How many places are there?", 8_640),
        Wrong(OrdinaryProducts, "with biases", NoBiases, 1_215_200),
        Wrong(OrdinaryProducts, "without channels", "One output sums up 3·3 products on each of how many maps?", 50_400),
        Wrong(OrdinaryProducts, "one filter", "That is one filter. How many are there?", 30_240),
        Wrong(OrdinaryProducts, "without the window", "How many products has one window on one map?", 134_400),
        Wrong(OrdinaryProducts, "FLOPs", "One multiply-accumulate is a multiplication and an addition: count the pair once.", 2_419_200),
        Wrong(OrdinaryProducts, "no padding", "With a padding of 1, how many places has a window of 3 on 14 pixels?", 829_440),
        Wrong(OrdinaryProducts, "places on the padding", "The window has as many places as there are outputs: how many rows, with a " +
            "padding of 1 and a window of 3?", 1_658_880),
        Wrong(Products, "the weights", "Each weight is used at each place of a map. How many places are there?", 1_176),
        Wrong(Products, "with biases", NoBiases, 173_600, 170_240, 168_000),
        Wrong(Products, "multiplied", "The parts come one after the other. Are their costs multiplied or added?", 29_030_400,
            4_064_256_000),
        Wrong(Products, "the depth-wise part like an ordinary convolution",
            "In the depth-wise part each window sees one map. How many weights has it, and are they those of the ordinary convolution?",
            1_344_000),
        Wrong(Products, "the ordinary one added",
            "You add the depth-wise part to the ordinary convolution, in whose place it stands. Which part comes behind it?", 1_239_840),
        Wrong(Products, "FLOPs", "One multiply-accumulate is a multiplication and an addition: count the pair once.", 329_280),
        Wrong(Products, "a window for each filter", "How many windows has the depth-wise part: one for each map, or one for each filter?",
            184_800),
        Wrong(Products, "as many as the ordinary one", "That is the ordinary convolution. Add up the two parts.", 1_209_600),
        Wrong(Ratio, "rounded twice", "It may be the right number, rounded to two digits and then to one. Two digits behind the point " +
            "are asked for.", 7.4),
        Wrong(Ratio, "that of a wider convolution", "A bit more than 8 is the ratio of a convolution with more filters. What do the " +
            "multiply-accumulates of this one give, with its 40?", 8),
        Wrong(Ratio, "one number of operations, divided", "Yours is twice the ratio. Is a multiplication with its addition one in both " +
            "of your numbers, or two in the one that you divide?", 720 / 49d),
        Wrong(Ratio, "divided by a number of operations", "Yours is half of the ratio. Is a multiplication with its addition one in both " +
            "of your numbers, or two in the one that you divide by?", 180 / 49d),
        Wrong(Ratio, "whole numbers, turned round", "Where C# divides a whole number by a larger one, 0 comes out: the fraction is " +
            "dropped. How many times as many does the **ordinary** one take?", 0),
        Wrong(Ratio, "turned round", "How many times as many does the **ordinary** one take?", 49 / 360d, 0.14),
        Wrong(Ratio, "the part that is saved", "That is the part that is saved. How many times as many does the ordinary one take?",
            311 / 360d),
        Wrong(Ratio, "percent that is saved", "Those are the percent that are saved. How many times as many does the ordinary one take?",
            31_100 / 360d),
        Wrong(Ratio, "percent that is left", "That is how many percent are left. How many times as many does the ordinary one take?", 13.6),
        Wrong(Ratio, "how many times more", "That is what it takes **more**. As many as what would a ratio of 1 be?", 311 / 49d),
        Wrong(Ratio, "one added", "You add 1 to the ratio. As many as what would a ratio of 1 be?", 409 / 49d),
        Wrong(Ratio, "the point-wise part forgotten", "That is the ordinary one against the depth-wise part alone. What else belongs to " +
            "the separable one?", 40),
        Wrong(Ratio, "the depth-wise part forgotten",
            "That is the ordinary one against the point-wise part alone, the limit for very many filters. What else is there?", 9),
        Wrong(Ratio, "the depth-wise part like an ordinary convolution", "In the depth-wise part each window sees one map.", 0.9),
        Wrong(Fewest, "one", "With one filter the ordinary convolution has 3·3 weights for each map. How many has the separable one?", 1),
        Wrong(Fewest, "a part of a filter", "There, at 9/8, both cost the same. Filters are whole: which number is the first above it?",
            9 / 8d),
        Wrong(Fewest, "as many as weights in a window",
            "Try fewer. For one map and F filters: 9·F weights against 9 + F. Which is larger for F = 3?", 9, 10, 8, 11),
        Wrong(Fewest, "three", "For one map and two filters: how many weights has each of the two?", 3),
        Wrong(Windows, "one for each filter", "A filter on a color image has a window for each channel. How many channels are there?", 32),
        Wrong(Windows, "the weights", "Those are the weights. How many windows of nine are they?", 864),
        Wrong(Windows, "the places", Places, 140, 14 * 10 * 32, 14 * 10 * 96),
        Wrong(Windows, "the separable ones added", "You add the windows of both. How many has the ordinary convolution alone?", 99),
        Wrong(Windows, "on 24 maps", "That is a convolution on the 24 maps of the first part. How many channels has a color image?", 768,
            960),
        Wrong(Windows, "one filter", "That is one filter. How many are there?", 3, 27),
        Wrong(SeparableWindows, "one for each filter", "The 32 filters of 1×1 mix what the windows have found. How many windows has the " +
            "depth-wise part, for how many channels?", 32),
        Wrong(SeparableWindows, "the places", Places, 140, 14 * 10 * 3),
        Wrong(SeparableWindows, "on 24 maps", "That is the convolution of the first part, with its 24 maps. How many channels has a " +
            "color image?", 24),
        Wrong(SeparableWindows, "as many as the ordinary one",
            "The depth-wise part has one window for each map that comes in. How many come in?", 96),
        Wrong(SeparableWindows, "the weights", "Those are the weights. How many windows of nine are they?", 27, 123),
        Wrong(SeparableWindows, "the 1×1 counted too", "A filter of 1×1 sees no neighbors. How many windows of 3×3 are there?", 35),
        Wrong(SeparableWindows, "one for all", "Each channel has a window of its own.", 1),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Ordinary => "One filter has a window of 3×3 for each of the 24 maps. How many filters are there?",
        DepthWise => "There is one window of 3×3 for each map, and nothing else.",
        PointWise => "A filter of 1×1 has one weight for each map that it sees. How many maps come out of the depth-wise part, and how " +
            "many filters are there?",
        OrdinaryProducts => "Each weight is used once at each place of a map. With a padding of 1, a map keeps its 14×10 places.",
        Products => "Each weight of both parts is used once at each of 14·10 places.",
        Ratio => "Which two of your numbers do you divide? It takes the multiply-accumulates of both convolutions, for an image.",
        Fewest => "For one map and F filters of 3×3: 9·F weights against 9 + F. Put in F = 1, 2, 3.",
        Windows => "How many windows has one filter on three channels?",
        SeparableWindows => "Which of the two parts has windows of 3×3, and how many of them for each channel?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Take the two parts one by one: which maps does a window see, how many windows are there, and at how many places does it lie?",
        "For C maps, F filters and a window of f×f: f·f·C·F weights, against f·f·C and C·F. Each is used at each place.",
        "3·3·24·40 against 3·3·24 + 24·40, times 14·10 places. For F filters the ratio is 9·F/(9 + F), whatever C is.",
    ];

    public override string Explanation =>
        "The ratio is f²·F/(f² + F). Neither the number of maps that come in nor their size is in it: with many filters it goes to f², " +
            "here 9, and with one filter it is 9/10, below 1. So there is little to save where there are few filters. And where few maps " +
            "come in, there are few windows: on a color image the separable layer looks for 3 patterns instead of 96. One could " +
            "give each map more windows, but then the layer costs as many times as much. That is why Xception and MobileNet " +
            "begin with ordinary convolutions.";
}
