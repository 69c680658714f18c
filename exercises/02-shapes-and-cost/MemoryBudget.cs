namespace CourseKit.Exercises.ShapesAndCost;

public sealed class MemoryBudget() : NumberExercise("02-shapes-and-cost/memory-budget", "The memory budget")
{
    private const string Parameters = "parameters", Layer1 = "output of layer 1", Layer2 = "output of layer 2",
        Layer3 = "output of layer 3", Predict = "to predict", Train = "to train";

    public override string Question =>
        """
        A network takes RGB images of 200×300 pixels. It has three convolutions, with 100, 200 and 400 filters, each with 3×3 windows, a
        bias for each filter, stride 2 and *same* padding. Everything is float32, 4 bytes a number.

        How many parameters has it? How many **bytes** has the output of each layer for one image? At least how many bytes does it take
        to predict one image: the parameters and, as a layer reads what the one before wrote, the outputs of two consecutive layers, at
        the worst moment (the image is not counted)? And how many to train with batches of 50: the images, the outputs of all layers,
        which are kept for the way back, and the parameters (gradients and the optimizer's state are left out here)?

        For scale: the image itself has 4·3·200·300 = 720,000 bytes. Bytes may also be written as `"720 kB"` or `"0.72 MB"` (10³ and 10⁶
        bytes).
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Parameters, "numbers", (3 * 3 * 3 + 1) * 100 + (3 * 3 * 100 + 1) * 200 + (3 * 3 * 200 + 1) * 400)
        {
            Summands = [("layer 1", 2_800), ("layer 2", 180_200), ("layer 3", 720_400)],
        },
        new(Layer1, "bytes", 4 * 100 * 100 * 150),
        new(Layer2, "bytes", 4 * 200 * 50 * 75),
        new(Layer3, "bytes", 4 * 400 * 25 * 38),
        new(Predict, "bytes", 4 * 903_400 + 6_000_000 + 3_000_000),
        new(Train, "bytes", 50 * (4 * 3 * 200 * 300 + 6_000_000 + 3_000_000 + 1_520_000) + 4 * 903_400)
        {
            Tolerance = 0.002,
            Summands =
            [
                ("the images", 36e6), ("the outputs of layer 1", 300e6), ("the outputs of layer 2", 150e6),
                ("the outputs of layer 3", 76e6), ("the parameters", 3_613_600),
            ],
        },
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Parameters, "biases forgotten", "These are the weights. What else does each of the 700 filters have?", 902_700),
        Wrong(Parameters, "one bias for each layer", "Each filter has a bias of its own. How many filters are there?", 902_703),
        Wrong(Parameters, "filters without their channels",
            "A filter of layer 2 looks through all the maps of layer 1. How many weights has it then?", 10 * 700, 9 * 700),
        Wrong(Parameters, "all filters on three channels", "The image has 3 channels. How many does layer 2 get from layer 1?", 28 * 700),
        Wrong(Parameters, "one layer", "That is one layer. There are three.", 2_800, 180_200, 720_400),
        Wrong(Parameters, "a channel of bias for each input",
            "A filter adds up all its channels, and then its bias. How many biases has one filter?",
            10 * (3 * 100 + 100 * 200 + 200 * 400)),
        Wrong(Parameters, "bytes", "Here numbers are counted, not their bytes.", 3_613_600),
        Wrong(Layer1, "values, not bytes", "These are values. How many bytes has each?", 1_500_000),
        Wrong(Layer1, "stride left out", "With a stride of 2, how many rows and columns has the map?", 24_000_000),
        Wrong(Layer1, "twice as much",
            "That is twice as much. Does the window move by 2 along both axes, and how many bytes has a number?", 12_000_000),
        Wrong(Layer1, "valid instead of same", "*Same* padding makes ⌈200/2⌉ rows and ⌈300/2⌉ columns.", 4 * 100 * 99 * 149),
        Wrong(Layer1, "one map", "That is one map. How many filters has layer 1?", 60_000),
        Wrong(Layer1, "megabytes", "The question asks for bytes: how many are a megabyte?", 6, 5.7, 5.72),
        Wrong(Layer1, "a map for each pair of channel and filter", "Each filter adds up its 3 channels and makes one map.", 18_000_000),
        Wrong(Layer1, "the images of the batch", "One image is asked for here.", 300_000_000),
        Wrong(Layer1, "the image", "That is the image itself. How many maps does layer 1 make of it?", 720_000),
        Wrong(Layer2, "values, not bytes", "These are values. How many bytes has each?", 750_000),
        Wrong(Layer2, "as large as layer 1's maps",
            "That is for maps of 100×150. How large are those that layer 2 reads, and by how much does its window move?", 12_000_000),
        Wrong(Layer2, "megabytes", "The question asks for bytes: how many are a megabyte?", 3, 2.9, 2.86),
        Wrong(Layer2, "valid instead of same", "*Same* padding makes ⌈100/2⌉ rows and ⌈150/2⌉ columns.", 4 * 200 * 49 * 74),
        Wrong(Layer3, "values, not bytes", "These are values. How many bytes has each?", 380_000),
        Wrong(Layer3, "floor for ceiling", "75 columns at stride 2: *same* padding makes ⌈75/2⌉ of them. Is that 37?", 1_480_000),
        Wrong(Layer3, "half a column", "75 columns at stride 2: is there a map with 37.5 columns?", 1_500_000),
        Wrong(Layer3, "megabytes", "The question asks for bytes: how many are a megabyte?", 1.52, 1.5, 1.45, 1.4),
        Wrong(Layer3, "as large as a layer's before",
            "How large are the maps that layer 3 reads, and by how much does its window move?", 24_000_000, 6_000_000),
        Wrong(Layer3, "valid instead of same", "*Same* padding makes ⌈50/2⌉ rows and ⌈75/2⌉ columns.", 4 * 400 * 24 * 37),
        Wrong(Predict, "parameters forgotten", "That is for the maps. What else must be in memory to compute them?", 9_000_000),
        Wrong(Predict, "both layers added to the first",
            "When layer 2 is computed, layers 1 and 2 are there. A solution that goes around counts layer 1 once more: which two numbers " +
                "are added?", 18_613_600, 15_000_000),
        Wrong(Predict, "all layers kept",
            "When layer 3 is computed, does anything still read the output of layer 1? Its memory can be used " +
                "again.", 14_133_600, 10_520_000),
        Wrong(Predict, "the last two layers", "These two are alive together at the end. Is there a moment before it with more?",
            3_000_000 + 1_520_000 + 3_613_600, 3_000_000 + 1_520_000),
        Wrong(Predict, "one layer", "While layer 2 is written, layer 1 is still being read.", 9_613_600, 6_000_000),
        Wrong(Predict, "with the image", "The image is not counted here.", 12_613_600 + 720_000, 14_133_600 + 720_000),
        Wrong(Predict, "parameters as bytes", "903,400 parameters: how many bytes are they?", 9_903_400),
        Wrong(Predict, "megabytes", "The question asks for bytes: how many are a megabyte?", 12.6136, 12.6, 12.61, 12.03),
        Wrong(Predict, "the parameters of two layers", "The parameters of all layers stay in memory for the next image.",
            9_000_000 + 4 * 183_000),
        Wrong(Train, "without the images",
            "The first layer needs all 50 images again when the gradients of its weights are computed. How many of them do you count?",
            529_613_600, 526_000_000 + 720_000 + 3_613_600),
        Wrong(Train, "parameters as bytes", "903,400 parameters: how many bytes are they?", 562_903_400),
        Wrong(Train, "images as bytes", "An image has 3·200·300 numbers. How many bytes are they?", 538_613_600),
        Wrong(Train, "without the parameters", "What else must be in memory to compute the maps?", 562_000_000),
        Wrong(Train, "without images and parameters", "These are the maps. What goes in, and what are they computed with?", 526_000_000),
        Wrong(Train, "one image", "That is for one image. A batch has 50 of them, and all their maps are kept.", 14_853_600, 14_133_600),
        Wrong(Train, "parameters for each image", "All images of the batch share the parameters. How often are they in memory?",
            562_000_000 + 50 * 3_613_600L, 526_000_000 + 50 * 3_613_600L),
        Wrong(Train, "the batch's prediction", "That is 50 predictions. What of layer 3, and why can nothing be thrown away here?",
            50 * 12_613_600L, 50 * 9_000_000L + 3_613_600, 50 * 9_720_000L + 3_613_600),
        Wrong(Train, "with gradients", "Gradients and the optimizer's state are left out here, as the question says.",
            565_613_600 + 3_613_600, 565_613_600 + 2 * 3_613_600, 565_613_600 + 3 * 3_613_600),
        Wrong(Train, "MiB that were rounded on the way",
            "537.7 comes from 5.7, 2.9 and 1.4 MiB, rounded to 10 and multiplied by 50. How many bytes are it, without rounding?",
            537.7, 537_700_000),
        Wrong(Train, "megabytes", "The question asks for bytes: how many are a megabyte?", 565.6136, 565.6, 564.6, 565.61, 539.41),
        Wrong(Train, "images of one channel", "An image has 3 channels, and each of its numbers 4 bytes.",
            565_613_600 - 24_000_000, 565_613_600 - 27_000_000),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Parameters => "A filter of layer 1 has 3·3 weights on each of 3 channels, and a bias. How many has a filter of layer 2, which " +
            "sees 100 maps, and of layer 3?",
        Layer1 => "Same padding with stride 2 halves rows and columns, rounded up: how large is one map, how many are there, and how " +
            "many bytes has a number?",
        Layer2 => "Layer 2 halves the rows and columns of layer 1's maps. How large is one map, and how many are there?",
        Layer3 => "Layer 3 halves the rows and columns of layer 2's maps, rounded up. How large is one map, and how many are there?",
        Predict => "Go through the network: layers 1 and 2 are in memory while layer 2 is computed, 2 and 3 while layer 3 is. Take the " +
            "larger sum, and add the bytes of the parameters.",
        Train => "Add up what each image needs, itself and the outputs of all three layers, for 50 images. The parameters come once.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "A layer has (3·3·C + 1)·F parameters, where C is how many maps the layer before makes. Its maps are half as high and half as " +
            "wide as those before, rounded up.",
        "The maps are 100×150, 50×75 and 25×38; a layer's output has F maps of 4 bytes a value. To predict, find the two consecutive " +
            "layers that are largest together.",
        "To predict: 6,000,000 + 3,000,000 + 4·903,400. To train: 50 times image and all three outputs, and once 4·903,400.",
    ];

    public override string Explanation =>
        "12.6 MB to predict an image, and 565.6 MB to train with 50: what counts is the maps that are kept. A well-known book has 564.6 " +
            "MB, which passes too: it took 1.5 MB for layer 3's 1.52, and 50 of these differences make 1 MB. Another text counted 6 + 9 " +
            "= 15 MB for two layers, where 6 + 3 = 9 are alive. Gradients would add 3.6 MB, and Adam's two moments 7.2 MB.";
}
