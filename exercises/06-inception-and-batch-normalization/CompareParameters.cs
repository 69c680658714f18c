namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class CompareParameters() : NumberExercise(
    "06-inception-and-batch-normalization/compare-parameters", "Parameters of AlexNet, VGG, NiN and GoogLeNet")
{
    private const string AlexNet = "AlexNet", Vgg = "VGG-16", Nin = "NiN", GoogLeNet = "GoogLeNet", Ratio = "AlexNet by GoogLeNet",
        Dense = "GoogLeNet, last layer", Flattened = "GoogLeNet, last layer on flattened maps",
        Naive = "3a without bottlenecks";

    private const string Digits = "Is that all of its digits? The calculator has the number to the last one.";

    public override string Question =>
        """
        How many parameters have these four networks for color images and a thousand classes, and why have the last two so few? The
        calculator may help: `Architecture.Named("nin").Network().Summarize([1, 3, 224, 224])`.

        - **AlexNet** is the one that won in 2012, with its second, fourth and fifth convolution in two groups: `alexnet-2012`, for 227×227
          pixels. The one without groups has more.
        - **VGG-16** is `vgg16`, **NiN** the network in network for ImageNet, `nin`.
        - **GoogLeNet** is the one that won in 2014, `googlenet_2014`, as it predicts: without the auxiliary classifiers, which only train.
          A summary counts them, too: its `TrainingOnlyParameters` are theirs.

        Give all digits of these four, and then:

        - How many times as many parameters as GoogLeNet has AlexNet? Two digits behind the point do.
        - GoogLeNet has one dense layer, at the end: how many parameters has it, behind the average of each of 1,024 maps?
        - How many would it have if these maps, of 7×7 pixels, were flattened instead?
        - Module 3a without bottlenecks: take module 3a, on 192 maps, with 64 filters of 1×1, 128 of 3×3, 32 of 5×5 and 32 of 1×1
          behind the pooling: how many parameters would it have without its two bottlenecks, the 1×1 convolutions with 96 and 16
          filters, so that the 3×3 and the 5×5 see all 192 maps?

        Each filter and each dense unit has a bias. For scale: with the bottlenecks 3a has 163,696.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(AlexNet, "parameters", 34_944 + 307_456 + 885_120 + 663_936 + 442_624 + 37_752_832 + 16_781_312 + 4_097_000)
        {
            HasAllDigits = true,
            Summands = [("C1", 34_944), ("C2", 307_456), ("C3", 885_120), ("C4", 663_936), ("C5", 442_624), ("F6", 37_752_832),
                ("F7", 16_781_312), ("F8", 4_097_000)],
        },
        new(Vgg, "parameters", 14_714_688 + (25_089 * 4_096) + (4_097 * 4_096) + (4_097 * 1_000))
        {
            HasAllDigits = true,
            Summands = [("all convolutions", 14_714_688), ("the first dense layer", 25_089 * 4_096),
                ("the second dense layer", 4_097 * 4_096), ("the third dense layer", 4_097_000)],
        },
        new(Nin, "parameters", 53_568 + 746_240 + 1_180_800 + 5_614_568)
        {
            HasAllDigits = true,
            Summands = [("the first block", 53_568), ("the second block", 746_240), ("the third block", 1_180_800),
                ("the last block", 5_614_568)],
        },
        new(GoogLeNet, "parameters", 6_998_552) { HasAllDigits = true },
        new(Ratio, "times", 60_965_224 / 6_998_552d) { Tolerance = 0.0006 },
        new(Dense, "parameters", (1_024 + 1) * 1_000),
        new(Flattened, "parameters", ((1_024 * 7 * 7) + 1) * 1_000),
        new(Naive, "parameters", ((192 + 1) * 64) + (((3 * 3 * 192) + 1) * 128) + (((5 * 5 * 192) + 1) * 32) + ((192 + 1) * 32))
        {
            Summands = [("the 1×1", 12_352), ("the 3×3", 221_312), ("the 5×5", 153_632), ("the 1×1 behind the pooling", 6_176)],
        },
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(AlexNet, "rounded", Digits, 61_000_000, 60_000_000, 61, 60),
        Wrong(AlexNet, "VGG-16's", "That is the number of VGG-16.", 138_357_544),
        Wrong(AlexNet, "all of it halved", "That is half of AlexNet without groups. Which three of its eight layers are in groups?",
            31_189_172),
        Wrong(AlexNet, "the groups ignored",
            "That is AlexNet without groups. Three of its convolutions see only half of the maps in front of them.", 62_378_344),
        Wrong(AlexNet, "torchvision's",
            "That is another AlexNet, `alexnet`, with fewer filters. Which name has the one of 2012?", 61_100_840),
        Wrong(AlexNet, "for gray images",
            "That is the AlexNet of a book, for gray images and ten classes. How many channels and classes are " +
            "there here?", 46_764_746),
        Wrong(AlexNet, "biases forgotten", "Those are the weights. Each filter and each unit has a bias.", 60_954_656),
        Wrong(AlexNet, "the dense layers alone", "Those are the three dense layers. What is in front of them?", 58_631_144),
        Wrong(AlexNet, "multiply-accumulates", "That is how many multiply-accumulates it takes. How many numbers has it learned?",
            1_135_256_096),
        Wrong(AlexNet, "the convolutions alone", "Those are the convolutions. Where are most of AlexNet's parameters?", 2_334_080),
        Wrong(Vgg, "rounded", Digits, 138_000_000, 138),
        Wrong(Vgg, "AlexNet's", "That is the number of AlexNet.", 60_965_224),
        Wrong(Vgg, "VGG-19", "That is VGG-19, with three more convolutions.", 143_667_240),
        Wrong(Vgg, "with normalization", "That is VGG-16 with batch normalization behind each convolution.", 138_365_992),
        Wrong(Vgg, "for ten classes", "That is VGG-16 for ten classes. How many outputs has its last layer for a thousand?",
            138_357_544 - (4_097 * 990)),
        Wrong(Vgg, "VGG-11", "That is VGG-11. How many layers with weights has VGG-16?", 132_863_336, 128_806_154),
        Wrong(Vgg, "VGG-13", "That is VGG-13. How many layers with weights has VGG-16?", 133_047_848),
        Wrong(Vgg, "multiply-accumulates", "That is how many multiply-accumulates it takes. How many numbers has it learned?",
            15_470_264_320),
        Wrong(Vgg, "biases forgotten", "Those are the weights. Each filter and each unit has a bias.", 138_344_128),
        Wrong(Nin, "rounded", Digits, 7_600_000, 7_500_000, 8_000_000, 7.6),
        Wrong(Nin, "a size in bytes", "That is the size of its weights in a file. How many numbers are stored there?",
            29_000_000, 30_380_704),
        Wrong(Nin, "for gray images",
            "That is the NiN of a book, for gray images and ten classes. `nin` is the one for ImageNet.", 1_992_166),
        Wrong(Nin, "for CIFAR-10", "That is the NiN for CIFAR-10, images of 32×32 pixels and ten classes. `nin` is the one for ImageNet.",
            966_986),
        Wrong(Nin, "without the last convolution", "What makes a thousand maps of the last 1,024, and how many parameters has it?",
            7_595_176 - 1_025_000),
        Wrong(Nin, "the last convolution alone", "That is the last convolution. What is in front of it?", 1_025_000),
        Wrong(Nin, "without the last biases", "The biases of the last convolution are missing. How many filters has it?", 7_594_176),
        Wrong(Nin, "biases forgotten", "Those are the weights. Each filter has a bias.", 7_589_920),
        Wrong(GoogLeNet, "NiN's", "That is the number of NiN.", 7_595_176),
        Wrong(GoogLeNet, "as books round it",
            "Books say from 5 to 7 million. What does the calculator say, to the last one?", 6_000_000, 5_000_000,
            7_000_000, 6_800_000, 6_797_700, 6_990_000, 6_999_000, 7),
        Wrong(GoogLeNet, "with the auxiliary classifiers",
            "That is GoogLeNet while it trains, with its two auxiliary classifiers. Which of its parameters does a prediction need?",
            6_998_552 + 6_379_728, 6_624_904 + 6_379_984),
        Wrong(GoogLeNet, "with one auxiliary classifier", "That is GoogLeNet with one of its two auxiliary classifiers. Does a " +
            "prediction need it?", 6_998_552 + (6_379_728 / 2)),
        Wrong(GoogLeNet, "for ten classes", "That is GoogLeNet for ten classes. How many outputs has its last layer for a thousand?",
            6_998_552 - (1_025 * 990)),
        Wrong(GoogLeNet, "multiply-accumulates", "That is how many multiply-accumulates it takes. How many numbers has it learned?",
            1_582_671_872, 1_583_000_000, 1_580_000_000, 1_600_000_000, 1.58, 1.583),
        Wrong(GoogLeNet, "torchvision's",
            "That is torchvision's, with batch normalization instead of biases, and windows of 3×3 where the paper has 5×5.", 6_624_904),
        Wrong(GoogLeNet, "for gray images", "That is the GoogLeNet of a book, for gray images and ten classes.", 5_977_530),
        Wrong(GoogLeNet, "biases forgotten", "Those are the weights. Each filter and each unit has a bias.", 6_990_272),
        Wrong(GoogLeNet, "the auxiliary classifiers taken off twice", "You have taken the auxiliary classifiers off a number that is " +
            "without them. Which of your two numbers counts them, and which does a prediction need?", 6_998_552 - 6_379_728),
        Wrong(GoogLeNet, "the auxiliary classifiers alone", "That is what the two auxiliary classifiers have, which a prediction does " +
            "not need. What has the rest?", 6_379_728),
        Wrong(GoogLeNet, "without the dense layer", "What is behind the average of the 1,024 maps, and how many parameters has it?",
            6_998_552 - 1_025_000),
        Wrong(Ratio, "in percent", "That is a percentage. How many times as many has AlexNet?", 871, 871.1),
        Wrong(Ratio, "how many times more", "So many times *more* are there. How many times *as many* are that?",
            (60_965_224 / 6_998_552d) - 1),
        Wrong(Ratio, "turned round", "That is GoogLeNet divided by AlexNet. How many times as many has AlexNet?", 6_998_552 / 60_965_224d),
        Wrong(Ratio, "as papers and books round it",
            "The paper says «12 times fewer», and books say ten. Divide the two numbers that you have counted.", 12, 10),
        Wrong(Ratio, "by torchvision's", "One of the two is torchvision's. Divide the numbers that you have counted above.",
            61_100_840 / 6_624_904d, 61_100_840 / 6_998_552d, 60_965_224 / 6_624_904d),
        Wrong(Ratio, "without groups", "That is for an AlexNet without groups.", 62_378_344 / 6_998_552d),
        Wrong(Ratio, "with the auxiliary classifiers", "That is for GoogLeNet with its auxiliary classifiers.", 60_965_224 / 13_378_280d),
        Wrong(Ratio, "the difference", "That is how many more AlexNet has. How many times as many is it?", 60_965_224 - 6_998_552),
        Wrong(Ratio, "VGG", "That is VGG-16 divided by GoogLeNet.", 138_357_544 / 6_998_552d),
        Wrong(Dense, "biases forgotten", "Those are the weights. Each of the 1,000 units has a bias.", 1_024_000),
        Wrong(Dense, "flattened",
            "That is with all pixels of the maps. What is left of a map when it is averaged?", 50_177_000, 50_176_000),
        Wrong(Dense, "a bias for each input", "Where does a bias belong, to an input or to a unit?", 1_025_024),
        Wrong(Dense, "one unit", "That is one unit, its weights and its bias. How many units has the layer?", 1_025),
        Wrong(Dense, "the number of inputs", "So many numbers come in. How many weights has one of the 1,000 units?", 1_024),
        Wrong(Flattened, "a bias for each map",
            "Where does a bias belong, to an input or to a unit?", 50_176_000 + 1_024, 50_176_000 + 50_176),
        Wrong(Flattened, "a bias for each pixel", "How many biases has one of the 1,000 units, whatever comes in?", 49 * 1_025_000d),
        Wrong(Flattened, "averaged", "That is behind the average. How many numbers are 1,024 maps of 7×7 pixels?", 1_025_000, 1_024_000),
        Wrong(Flattened, "biases forgotten", "Those are the weights. Each of the 1,000 units has a bias.", 50_176_000),
        Wrong(Flattened, "one bias", "Those are the weights and a single bias. How many units are there?", 50_176_001),
        Wrong(Flattened, "a row of each map", "A map of 7×7 has 49 pixels.", 7_169_000, 7_168_000),
        Wrong(Flattened, "one map", "That is one map. There are 1,024 of them.", 50_000, 49_000),
        Wrong(Flattened, "one unit", "That is one unit, its weights and its bias. How many units has the layer?", 50_177),
        Wrong(Flattened, "the inputs", "So many numbers come in. How many weights has one of the 1,000 units?", 50_176),
        Wrong(Naive, "with bottlenecks",
            "That is with the bottlenecks. How many maps does the 3×3 see without the one in front of it?", 163_696),
        Wrong(Naive, "biases forgotten", "Those are the weights. Each filter has a bias, and there are 256 filters.", 393_216),
        Wrong(Naive, "bottlenecks counted as well",
            "The 3×3 and the 5×5 see all 192 maps in your sum, and the bottlenecks are still counted.", 393_472 + 18_528 + 3_088),
        Wrong(Naive, "multiply-accumulates", "That is how many multiply-accumulates it takes, for 28×28 pixels. How many weights and " +
            "biases has it, wherever its windows lie?", 393_216 * 784d),
        Wrong(Naive, "two biases a filter", "Each filter has one bias in your sum too many. How many has a filter, whatever it sees?",
            393_472 + 256),
        Wrong(Naive, "biases of the bottlenecks", "Your sum has a bias for each filter of the bottlenecks, 96 and 16 of them, which " +
            "are gone. How many filters are left?", 393_472 + 112),
        Wrong(Naive, "a window behind the pooling", "What stands behind the pooling is a 1×1 convolution. In your sum it has windows of " +
            "3×3, which is the size of the pooling.", 393_472 + (8 * 192 * 32)),
        Wrong(Naive, "the saving", "That is how many more there are. How many are there in all?", 393_472 - 163_696),
        Wrong(Naive, "the ratio", "That is how many times as many there are. How many are there?", 393_472 / 163_696d),
        Wrong(Naive, "without channels", "A filter has a window for each of the 192 maps.",
            (2 * 64) + (10 * 128) + (26 * 32) + (2 * 32)),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        AlexNet => "`Architecture.Named(\"alexnet-2012\").Network().Summarize([1, 3, 227, 227]).Parameters.Value` is the number.",
        Vgg => "`Summarize` of `vgg16`, with images of [1, 3, 224, 224], has it as `Parameters.Value`.",
        Nin => "`Summarize` of `nin`, with images of [1, 3, 224, 224], has it as `Parameters.Value`.",
        GoogLeNet => "`Summarize` of `googlenet_2014`, with images of [1, 3, 224, 224], has all that it trains as `Parameters.Value`, " +
            "and the part of its auxiliary classifiers as `TrainingOnlyParameters`: which of them does a prediction need?",
        Ratio => "Divide your first number by your fourth.",
        Dense => "A unit has a weight for each number that comes in, and a bias. What comes in is one number for each map.",
        Flattened => "A unit has a weight for each number that comes in. How many are 1,024 maps of 7×7 pixels, one behind the other?",
        Naive => "Each of the four convolutions sees 192 maps: a filter of f×f has f·f·192 weights and a bias.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "`Architecture.Named(name)` knows `alexnet-2012`, `vgg16`, `nin` and `googlenet_2014`, and each has `Network()`. For " +
            "GoogLeNet, is a number of the table that of the training or of the prediction? `Published.Parameters` and " +
            "`Published.Auxiliary` tell the two apart.",
        "The last layer has 1,000 units. Behind an average 1,024 numbers come in; behind `new Flatten()` 1,024·7·7.",
        "Without bottlenecks: (192 + 1)·64 + (3·3·192 + 1)·128 + (5·5·192 + 1)·32 + (192 + 1)·32.",
    ];

    public override string Explanation =>
        "60,965,224, 138,357,544, 7,595,176 and 6,998,552. (With all filters in one tower AlexNet would have 62,378,344, and the paper " +
            "on GoogLeNet says «12 times fewer», which is 8.7 by the count.) Two things make the difference. NiN and GoogLeNet average " +
            "their last maps: the layer behind has 1 million parameters instead of 50. And bottlenecks more than halve a module, " +
            "before it looks with large windows.";
}
