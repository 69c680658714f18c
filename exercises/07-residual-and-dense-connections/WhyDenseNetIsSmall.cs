namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class WhyDenseNetIsSmall()
    : NumberExercise("07-residual-and-dense-connections/why-densenet-is-small", "Why has DenseNet fewer parameters?")
{
    private const string Maps = "layer 24, maps that come in", Weights = "layer 24, weights",
        Ordinary = "3×3 on as many maps, weights", Block = "block 3, weights", Transition = "transition, weights",
        First = "conv4_x of ResNet-50, unit 1, weights", Stage = "conv4_x of ResNet-50, weights", Times = "conv4_x to block 3, ratio";

    public override string Question =>
        """
        DenseNet-121 has 7,978,856 parameters, and a top-1 accuracy of 74.4 %; ResNet-50 has 25,557,032, three times as many, for 76.1 %.
        Where do they go? Look at the layers whose maps have 14×14 pixels. Count the weights of convolutions alone, without normalizations;
        there are no biases.

        Block 3 of DenseNet-121 gets 256 maps and has 24 layers with a growth rate of 32. A layer is a 1×1 convolution with 128 filters on
        all maps that come in, and a 3×3 with 32 filters. How many maps come into layer 24, the last one, and how many weights has it? How
        many weights would an ordinary 3×3 convolution have that gets as many maps as layer 24, and gives as many as it gets? How many
        weights has the block, all 24 layers together? And the 1×1 of the transition behind it, which halves the number of maps?

        conv4_x of ResNet-50 gets 512 maps and has six bottlenecks: 1×1 with 256 filters, 3×3 with 256, 1×1 with 1,024; the first has a
        projection, a 1×1 with 1,024 filters. How many weights has the first one, with its projection? How many has the whole stage, and
        how many times as many is that as block 3 has, with two digits behind the point?

        For scale: layer 1 of block 3 gets 256 maps and has 256·128 + 9·128·32 = 69,632 weights.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Maps, "maps", 256 + 23 * 32),
        new(Weights, "numbers", 992 * 128 + 9 * 128 * 32) { Summands = [("the 1×1", 126_976), ("the 3×3", 36_864)] },
        new(Ordinary, "numbers", 9 * 992 * 992),
        new(Block, "numbers", 128 * (24 * 256 + 32 * (23 * 24 / 2)) + 24 * (9 * 128 * 32))
        {
            Summands = [("the 1×1 of all layers", 1_916_928), ("the 3×3 of all layers", 884_736)],
        },
        new(Transition, "numbers", 1_024 * 512),
        new(First, "numbers", 512 * 256 + 9 * 256 * 256 + 256 * 1_024 + 512 * 1_024)
        {
            Summands =
            [
                ("the first 1×1", 131_072), ("the 3×3", 589_824), ("the last 1×1", 262_144), ("the projection", 524_288),
            ],
        },
        new(Stage, "numbers", (512 * 256 + 9 * 256 * 256 + 256 * 1_024) + 512 * 1_024 + 5 * (1_024 * 256 + 9 * 256 * 256 + 256 * 1_024))
        {
            Summands =
            [
                ("the first unit without its projection", 983_040), ("the projection", 524_288), ("the other five units", 5_570_560),
            ],
        },
        new(Times, "times", 7_077_888 / 2_801_664d)
        {
            Tolerance = 0.005,
            Amounts =
            [
                ("conv4_x", 7_077_888), ("block 3", 2_801_664), ("conv4_x without its projection", 6_553_600),
                ("the transition", 524_288), ("layer 24", 163_840),
            ],
        },
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Maps, "its own maps counted", "Those are the maps behind layer 24. Does it see its own?", 1_024),
        Wrong(Maps, "one layer too few", "How many layers lie in front of layer 24?", 960),
        Wrong(Maps, "added up", "Maps are not added to the old ones here, but put behind them. How many does each layer put there?", 256),
        Wrong(Maps, "the layer in front alone", "A layer sees what all layers in front of it have given, not only the last of them.", 32),
        Wrong(Maps, "without the block's input", "These are the maps of the layers in front. What came into the block?", 736, 768),
        Wrong(Maps, "24 for the growth rate", "24 is the number of layers. By how many maps does each of them grow what there is?",
            256 + (23 * 24), 256 + (24 * 24), 256 + 24),
        Wrong(Maps, "twice as many behind each layer", "Each layer adds 32 maps, however many there are.", 256 * 2),
        Wrong(Maps, "128 for each layer", "The 128 are inside of a layer. How many maps does it hand on?", 256 + (23 * 128)),
        Wrong(Weights, "the 3×3 on all maps", "Between all the maps and the 3×3 stands the 1×1. How many maps does the 3×3 get?",
            126_976 + (9 * 992 * 32), 9 * 992 * 32),
        Wrong(Weights, "a window of one pixel in both", "Either your second convolution has a window of one pixel, " +
            "and it is a 3×3; or 736 maps come into the first one, and the 256 that came into the block are among what it sees as well. " +
            "Which is it?", 126_976 + (128 * 32)),
        Wrong(Weights, "the weights of layer 1", "That is layer 1, with 256 maps. How many come into layer 24?", 69_632),
        Wrong(Weights, "normalizations counted", "Count the weights of convolutions " +
            "alone.", 163_840 + (2 * 992) + 256, 163_840 + (2 * 992), 163_840 + 992 + 128),
        Wrong(Weights, "biases counted", "There are no biases.", 163_840 + 160),
        Wrong(Weights, "a window of 3 in the place of 9", "A window of 3×3 has nine places.", 126_976 + (3 * 128 * 32)),
        Wrong(Weights, "windows of 3×3 in both", "Both windows are of 3×3 in your sum. Which of the two convolutions is a 1×1?",
            (9 * 126_976) + 36_864),
        Wrong(Weights, "another number of maps", "The maps that come into layer 24 are those of the line above, and not those behind it.",
            (1_024 * 128) + 36_864),
        Wrong(Weights, "multiplied", "What belongs to the 1×1 and what belongs to the 3×3 are multiplied in yours. How many weights have " +
            "two layers together?", 126_976d * 36_864, 992 * 128 * 9 * 32),
        Wrong(Ordinary, "another number of maps", "As many maps come into it as into layer 24, and as many go out.", 9 * 1_024 * 1_024),
        Wrong(Ordinary, "biases counted", "There are no biases.", 8_856_576 + 992),
        Wrong(Ordinary, "with 32 filters", "It gives as many maps as it gets. How many filters has it?", 9 * 992 * 32),
        Wrong(Ordinary, "a window of one pixel", "That is a 1×1. How many weights has a window of 3×3 on one map?", 992 * 992),
        Wrong(Ordinary, "one filter", "That is one filter. How many are there?", 9 * 992),
        Wrong(Ordinary, "with 128 filters", "It gives as many maps as it gets. How many filters has it?", 9 * 992 * 128),
        Wrong(Block, "24 times the last layer", "Layer 24 is the largest: how many maps come into the others?", 24 * 163_840),
        Wrong(Block, "24 times the first layer", "Layer 1 is the smallest: how many maps come into the others?", 24 * 69_632),
        Wrong(Block, "a layer too many", "Layer 1 gets 256 maps, layer 24 gets 992. Is there one with " +
            "1,024?", 2_801_664 + (1_024 * 128) - (256 * 128)),
        Wrong(Block, "the transition counted", "The transition is asked for by itself, in the next line.", 2_801_664 + 524_288),
        Wrong(Block, "without the 256, or the nine",
            "Each layer sees the 256 maps that came into the block as well; and a window of 3×3 has nine places. Are both in your sum?",
            2_801_664 - (128 * 24 * 256)),
        Wrong(Block, "normalizations counted", "Count the weights of convolutions alone.", 2_801_664 + 36_096, 2_801_664 + 18_048),
        Wrong(Block, "the whole network", "Those are all parameters of DenseNet-121. Block 3 alone is asked for.", 7_978_856),
        Wrong(Block, "biases counted", "There are no biases.", 2_801_664 + (24 * 160)),
        Wrong(Transition, "all maps kept", "It halves the number of maps. How many filters has its 1×1 then?", 1_024 * 1_024),
        Wrong(Transition, "the maps of layer 24", "Behind layer 24 there are its own 32 maps as well.", 992 * 496, 992 * 512),
        Wrong(Transition, "two convolutions", "A transition has one convolution, a 1×1, and a pooling, which has no weights.",
            (1_024 * 512) + (9 * 512 * 512), (9 * 1_024 * 512) + (512 * 512)),
        Wrong(Transition, "a window of 3×3", "The transition is a 1×1.", 9 * 1_024 * 512),
        Wrong(Transition, "a window of 2×2, or bytes", "It is four times as much. The pooling of 2×2 has no weights: how large is the " +
            "window of the convolution? Or is your number one of bytes?", 4 * 1_024 * 512),
        Wrong(Transition, "to 32 maps, or from 256",
            "Either 1,024 maps become 32 in your transition, or 256 become 128. How many does the block give, and what is half of them?",
            1_024 * 32),
        Wrong(Transition, "to 256 maps", "It halves the number of maps. How many is that?", 1_024 * 256),
        Wrong(Transition, "normalizations counted", "Count the weights of convolutions alone.", 524_288 + 2_048, 524_288 + 1_024),
        Wrong(Transition, "divided by the pooling",
            "It is a quarter. The pooling makes maps smaller, which changes no weights of the convolution. Or do 512 maps become 256 in " +
                "your transition? How many does the block give?",
            131_072),
        Wrong(Transition, "maps", "That is a number of maps. How many weights has a 1×1 that makes 512 of 1,024?", 1_024, 512),
        Wrong(Transition, "added", "Each of 512 filters has a weight for each of 1,024 maps. Are the two added then?", 1_024 + 512),
        Wrong(Transition, "biases counted", "There are no biases.", 524_288 + 512),
        Wrong(First, "units of two 3×3", "A unit of conv4_x has three convolutions here, and only the one in the middle is a 3×3.",
            (2 * 9 * 256 * 256) + (512 * 1_024)),
        Wrong(First, "units of two 3×3, or 256 maps", "Either your unit is two 3×3, or 256 maps come into it and into its projection. Of " +
            "its three convolutions only the one in the middle is a 3×3; and how many maps come in?", 2 * 9 * 256 * 256),
        Wrong(First, "units of two 3×3 on 512 maps, or another last 1×1", "Your sum has as much too much as the last 1×1 would add once " +
            "more. Is that in it twice, or is your unit two 3×3, or does its last 1×1 get 1,024 maps, without the projection? Only the " +
            "convolution in the middle is a 3×3; how many maps does it give to the last 1×1?", (9 * 512 * 256) + (9 * 256 * 256)),
        Wrong(First, "without the projection, or with a 3×3 of one pixel", "What your sum lacks is as much as the projection would add. " +
            "Is that in it, and are the nine places of the 3×3?", 983_040),
        Wrong(First, "without the last 1×1, or with a projection of 256 maps", "What your sum lacks is as much as the last 1×1 would " +
            "add. Is that in it? And how many maps does the projection get?", 983_040 + (256 * 1_024)),
        Wrong(First, "another unit", "That is as much as a unit behind the first has, which gets 1,024 maps. How many does the first one " +
            "get? Has its projection 1,024 filters in your sum, and its 3×3 nine places?", 1_114_112),
        Wrong(First, "another unit with a projection", "That is a unit into which 1,024 maps come, also into its projection. How many " +
            "does the first one get?", 1_114_112 + (1_024 * 1_024)),
        Wrong(First, "normalizations or biases counted", "Count the weights of convolutions alone; there are no biases.",
            1_507_328 + 5_120, 1_507_328 + 2_560),
        Wrong(First, "the stage", "That is the whole stage. The first of its six units is asked for.", 7_077_888),
        Wrong(First, "windows of 3×3 in all", "Both 1×1 of a bottleneck, and its projection, have windows of one pixel.",
            9 * 1_507_328, 9 * 983_040),
        Wrong(Stage, "six times the first unit", "The others get 1,024 maps, and have no projection.", 6 * 1_507_328, 6 * 983_040),
        Wrong(Stage, "six times another unit", "The first unit gets 512 maps, and has a projection.", 6 * 1_114_112),
        Wrong(Stage, "a projection in every unit", "A projection stands where the shape changes. In which units does it?",
            7_077_888 + (5 * 1_024 * 1_024)),
        Wrong(Stage, "512 maps into every unit", "A unit gets what the one in front of it gives. How many maps are that?",
            524_288 + (6 * 983_040)),
        Wrong(Stage, "five units", "Those are the first unit and four others. How many units has conv4_x?", 7_077_888 - 1_114_112),
        Wrong(Stage, "normalizations counted", "Count the weights of convolutions alone.", 7_077_888 + 20_480, 7_077_888 + 10_240),
        .. new[] { Weights, Ordinary, Block, Transition, First, Stage }.Select(quantity => Wrong(quantity, "multiply-accumulates",
            "Each weight is counted once for each of 14·14 pixels in your number. How many weights are there, wherever they are used?",
            196 * Right(quantity))),
        .. new[] { Weights, Ordinary, Block, First, Stage }.Select(quantity => Wrong(quantity, "bytes",
            "It is four times as much: your number is one of bytes. How many weights are there?", 4 * Right(quantity))),
        Wrong(Times, "in percent", "That is in percent. How many **times** as many is asked for.",
            100 * 7_077_888 / 2_801_664d, (100 * 7_077_888 / 2_801_664d) - 100),
        Wrong(Times, "turned round", "How many times as many has ResNet's stage?", 2_801_664 / 7_077_888d),
        Wrong(Times, "of whole networks", "That is for the whole networks. How is it for these two stages?", 25_557_032 / 7_978_856d),
        Wrong(Times, "with the transition", "Block 3 alone is asked for.", 7_077_888 / 3_325_952d),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Maps => "Layer 1 gets 256 maps, layer 2 gets 256 + 32, layer 3 gets 256 + 2·32. And layer 24?",
        Weights => "The 1×1 sees all maps that come in and has 128 filters; the 3×3 sees these 128 and has 32.",
        Ordinary => "Nine weights for each map that it sees, in each filter. As many filters as maps.",
        Block => "Layer l has (256 + 32(l − 1))·128 weights in its 1×1, and 36,864 in its 3×3. Add up 24 layers.",
        Transition => "How many maps does the block give, its input and all its layers together? Half as many filters see all of them.",
        First => "512 maps come in: a 1×1 with 256 filters, a 3×3 with 256, a 1×1 with 1,024, and the projection, a 1×1 with 1,024.",
        Stage => "The first unit is the line above. The five others get 1,024 maps and have no projection; each is a 1×1, a 3×3 and a " +
            "1×1. Are all three in your sum, each with the maps that come into it, and the nine places of the 3×3?",
        Times => "Divide the weights of conv4_x by those of block 3.",
        _ => null,
    };

    private double Right(string quantity) => Quantities.Single(one => one.Name == quantity).Value;

    public override IReadOnlyList<string> Hints =>
    [
        "Write down the maps of the first three layers. What is added from one to the next, and how often until layer 24?",
        "The sum over a block: `Enumerable.Range(0, 24).Sum(l => (256 + 32 * l) * 128 + 9 * 128 * 32)`.",
        "Block 3 gives 256 + 24·32 = 1,024 maps, so the transition has 1,024·512 weights. A unit of ResNet behind the first has " +
            "1,024·256 + 9·256·256 + 256·1,024.",
    ];

    public override string Explanation =>
        """
        A layer of DenseNet computes only 32 new maps. It can be that thin because it need not hand on what it knows: the old maps stay
        where they are, and everybody behind sees them. A residual unit computes all 1,024 maps anew, with x as a good first guess. So the
        block has two fifths of the weights of ResNet's stage, and four times as many layers as the stage has units. Transitions that halve
        the number of maps do their part: without any of them, block 4 would get 64 + 32·42 = 1,408 maps where it gets 512.
        """;
}
