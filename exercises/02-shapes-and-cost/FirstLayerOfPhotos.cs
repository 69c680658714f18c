namespace CourseKit.Exercises.ShapesAndCost;

public sealed class FirstLayerOfPhotos() : NumberExercise("02-shapes-and-cost/first-layer-of-photos", "The first layer of a photo network")
{
    private const string Parameters = "parameters", Multiplications = "multiplications", Image = "output of one image",
        Batch = "output of 100 images", DenseMap = "weights of a dense map", DenseLayer = "weights of a dense layer";

    public override string Question =>
        """
        A photo of 150×100 pixels with 3 channels (RGB) goes through a convolution of 200 filters with 5×5 windows, a bias for each filter,
        stride 1 and *same* padding: 200 maps of 150×100 values come out, each a float of 4 bytes (float32).

        How many parameters has the layer? How many multiplications does one photo take, those with the zeros of the padding included?
        How many **bytes** has the output of one photo, and of a batch of 100? And if a **dense** layer, without biases, computed as many
        values from all pixels and channels: how many weights would the values of a single map have, and how many all 200 maps?

        For scale: the photo itself has 150·100·3 = 45,000 numbers, which are 180,000 bytes. Bytes may also be written as `"180 kB"` or
        `"0.18 MB"` (10³ and 10⁶ bytes), counts as `"45 thousand"`.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Parameters, "numbers", (5 * 5 * 3 + 1) * 200),
        new(Multiplications, "operations", 200 * 150 * 100 * (5 * 5 * 3)),
        new(Image, "bytes", 200 * 150 * 100 * 4),
        new(Batch, "bytes", 100 * 200 * 150 * 100 * 4L),
        new(DenseMap, "numbers", (150 * 100) * (150 * 100 * 3)),
        new(DenseLayer, "numbers", 200L * (150 * 100) * (150 * 100 * 3)),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Parameters, "biases forgotten", "These are the weights. What else does each filter have?", 15_000),
        Wrong(Parameters, "one bias for all", "You counted a single bias. How many filters are there?", 15_001),
        Wrong(Parameters, "a bias for each pixel", "The bias is shared over the pixels of a map, as the weights are.", 15_000 + 3_000_000),
        Wrong(Parameters, "a bias for each channel",
            "A filter adds up all its channels, and then its bias. How many biases has one filter?",
            200 * 26 * 3),
        Wrong(Parameters, "a bias for each weight",
            "Each filter has 75 weights and adds its bias to their sum. How many biases are that?", 30_000),
        Wrong(Parameters, "filters without their channels",
            "A filter looks through all 3 channels of the photo. How many weights has it then?", 26 * 200, 25 * 200),
        Wrong(Parameters, "one filter", "That is one filter. How many are there?", 76, 75),
        Wrong(Parameters, "the windows' sides added",
            "How many pixels lie under a window of 5×5?", ((5 + 5) * 3 + 1) * 200, (5 * 3 + 1) * 200),
        Wrong(Parameters, "not shared over the pixels", "Are the weights of a filter others at each place of the photo?",
            15_200L * 15_000, 15_000L * 15_000),
        Wrong(Multiplications, "without the channels", "A window of 5×5 lies on each of 3 channels. How many products has one output?",
            75_000_000),
        Wrong(Multiplications, "one map", "That is one map. How many are there?", 1_125_000),
        Wrong(Multiplications, "one map and one channel", "That is one filter on one channel. How many of both are there?", 375_000),
        Wrong(Multiplications, "biases multiplied", "You count the bias too. Is it multiplied with anything?", 76 * 3_000_000),
        Wrong(Multiplications, "additions as well", "Multiplications alone are asked for. Did you count the additions too?", 450_000_000,
            449_000_000, 447_000_000),
        Wrong(Multiplications, "only the windows that lie inside",
            "That is without padding. How many outputs has a map of the question, and does a product with a zero " +
                "count?", 200 * 146 * 96 * 75),
        Wrong(Multiplications, "one place", "That is what all filters do at one place. At how many places?", 15_000),
        Wrong(Multiplications, "one for each output", "That is the number of outputs. How many products are added up in each?", 3_000_000),
        Wrong(Image, "values, not bytes", "These are values. How many bytes has each?", 3_000_000),
        Wrong(Image, "bits", "A float32 has 32 bits. How many bytes are that?", 96_000_000),
        Wrong(Image, "megabytes", "The question asks for bytes: how many are a megabyte?", 12, 11.444, 11.4, 11.44),
        Wrong(Image, "MiB",
            "A megabyte (MB) is 10⁶ bytes; 2²⁰ bytes are a MiB. How many bytes are there, without any prefix?", 12 * 1_048_576),
        Wrong(Image, "double precision", "float32 has 32 bits, which are 4 bytes.", 24_000_000),
        Wrong(Image, "one map", "That is one map. How many maps come out?", 60_000),
        Wrong(Image, "three channels for each map", "A filter adds up the channels: one map comes out of it.", 36_000_000),
        Wrong(Image, "the photo", "That is the photo itself. How many channels has the output?", 180_000),
        Wrong(Image, "with the parameters", "The parameters are no part of the output.", 12_060_800),
        Wrong(Image, "with the photo", "The photo goes in; only what comes out is asked for.", 12_180_000),
        Wrong(Batch, "as one image", "Weights are shared by all images of a batch. Are the maps that come out of them, too?", 12_000_000),
        Wrong(Batch, "megabytes",
            "The question asks for bytes: how many are a megabyte, and how many a gigabyte?", 1200, 1.2, 1.118, 1144.4),
        Wrong(Batch, "MiB or GiB", "MB and GB are 10⁶ and 10⁹ bytes; 2²⁰ and 2³⁰ are a MiB and a GiB. How many bytes are there, without " +
            "any prefix?", 1200 * 1_048_576L, 1.2 * 1_073_741_824),
        Wrong(Batch, "values, not bytes", "These are values. How many bytes has each?", 300_000_000),
        Wrong(Batch, "parameters for each image", "All images share the parameters, and these are no part of the output.",
            100 * 12_060_800L, 1_200_060_800),
        Wrong(Batch, "with the photos", "The photos go in; only what comes out is asked for.", 1_218_000_000),
        Wrong(Batch, "bits", "8 bits are a byte.", 9_600_000_000),
        Wrong(DenseMap, "without the channels", "Each value of a dense layer sees all pixels, and each pixel has 3 channels.", 225_000_000),
        Wrong(DenseMap, "one value", "That is a single value of the map, which sees 45,000 numbers. How many values has the map?", 45_000),
        Wrong(DenseMap, "one weight for each value", "Each value of a dense layer has a weight for every number of the photo.", 15_000),
        Wrong(DenseMap, "windows", "A dense layer has no windows: how many numbers does each value see?", 1_125_000),
        Wrong(DenseMap, "three channels come out",
            "One map has one channel: 15,000 values, each of which sees 45,000 numbers.", 2_025_000_000),
        Wrong(DenseMap, "with biases", "This dense layer has no biases.", 675_015_000),
        Wrong(DenseMap, "all maps", "One map alone is asked for here, and all 200 in the next line.", 135_000_000_000),
        Wrong(DenseMap, "50 for 150", "The photo has 150×100 pixels. Did you read 50×100? A text that goes around does.",
            75_000_000, 15_000_000_000),
        Wrong(DenseLayer, "one map", "That is one map. All 200 have weights of their own.", 675_000_000),
        Wrong(DenseLayer, "without the channels", "Each value sees all pixels, and each pixel has 3 channels.", 45_000_000_000),
        Wrong(DenseLayer, "with biases", "This dense layer has no biases.", 135_003_000_000),
        Wrong(DenseLayer, "200 values instead of 200 maps", "That is a layer with 200 outputs. A map alone has 15,000 of them.", 9_000_000),
        Wrong(DenseLayer, "50 for 150",
            "The photo has 150×100 pixels. Did you read 50×100? A text that goes around does.", 15_000_000_000),
        Wrong(DenseLayer, "an `int` that ran over", "135 thousand million do not fit into an `int`, which ends at 2,147,483,647: " +
            "begin with `200L`.", unchecked((int)135_000_000_000)),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Parameters => "Take one filter: how many numbers of the photo lie under it, through all channels, and what is added to their " +
            "sum? Then how many filters are there?",
        Multiplications => "Each output value is a sum of products, one for each weight of its filter. How many output values are there?",
        Image => "The output has as many values as 200 maps of 150×100, and each value has 4 bytes.",
        Batch => "Each of the 100 photos has an output of its own.",
        DenseMap => "A map has 150·100 values, and in a dense layer each of them has a weight for every number of the photo. How many " +
            "numbers has the photo?",
        DenseLayer => "Each of the 200 maps has the weights of the line above, its own ones.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "One filter has 5·5 weights on each of 3 channels, and one bias. One output value takes a product for each weight.",
        "There are 200·150·100 output values. Each has 4 bytes, and in a dense layer 150·100·3 weights of its own.",
        "(5·5·3 + 1)·200 parameters; 200·150·100·(5·5·3) multiplications; 200·150·100·4 bytes.",
    ];

    public override string Explanation =>
        "15,200 parameters do 225 million multiplications: weights are few because they are shared, work and maps are not. 12 MB for one " +
            "photo and 1.2 GB for 100 are this layer's output alone, and training keeps that of every layer. The dense layer would need " +
            "135 thousand million weights, 540 GB.";
}
