namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class CountTheLayers() : NumberExercise("07-residual-and-dense-connections/count-the-layers", "What would it be called?")
{
    private const string Depth = "two 3×3 in each unit, depth", Convolutions = "two 3×3 in each unit, convolutions in all",
        DepthOfBottlenecks = "bottlenecks, depth", ConvolutionsOfBottlenecks = "bottlenecks, convolutions in all";

    public override string Question =>
        """
        Someone builds a residual network with 3, 5, 8 and 3 units in its four stages, and with the first convolution, the pooling, the
        average and the dense layer of ResNet-34. The number in a ResNet's name, its depth, counts the convolutions and dense layers, but
        not the projections on skip connections.

        Which depth has the network, if each unit has two convolutions of 3×3? And how many convolutions are there in all, with those of
        the projections? Deeper networks have *bottlenecks*, units of three convolutions, which come later in this lesson; here it is
        enough to count them. Which depth has the network with bottlenecks, and how many convolutions in all? Remember that the pooling
        gives 64 maps, that a unit of two 3×3 in the first stage gives 64, and a bottleneck 256.

        For scale: with 3, 4, 6 and 3 units of two 3×3 the depth is 34, and there are 1 + 32 + 3 = 36 convolutions.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Depth, "layers", 1 + 2 * (3 + 5 + 8 + 3) + 1),
        new(Convolutions, "layers", 1 + 2 * (3 + 5 + 8 + 3) + 3),
        new(DepthOfBottlenecks, "layers", 1 + 3 * (3 + 5 + 8 + 3) + 1),
        new(ConvolutionsOfBottlenecks, "layers", 1 + 3 * (3 + 5 + 8 + 3) + 4),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Depth, "the units", "Those are the units. How many layers with weights has each, and which two are outside of them?", 19),
        Wrong(Depth, "the units alone, or 18 of them",
            "Those are the convolutions of 19 units, or the depth with 18. Which two layers with weights are outside of the units, and " +
                "how many units are 3 + 5 + 8 + 3?",
            38),
        Wrong(Depth, "one of the ends left out", "The first convolution has weights, and the dense layer has. Are both in it?", 39),
        Wrong(Depth, "projections counted", "Are three projections in it? Does the name of ResNet-34 count its three?", 43),
        Wrong(Depth, "a projection for each stage",
            "Are four projections in it? Does the name count them, and does the first stage have one at all?", 44),
        Wrong(Depth, "three more than the units have",
            "Those are three more than the convolutions of 19 units: the two ends, and the pooling, or three projections and no ends. " +
                "Which layers does the name count?",
            41),
        Wrong(Depth, "four more than the units have",
            "Those are four more than the convolutions of 19 units, or two more than those of 20. How many units are there, and does the " +
                "name count pooling, average or projections?",
            42),
        Wrong(Depth, "16 units",
            "That is the depth with 16 units: ResNet-34's 3 + 4 + 6 + 3, or 3 + 5 + 8. How many units has this network, in all four " +
                "stages?",
            34),
        Wrong(Depth, "units of three", "That is the depth with bottlenecks. How many convolutions has a unit here?", 59),
        Wrong(Convolutions, "no projections", "Which stages change the number of maps, and what does their first unit need for it?", 39),
        Wrong(Convolutions, "the depth", "That is the depth. Is each layer in it a convolution, and is each convolution in it?", 40),
        Wrong(Convolutions, "one too many",
            "That is one too many. A dense layer is no convolution; and the first stage gets 64 maps of 56×56 and gives as many: does " +
                "its first unit need a projection?",
            43),
        Wrong(Convolutions, "one too few",
            "That is one too few. Is the first convolution, of 7×7, in it? And how many stages begin with a projection?", 41),
        Wrong(Convolutions, "a projection for each stage, and the dense layer",
            "The first stage gets 64 maps of 56×56 and gives 64 of 56×56. Does its first unit need a projection? And is a dense layer a " +
                "convolution?",
            44),
        Wrong(Convolutions, "16 units",
            "Those are the convolutions of 16 units and some others: is it ResNet-34's 3 + 4 + 6 + 3, or 3 + 5 + 8, without one of the " +
                "four stages?",
            36, 35),
        Wrong(Convolutions, "the units alone",
            "Those are the convolutions of 19 units. Which others are there, in front of them and on skip connections?", 38),
        Wrong(Convolutions, "a projection for each unit",
            "Where x has the shape of f(x) already, nothing stands on the skip connection. In how many units does the shape change?", 58),
        Wrong(DepthOfBottlenecks, "the units alone", "Which two layers with weights are outside of the units?", 57),
        Wrong(DepthOfBottlenecks, "one of the ends left out",
            "The first convolution has weights, and the dense layer has. Are both in it?", 58),
        Wrong(DepthOfBottlenecks, "the pooling counted", "Pooling and average have no weights. Which layers does the name count?", 60),
        Wrong(DepthOfBottlenecks, "units of four", "How many convolutions has a bottleneck? A projection is not counted.", 78, 76),
        Wrong(DepthOfBottlenecks, "the depth of ResNet-50",
            "That is ResNet-50, with 16 units, or 3 + 5 + 8 of them without one of the stages. How many units are there here?", 50),
        Wrong(DepthOfBottlenecks, "projections counted", "Does the name count projections?", 62, 63),
        Wrong(DepthOfBottlenecks, "units of two", "A bottleneck has a 1×1, a 3×3 and another 1×1. Does a 1×1 have weights?", 40, 21),
        Wrong(ConvolutionsOfBottlenecks, "one too few",
            "That is one too few. Is the first convolution, of 7×7, in it? And the first bottleneck gets the 64 maps of the pooling and " +
                "gives 256: can 64 maps be added to 256?",
            61),
        Wrong(ConvolutionsOfBottlenecks, "the units alone",
            "Those are the convolutions of 19 bottlenecks. Which others are there, in front of them and on skip connections?", 57),
        Wrong(ConvolutionsOfBottlenecks, "16 units",
            "Those are the convolutions of 16 bottlenecks and some others: is it ResNet-50's 3 + 4 + 6 + 3, or 3 + 5 + 8, without one of " +
                "the four stages?",
            53, 52),
        Wrong(ConvolutionsOfBottlenecks, "as with units of two",
            "That is the number with two convolutions in a unit. How many has a bottleneck?", 42, 43),
        Wrong(ConvolutionsOfBottlenecks, "no projections", "In which units does the shape change, and what do these need for it?", 58),
        Wrong(ConvolutionsOfBottlenecks, "the dense layer counted", "A dense layer is no convolution.", 63),
        Wrong(ConvolutionsOfBottlenecks, "a projection in each unit of the first stage",
            "Those are two too many. The first stage has three units: which of them gets another number of maps than it gives? And is " +
                "the dense layer in it?",
            64),
        Wrong(ConvolutionsOfBottlenecks, "the depth",
            "That is the depth. Is each layer in it a convolution, and is each convolution in it?", 59),
        Wrong(ConvolutionsOfBottlenecks, "a projection for each unit",
            "Where x has the shape of f(x) already, nothing stands on the skip connection. In how many units does the shape change?", 77),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Depth => "Add the units up, take two layers for each, and add what stands in front of them and behind.",
        Convolutions => "The first convolution, two for each unit, and one for each unit that changes the shape. Which are these?",
        DepthOfBottlenecks => "Three layers for each of 19 units, one in front of them, and one behind.",
        ConvolutionsOfBottlenecks => "As before, with three for each unit. Does the first stage need a projection now?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "There are 3 + 5 + 8 + 3 = 19 units. How do 16 of them make 34 layers in ResNet-34?",
        "A projection stands where the shape changes. The second, third and fourth stage halve the maps; and in the first, compare the " +
            "number of maps that come in and go out.",
        "2 + 2·19, 1 + 2·19 + 3, 2 + 3·19, 1 + 3·19 + 4.",
    ];

    public override string Explanation =>
        "Depth is a way of counting, and this one leaves three or four layers with weights out: ResNet-34 has 37 of them, ResNet-50 has " +
            "54. Keras counts activations and normalizations as layers, too. When someone says that a network has so many layers, " +
            "ask which.";
}
