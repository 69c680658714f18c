namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class VggAgainstAlexNet() : NumberExercise("05-classic-architectures/vgg-against-alexnet", "Why is VGG slower than AlexNet?")
{
    private const string Products = "multiply-accumulates, ratio", Parameters = "parameters, ratio", Maps = "numbers put out, ratio",
        Second = "second convolution, in AlexNets", DenseParameters = "dense layers, share of the parameters",
        DenseProducts = "dense layers, share of the multiply-accumulates";

    public override string Question =>
        """
        VGG-16 takes far longer than the AlexNet of 2012, and far more memory. Find out where it comes from; the calculator may help:
        `Vgg.Vgg16.Network().Summarize([1, 3, 224, 224])`, `AlexNet.TwoTowers.Network().Summarize([1, 3, 227, 227])`, and their
        `Layers`.

        For one image: how many times as many multiply-accumulates as AlexNet does VGG-16 take, how many times as many parameters has
        it, and how many times as many numbers do its convolutions and dense layers put out (what ReLU and pooling put out is not
        counted)? The **second** convolution of VGG-16 alone, with 64 filters on 64 maps of 224×224: how many whole AlexNets is it, in
        multiply-accumulates? And which part of VGG-16's parameters, and which part of its multiply-accumulates, is in its three dense
        layers, from 0 to 1?

        Two digits behind the point do, or for the parts, «12.3 %» as `"12.3 %"`. For scale: AlexNet's C1 puts out 96·55·55 = 290,400
        numbers.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Products, "times", 15_470_264_320 / 724_406_816d)
        {
            Tolerance = 0.005,
            Amounts =
            [
                ("what VGG-16 takes", 15_470_264_320), ("what AlexNet takes", 724_406_816),
                ("what VGG-19 takes", 19_632_062_464), ("what VGG-11 takes", 7_609_090_048),
                ("what the convolutions of VGG-16 take", 15_346_630_656), ("what the convolutions of AlexNet take", 665_784_864),
                ("what an AlexNet takes whose filters see all maps", 1_135_256_096),
                ("what the AlexNet of torchvision takes", 714_188_480), ("what AlexNet takes for 224 pixels", 654_560_384),
                ("what VGG-16 takes for 227 pixels", 15_572_245_696),
            ],
        },
        new(Parameters, "times", 138_357_544 / 60_965_224d)
        {
            Tolerance = 0.0015,
            Amounts =
            [
                ("what VGG-16 has", 138_357_544), ("what AlexNet has", 60_965_224),
                ("what VGG-19 has", 143_667_240), ("what VGG-11 has", 132_863_336),
                ("what an AlexNet has whose filters see all maps", 62_378_344), ("what the AlexNet of torchvision has", 61_100_840),
                ("the 60 million of AlexNet's paper", 60_000_000),
                ("what the dense layers of VGG-16 have", 123_642_856), ("what the dense layers of AlexNet have", 58_631_144),
                ("the weights of the convolutions of VGG-16", 14_710_464), ("the weights of the convolutions of AlexNet", 2_332_704),
            ],
        },
        new(Maps, "times", 13_556_712 / 659_272d)
        {
            Tolerance = 0.0005,
            Amounts =
            [
                ("what VGG-16 puts out", 13_556_712), ("what AlexNet puts out", 659_272),
                ("what VGG-19 puts out", 14_861_288), ("what VGG-11 puts out", 7_435_240),
                ("what the convolutions of VGG-16 put out", 13_547_520), ("what the convolutions of AlexNet put out", 650_080),
                ("what the AlexNet of torchvision puts out", 494_184), ("what AlexNet puts out for 224 pixels", 609_640),
                ("what VGG-16 puts out for 227 pixels", 13_787_496),
                ("what the convolutions of VGG-16 put out for 227 pixels", 13_778_304),
            ],
        },
        new(Second, "times", 3d * 3 * 64 * 64 * 224 * 224 / 724_406_816)
        {
            Tolerance = 0.0015,
            Amounts =
            [
                ("what the second convolution of VGG-16 takes", 1_849_688_064), ("what AlexNet takes", 724_406_816),
                ("what VGG-16 takes", 15_470_264_320), ("what the first convolution of VGG-16 takes", 86_704_128),
                ("what the second convolution of VGG-16 takes with its bias additions", 1_852_899_328),
                ("what an AlexNet takes whose filters see all maps", 1_135_256_096),
            ],
        },
        new(DenseParameters, "part, 0 to 1", ((25_089 * 4_096d) + (4_097 * 4_096) + (4_097 * 1_000)) / 138_357_544)
        {
            Tolerance = 0.005,
            Amounts =
            [
                ("what the dense layers of VGG-16 have", 123_642_856), ("what VGG-16 has", 138_357_544),
                ("what the first dense layer of VGG-16 has", 102_764_544), ("what the convolutions of VGG-16 have", 14_714_688),
                ("what the dense layers of AlexNet have", 58_631_144), ("what AlexNet has", 60_965_224),
            ],
        },
        new(DenseProducts, "part, 0 to 1", ((25_088 * 4_096d) + (4_096 * 4_096) + (4_096 * 1_000)) / 15_470_264_320)
        {
            Tolerance = 0.005,
            Amounts =
            [
                ("what the dense layers of VGG-16 take", 123_633_664), ("what VGG-16 takes", 15_470_264_320),
                ("what the first dense layer of VGG-16 takes", 102_760_448),
                ("what the first two dense layers of VGG-16 take", 119_537_664), ("what the convolutions of VGG-16 take", 15_346_630_656),
                ("what the dense layers of AlexNet take", 58_621_952), ("what AlexNet takes", 724_406_816),
            ],
        },
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Products, "the layers counted",
            "Twice as many layers are not twice as much work: how large are the maps of each, and how many?", 2, 16 / 8d),
        Wrong(Products, "turned round",
            "That is AlexNet divided by VGG. How many times as much does VGG take?", 724_406_816 / 15_470_264_320d),
        Wrong(Products, "the parameters' ratio",
            "That is the ratio of the parameters. A weight of a convolution is used at each place of its map.",
            138_357_544 / 60_965_224d),
        Wrong(Products, "the other AlexNet", "That is for the AlexNet of torchvision, with one tower. The one of 2012 has two.",
            15_470_264_320 / 714_188_480d),
        Wrong(Products, "without groups",
            "That is for an AlexNet whose second, fourth and fifth convolutions see all maps. How many do they see?",
            15_470_264_320 / 1_135_256_096d),
        Wrong(Products, "FLOPs against MACs", "Multiply-accumulates are asked for on both sides; you count those of one network twice.",
            30_940_528_640 / 724_406_816d, 15_470_264_320 / 1_448_813_632d),
        Wrong(Parameters, "turned round", "That is AlexNet divided by VGG. How many times as many has VGG?", 60_965_224 / 138_357_544d),
        Wrong(Parameters, "the ratio of the work", "That is the ratio of the multiply-accumulates. How many numbers are stored?",
            15_470_264_320 / 724_406_816d),
        Wrong(Parameters, "the convolutions alone",
            "Those are the convolutions. Where are most of the parameters of both?", 14_714_688 / 2_334_080d),
        Wrong(Maps, "turned round", "That is AlexNet divided by VGG. How many times as many does VGG put out?", 659_272 / 13_556_712d),
        Wrong(Maps, "the parameters' ratio", "That is the ratio of the parameters. How many numbers do the layers put out for an image?",
            138_357_544 / 60_965_224d),
        Wrong(Maps, "ReLU and pooling counted", "That is for all layers. What ReLU and pooling put out is not counted here.",
            114_671_520 / 7_704_992d),
        Wrong(Maps, "the memory of the training", "That is the memory to train, with parameters and gradients. Count what layers put out.",
            1_222_166_752 / 496_077_900d),
        Wrong(Maps, "filters and units counted", "That counts filters and units. How many numbers does one filter put out on an image?",
            13_416 / 10_568d),
        Wrong(Maps, "pixels counted", "That counts the pixels of one map of each layer. How many maps has a layer?", 137_788 / 4_261d),
        Wrong(Maps, "one convolution of each block",
            "That is VGG-16 with one convolution in each block. How many are there in each, which all put out their maps?",
            6_130_664 / 659_272d),
        Wrong(Second, "without channels",
            "Each of the 64 filters sees all 64 maps. How many products has one output?", 3d * 3 * 64 * 224 * 224 / 724_406_816),
        Wrong(Second, "behind the pooling",
            "The pooling comes behind the second convolution. How large are its maps?", 3d * 3 * 64 * 64 * 112 * 112 / 724_406_816),
        Wrong(DenseParameters, "the convolutions' part",
            "That is the part of the convolutions, where many expect the parameters. What is left?",
            14_714_688 / 138_357_544d),
        Wrong(DenseParameters, "the first dense layer", "That is the first of three dense layers.", 25_089 * 4_096d / 138_357_544),
        Wrong(DenseParameters, "as a percentage", "A part is a number from 0 to 1; percent are written as in \"12.3 %\".", 89.36),
        Wrong(DenseProducts, "as for the parameters",
            "That is their part of the parameters. A weight of a dense layer is used once for an image. And one of a convolution on " +
                "224×224?",
            123_642_856 / 138_357_544d),
        Wrong(DenseProducts, "AlexNet's part, or ten times",
            "8 % is what the dense layers of AlexNet take of all of AlexNet. Is it that, or is your point one place too far right?", 0.08),
        Wrong(DenseProducts, "the convolutions' part",
            "That is the part of the convolutions. What is left?", 15_346_630_656 / 15_470_264_320d),
        Wrong(DenseProducts, "as a percentage", "A part is a number from 0 to 1; percent are written as in \"12.3 %\".", 0.799),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Products => "`Summarize` has `MultiplyAccumulates.Value` for each of them. How many times does AlexNet's go into VGG's?",
        Parameters => "`Summarize` has `Parameters.Value` for each of them.",
        Maps => "Add up `layer.Output.Elements` of the `Layers` whose `Kind` is \"Conv2d\" or \"Linear\".",
        Second => "One output sums up 3·3 products on each of 64 maps, and there are 64·224·224 outputs. Divide by all of AlexNet.",
        DenseParameters => "The three dense layers have 25,088, 4,096 and 4,096 inputs and 4,096, 4,096 and 1,000 outputs.",
        DenseProducts => "A dense layer takes a multiply-accumulate for each weight. Divide by all of VGG's.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Keep both summaries in variables, and divide: `1.0 * vgg.MultiplyAccumulates.Value / alexNet.MultiplyAccumulates.Value`.",
        "`summary.Layers.Where(layer => layer.Kind == \"Linear\").Sum(layer => layer.Parameters.Value)` adds up the parameters of the " +
            "dense layers; `layer.Operations.MultiplyAccumulates.Value` is the work of a layer.",
        "The second convolution takes 3·3·64·64·224·224 multiply-accumulates, a whole AlexNet 724,406,816.",
    ];

    public override string Explanation =>
        "VGG is not slow because it is deep, but because it is wide where maps are large: AlexNet's first stride of 4 leaves 55×55 " +
            "pixels, VGG looks at 224×224 with 64 filters, and again with 64 on these. Its parameters, and AlexNet's, are in the dense " +
            "layers, and its work in the convolutions: who wants a smaller file and who wants a faster network has to change different " +
            "layers.";
}
