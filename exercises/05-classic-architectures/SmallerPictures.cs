namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class SmallerPictures() : NumberExercise("05-classic-architectures/smaller-pictures", "From 224 to 96 pixels")
{
    private const string Rows = "last maps, rows", Products = "multiply-accumulates of the convolutions, ratio",
        OfConvolutions = "parameters of the convolutions, ratio", Dense = "first dense layer, weights", Parameters = "all parameters",
        OfNin = "parameters of NiN, ratio";

    public override string Question =>
        """
        The VGG-11 of *Dive into Deep Learning* is for gray images and ten classes. It has convolutions of 3×3 with a padding of 1, in five
        blocks of 1, 1, 2, 2 and 2 with 64, 128, 256, 512 and 512 filters; at the end of each block a pooling of 2×2 with a stride of 2;
        and dense layers with 4,096, 4,096 and 10 outputs. For images of 224×224 pixels it has 128,806,154 parameters. Now images are
        made smaller: 96×96 pixels.

        How many rows have the 512 maps behind the last pooling then? How many times as many multiply-accumulates do the convolutions
        take for 224 pixels as for 96? How many times as many parameters have the convolutions for 224 as for 96? How many weights
        (without biases) has the first dense layer for 96 pixels, and how many parameters has the whole network? And the NiN of the same
        book, the next network of this lesson, which has convolutions and poolings alone and averages each map at its end: how many
        times as many parameters has it for 224 as for 96 pixels?

        For scale: for images of 32×32 pixels the last maps have 1 row, and the first dense layer 512·1·1·4,096 = 2,097,152 weights.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Rows, "rows", 96 / 2 / 2 / 2 / 2 / 2),
        new(Products, "times", 224 * 224 / (96d * 96)) { Tolerance = 0.005 },
        new(OfConvolutions, "times", 1),
        new(Dense, "numbers", 512 * 3 * 3 * 4_096),
        new(Parameters, "numbers", 128_806_154 - (512 * ((7 * 7) - (3 * 3)) * 4_096))
        {
            Summands =
            [
                ("the weights of the convolutions", 9_216_576), ("the biases of the convolutions", 2_752),
                ("the weights of the first dense layer", 18_874_368), ("the biases of the first dense layer", 4_096),
                ("the weights of the second dense layer", 16_777_216), ("the biases of the second dense layer", 4_096),
                ("the weights of the last layer", 40_960), ("the biases of the last layer", 10),
            ],
        },
        new(OfNin, "times", 1),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Rows, "as for 224", "224 pixels, halved five times, are 7. And 96?", 7),
        Wrong(Rows, "pixels", "That is how many pixels a map has. How many rows are they in?", 9),
        Wrong(Rows, "another number of poolings", "How often are the maps halved?", 6, 12, 1.5),
        Wrong(Products, "one axis", "That is one axis. A map is smaller down and across.", 224 / 96d),
        Wrong(Products, "turned round", "How many times as many does the **larger** image take?", 96 * 96 / (224d * 224)),
        Wrong(Products, "the difference of the pixels", "That is how many pixels fewer a row has. How many times as many places has a map?",
            128),
        Wrong(Products, "padding counted",
            "That counts the zeros around the image as places. At how many places lies a window of 3×3 with a padding of 1?",
            226 * 226 / (98d * 98)),
        Wrong(Products, "unchanged", "Each weight is used at each place of a map. How many places are left?", 1),
        Wrong(Products, "the whole network", "That is for the whole network. Only its convolutions are asked for.",
            7_547_232_256 / 1_399_955_456d),
        Wrong(Products, "whole numbers divided",
            "If you have divided in C#: `/` between two whole numbers drops the fraction, so that 224 / 96 is 2, and 224.0 / 96 is 2.33. " +
                "How many times as many places has a map for 224 pixels?", 4, 2),
        Wrong(Products, "those of NiN", "That is for the NiN of the same book. How many times as many places has a map of VGG-11?",
            762_297_352 / 107_999_560d),
        Wrong(Products, "rounded to whole numbers", "It may be rounded too much: give two digits behind the point.", 5, 6),
        Wrong(OfConvolutions, "like the pixels",
            "A filter is as large as its window on all channels. Where does the size of the image appear in 3·3·C + 1?",
            224 * 224 / (96d * 96), 224 / 96d),
        Wrong(OfConvolutions, "turned round",
            "Has a filter fewer weights because the image has fewer pixels?", 96 * 96 / (224d * 224), 96 / 224d),
        Wrong(Dense, "as for 224", "That is for 7×7 pixels. How large are the 512 maps now?", 102_760_448),
        Wrong(Dense, "one pixel for each map", "The layer sees every pixel of every map. How many are there?", 2_097_152),
        Wrong(Dense, "one row", "Maps have rows and columns.", 6_291_456),
        Wrong(Dense, "with biases", "The weights alone are asked for.", 18_878_464),
        Wrong(Dense, "the convolution in front",
            "That is a convolution of 3×3 on 512 maps. How many numbers come into the first dense layer, and how many units has it?",
            2_359_296),
        Wrong(Dense, "maps of 6×6", "How often are the maps halved, and what is left of 96?", 75_497_472),
        Wrong(Parameters, "last maps of one pixel",
            "That is for last maps of 1×1, which images of 32×32 pixels leave. How large are they here?", 28_142_858),
        Wrong(Parameters, "three channels", "Images are gray here. How many channels does the first filter see?", 44_921_226),
        Wrong(Parameters, "a thousand classes", "How many classes are told apart here?", 48_976_104),
        Wrong(Parameters, "added", "Those are more than before. Has the first dense layer more inputs from 3×3 pixels than from 7×7?",
            212_692_234),
        Wrong(Parameters, "the VGG-11 of the paper", "That is the VGG-11 of the paper, for images of 224×224 pixels in color and 1,000 " +
            "classes. Which images and how many classes has the one of the question?", 132_863_336),
        Wrong(Parameters, "the ratio", "That is how many times as many the network for 224 pixels has. How many has the one for 96?",
            128_806_154 / 44_920_074d),
        Wrong(Parameters, "unchanged", "Which layer's inputs are the pixels of the last maps?", 128_806_154),
        Wrong(Parameters, "the weights for 3×3 taken off",
            "You have taken off the weights that the first dense layer has for 3×3 pixels. Which of its weights are there no longer, and " +
                "which come in their place?",
            109_931_786),
        Wrong(Parameters, "biases forgotten", "Those are the weights. What else has each filter and each unit?", 44_909_120),
        Wrong(Parameters, "all of them fewer, like the pixels",
            "Only one layer has fewer. Which is it, and how many weights does it lose?", 23_658_273, 23_658_274),
        Wrong(Parameters, "the first dense layer left out",
            "You have taken off all weights of the first dense layer. How many are left for 3×3 pixels?",
            26_045_706),
        Wrong(OfNin, "like the pixels",
            "The average of a map is one number, however large the map is. Which layer would have weights for its pixels?",
            224 * 224 / (96d * 96), 224 / 96d),
        Wrong(OfNin, "VGG by NiN", "That is VGG-11 divided by NiN. How many parameters has NiN for 224 pixels, and how many for 96?",
            128_806_154 / 1_992_166d, 44_920_074 / 1_992_166d),
        Wrong(OfNin, "like VGG", "Has NiN a dense layer that sees pixels?", 128_806_154 / 44_920_074d),
        Wrong(OfNin, "turned round", "Does NiN have any weights that depend on the size of the image?", 96 * 96 / (224d * 224), 96 / 224d),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Rows => "The convolutions keep the size, and each of the five poolings halves it.",
        Products => "All maps become smaller by the same factor, along both axes. How many times as many places has a map for 224 pixels?",
        OfConvolutions => "How many parameters has one filter? Does the number of pixels stand in it?",
        Dense => "How many numbers come in, from 512 maps, and how many units are there?",
        Parameters => "Only the first dense layer changes. How many weights has it for 7×7 pixels, and how many for the maps of now?",
        OfNin => "NiN consists of convolutions, poolings and an average of each map. Which of them has weights that depend on the size " +
            "of the image?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the formulas: (f·f·C + 1)·F parameters of a convolution, H'·W' times as many products, inputs × outputs of a dense " +
            "layer. In which of them do rows and columns appear?",
        "96 is 3·32, so all maps are 7/3 times smaller along each axis, exactly.",
        "The first dense layer has 512·3·3·4,096 weights instead of 512·7·7·4,096; nothing else changes in the number of parameters.",
    ];

    public override string Explanation =>
        "Work and memory of maps go with the pixels, here to 9/49. The parameters of convolutions do not depend on the image at all, " +
            "only the first dense layer does: it falls from 102.8 to 18.9 million weights. So «the network needs 224 pixels» means its " +
            "dense layer does. A network that ends in a global average has weights for any size of images, as long as its windows and " +
            "poolings leave a pixel to average. What smaller images cost is detail: readers of *Dive into " +
            "Deep Learning* measured a quarter of the time and a slightly lower accuracy.";
}
