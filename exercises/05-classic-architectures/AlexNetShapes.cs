namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class AlexNetShapes() : NumberExercise("05-classic-architectures/alexnet-shapes", "AlexNet's shapes")
{
    private const string Rows = "C1, rows", RowsOf224 = "C1, rows from 224 pixels", Pooled = "first pooling, rows",
        Filter = "one filter of C2, weights", ParametersOfC2 = "C2, parameters", ParametersOfC3 = "C3, parameters",
        Inputs = "F6, inputs", ParametersOfF6 = "F6, parameters", Parameters = "all parameters";

    public override string Question =>
        """
        This is AlexNet as it won in 2012, for color images of 227×227 pixels. Each filter and each dense unit has a bias.

        | layer | filters | window | stride | padding | |
        | --- | --- | --- | --- | --- | --- |
        | C1 | 96 | 11×11 | 4 | 0 | |
        | max pooling | | 3×3 | 2 | 0 | |
        | C2 | 256 | 5×5 | 1 | 2 | in two groups |
        | max pooling | | 3×3 | 2 | 0 | |
        | C3 | 384 | 3×3 | 1 | 1 | |
        | C4 | 384 | 3×3 | 1 | 1 | in two groups |
        | C5 | 256 | 3×3 | 1 | 1 | in two groups |
        | max pooling | | 3×3 | 2 | 0 | |
        | F6, F7 | 4,096 each | dense | | | |
        | F8 | 1,000 | dense | | | |

        In **two groups** means: the maps that come in are cut into two halves, and so are the filters; each filter sees the maps of its
        half only. For scale, 8 filters of 3×3 in two groups on 6 maps have 9·3 + 1 = 28 parameters each, 224 in all.

        How many rows have the maps of C1, and how many behind the first pooling? The paper writes that images have 224×224 pixels: how
        many rows would C1 have then? How many weights has **one** filter of C2, how many parameters have C2, C3 and F6, and how many
        inputs has F6? How many parameters are there in all?
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Rows, "rows", ((227 - 11) / 4) + 1),
        new(RowsOf224, "rows", ((224 - 11) / 4) + 1),
        new(Pooled, "rows", ((55 - 3) / 2) + 1),
        new(Filter, "numbers", 5 * 5 * (96 / 2)),
        new(ParametersOfC2, "numbers", ((5 * 5 * 48) + 1) * 256),
        new(ParametersOfC3, "numbers", ((3 * 3 * 256) + 1) * 384),
        new(Inputs, "numbers", 256 * 6 * 6),
        new(ParametersOfF6, "numbers", (9_216 + 1) * 4_096),
        new(Parameters, "numbers", 34_944 + 307_456 + 885_120 + (((3 * 3 * 192) + 1) * 384) + (((3 * 3 * 192) + 1) * 256)
            + 37_752_832 + ((4_096 + 1) * 4_096) + ((4_096 + 1) * 1_000))
        {
            Summands =
            [
                ("C1", 34_944), ("C2", 307_456), ("C3", 885_120), ("C4", 663_936), ("C5", 442_624), ("F6", 37_752_832),
                ("F7", 16_781_312), ("F8", 4_097_000), ("the biases of C1", 96), ("the biases of C2, or of C5,", 256),
                ("the biases of C3, or of C4,", 384), ("the biases of F6, or of F7,", 4_096), ("the biases of F8", 1_000),
            ],
        },
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Rows, "+ 1 forgotten", "The window has a first place before its first step. How many places are that?", 54),
        Wrong(Rows, "the image divided by the stride",
            "How far can a window of 11 move on 227 pixels? The stride divides that.", 57, 56, 56.75),
        Wrong(Rows, "stride left out", "That is for a stride of 1. How many of these places does the window visit?", 217),
        Wrong(RowsOf224, "as in the paper",
            "The paper says 55 as well. How far can a window of 11 move on 224 pixels, in steps of 4, and does the last step fit?", 55),
        Wrong(RowsOf224, "+ 1 forgotten", "The window has a first place before its first step.", 53),
        Wrong(RowsOf224, "a part of a row", "A place that does not fit wholly does not count. Are there 54.25 rows?", 54.25),
        Wrong(RowsOf224, "a part of a step",
            "That is 213/4. A step that does not fit wholly is none, and the window has a first place before its first step.", 53.25),
        Wrong(RowsOf224, "the image divided by the stride", "How far can a window of 11 move on 224 pixels? The stride divides that.", 56),
        Wrong(Pooled, "half of 55", "How many places has a window of 3 on 55 pixels, in steps of 2?", 27.5, 28),
        Wrong(Pooled, "+ 1 forgotten", "The window has a first place before its first step.", 26),
        Wrong(Pooled, "windows side by side", "The window is 3 wide and moves by 2: neighboring windows overlap.", 18),
        Wrong(Filter, "the groups ignored", "The 96 maps are cut into two halves. How many of them does a filter see?", 2_400),
        Wrong(Filter, "without channels", "A filter has a window for each map that it sees.", 25),
        Wrong(Filter, "with the bias", "Weights alone are asked for here.", 1_201, 2_401),
        Wrong(Filter, "the image's channels", "How many maps does C1 make, and how many of them are in a group?", 75),
        Wrong(ParametersOfC2, "the groups ignored",
            "The 96 maps are cut into two halves. How many of them does a filter see?", 614_656, 614_400),
        Wrong(ParametersOfC2, "biases forgotten", "These are the weights. What else has each filter?", 307_200),
        Wrong(ParametersOfC2, "one group",
            "Each filter sees half of the maps. Are there half as many filters as well, or two halves of them?",
            153_728, 153_600, 153_856),
        Wrong(ParametersOfC2, "without channels", "A filter has a window for each map that it sees.", 6_656, 6_400),
        Wrong(ParametersOfC3, "groups where there are none", "C3 is the layer in which the two halves meet: its filters see all 256 maps.",
            442_752, 442_368),
        Wrong(ParametersOfC3, "biases forgotten", "These are the weights. What else has each filter?", 884_736),
        Wrong(ParametersOfC3, "windows of 5×5", "That is for windows of 5×5, as in C2. How large are those of C3?", 2_457_984, 2_457_600),
        Wrong(ParametersOfC3, "twice as many maps",
            "That is for 512 maps. How many come in, from both halves of C2 together?", 1_769_856, 1_769_472),
        Wrong(ParametersOfC3, "the biases of C2", "The weights are right. How many filters has C3, each with a bias?", 884_992),
        Wrong(ParametersOfC3, "the maps of C1", "How many maps come in here, from C2?", 332_160, 331_776),
        Wrong(Inputs, "before the last pooling", "Those are the maps of C5 as they are. What stands between them and F6?", 43_264),
        Wrong(Inputs, "one map", "That is one map. How many are there?", 36),
        Wrong(Inputs, "half of 13", "How many places has a window of 3 on 13 pixels, in steps of 2?", 256 * 7 * 7, 10_816),
        Wrong(Inputs, "one half", "F6 is dense, it sees both halves.", 4_608),
        Wrong(Inputs, "the number of maps", "Each of the 256 maps has 6×6 numbers, and F6 sees them all.", 256),
        Wrong(ParametersOfF6, "biases forgotten", "These are the weights. What else has each unit?", 37_748_736),
        Wrong(ParametersOfF6, "a bias for each input", "Where does the bias belong, to an input or to a unit?", 37_757_952),
        Wrong(ParametersOfF6, "one number for each map", "F6 sees each pixel of each map. How many are there?", 1_052_672, 1_048_576),
        Wrong(Parameters, "the groups ignored",
            "That is AlexNet in one tower. Which three layers are in groups, and how many maps does one of their filters see?", 62_378_344),
        Wrong(Parameters, "as the paper rounds it", "So the paper rounds it. Give all digits of the sum.", 60_000_000),
        Wrong(Parameters, "C1 on one channel", "How many channels has a color image, and so a filter of C1?", 60_941_992),
        Wrong(Parameters, "F6 without the pooling", "How large are the maps of C5 behind the last pooling, from where F6 gets them?",
            200_425_832),
        Wrong(Parameters, "biases forgotten", "Each filter and each unit has a bias. How many are there in all?", 60_954_656),
        Wrong(Parameters, "the convolutions alone", "Dense layers have parameters as well, and how many!", 2_334_080),
        Wrong(Parameters, "the dense layers alone", "Convolutions have parameters as well.", 58_631_144),
        Wrong(Parameters, "torchvision's",
            "That is another AlexNet, the one that torchvision has, with fewer filters and without groups.", 61_100_840),
        Wrong(Parameters, "one of F6 and F7", "There are two dense layers with 4,096 outputs.", 44_183_912),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Rows or RowsOf224 => "Take the window off the pixels, divide by the stride and round down: so many steps. And the places?",
        Pooled => "A pooling window moves like any other: take it off the rows of C1, divide by the stride, round down, and add the " +
            "first place.",
        Filter => "A window of 5×5 for each map that the filter sees. How many of the 96 maps are in its group?",
        ParametersOfC2 => "How many weights has one filter, what else does it have, and how many filters are there?",
        ParametersOfC3 => "C3 is in no groups: its filters see all maps of C2. How many weights has one, through all of them?",
        Inputs => "Follow the rows to the end: 55, 27, 13, and behind the last pooling? F6 sees every number of all 256 maps.",
        ParametersOfF6 => "Each unit has a weight for each input, and a bias.",
        Parameters => "It is the sum of five convolutions and three dense layers. In which three layers does a filter see half of the " +
            "maps?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Rows: ⌊(H + 2p − f)/s⌋ + 1, for convolutions and for pooling alike.",
        "The rows are 227, 55, 27, 27, 13, 13, 13, 13, 6. A filter of C2, C4 or C5 sees half of the maps that come in; C3 sees all of " +
            "them.",
        "C1 has (11·11·3 + 1)·96 parameters, C2 (5·5·48 + 1)·256, C3 (3·3·256 + 1)·384, C4 (3·3·192 + 1)·384, C5 (3·3·192 + 1)·256; " +
            "then come 9,217·4,096, 4,097·4,096 and 4,097·1,000.",
    ];

    public override string Explanation =>
        "60,965,224, which the paper rounds to «60 million». 58.6 million of them are in the three dense layers: parameters pile up " +
            "where maps become a row. The groups were no idea about images, but about memory: a device of 2012 had 3 GB, so the network " +
            "was laid over two of them, and among the convolutions they talked to each other in C3 only. And 224 is a slip of the paper: " +
            "55 rows take 227 pixels, or some padding.";
}
