using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class DenseNetMemory() : NumberExercise("07-residual-and-dense-connections/densenet-memory", "DenseNet's memory at 224×224")
{
    private const string New = "block 1, new maps", Joined = "block 1, joined maps", Longer = "12 layers, joined maps",
        Pixels = "from 96 to 224 pixels", Dense = "DenseNet-121, memory to train", Residual = "ResNet-50, memory to train";

    private const string Quarter = "That is a quarter. The maps of block 1 have 56×56 pixels, not 28×28. Or do you count numbers in the " +
        "place of their bytes?";

    private const string LargerMaps = "That is four times as much. Behind the pooling maps have 56×56 pixels, not 112×112; and the 4 " +
        "bytes of a number count once.";

    public override string Question =>
        """
        DenseNet has few parameters. Has it little memory? Block 1 of DenseNet-121 gets 64 maps of 56×56 pixels, for images of 224×224, and
        has 6 layers, each of which adds 32 maps. A number has 4 bytes, and one image is looked at.

        How many bytes have the new maps that the 6 layers add, together? But a convolution wants its input in one piece, so behind each
        layer all maps so far are joined: copied into a new tensor, 96 maps behind layer 1, 128 behind layer 2, and so on. In training each
        copy is kept until the gradients come back. How many bytes have these 6 copies, the joined maps, together? And how many would 12
        copies have, of a block of 12 layers that gets the same 64 maps?

        The same network is given images of 96×96 pixels. How many times as much memory do its activations take for 224×224, with
        two digits behind the point?

        At last the whole: how many bytes does it take to train DenseNet-121, and ResNet-50, with batches of 32 images of 3×224×224, for
        SGD without momentum? The calculator knows: `DenseNet.DenseNet121.Network().Summarize([32, 3, 224, 224]).Memory.Training`, and
        `ResNet.ResNet50` likewise. Bytes may be written as `"1.25 GB"` or `"1.16 GiB"`, with three digits or more.

        For scale: the 64 maps that come into block 1 have 64·56·56·4 = 802,816 bytes.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(New, "bytes", 6 * 32 * 56 * 56 * 4),
        new(Joined, "bytes", (96 + 128 + 160 + 192 + 224 + 256) * 56 * 56 * 4)
        {
            Summands = Copies(6),
        },
        new(Longer, "bytes", (12 * 64 + 32 * (12 * 13 / 2)) * 56 * 56 * 4)
        {
            Summands = Copies(12),
        },
        new(Pixels, "times", 224 * 224 / (96d * 96))
        {
            Tolerance = 0.005,
            Amounts = [("the pixels of the larger image", 224 * 224), ("the pixels of the smaller image", 96 * 96)],
        },
        new(Dense, "bytes", DenseNet.DenseNet121.Network().Summarize([32, 3, 224, 224]).Memory.Training.Value) { Tolerance = 0.002 },
        new(Residual, "bytes", ResNet.ResNet50.Network().Summarize([32, 3, 224, 224]).Memory.Training.Value) { Tolerance = 0.002 },
    ];

    /// <inheritdoc/>
    /// <remarks>The mistakes in the last two numbers come from summaries of large networks, which take time where other programs
    /// run.</remarks>
    public override TimeSpan Limit => TimeSpan.FromSeconds(30);

    public override IReadOnlyList<Mistake<Answers>> Mistakes => field ??=
    [
        Wrong(New, "one layer", "That is what one layer adds. How many layers are there?", 32 * 56 * 56 * 4),
        Wrong(New, "one map", "That is one map. How many does a layer add, and how many layers are there?", 56 * 56 * 4),
        Wrong(New, "with the input", "The 64 maps that come in are not new.", 256 * 56 * 56 * 4),
        Wrong(New, "6 for the growth rate", "6 is the number of layers. How many maps does each add?", 6 * 6 * 56 * 56 * 4),
        Wrong(New, "four times as many", "That is four times as much. Behind the pooling maps have 56×56 pixels, not 112×112; and the " +
            "128 maps inside of a layer are not the 32 that it adds. Which is it?", 6 * 32 * 112 * 112 * 4),
        Wrong(New, "twice as much", "It is twice as much. A layer adds 32 maps, and 64 are those that come in. Or has the block 12 " +
            "layers in your sum, or a number 8 bytes?", 2 * 6 * 32 * 56 * 56 * 4),
        Wrong(New, "a quarter", Quarter, 6 * 32 * 28 * 28 * 4),
        Wrong(New, "three times as many", "That is three times as much. A layer adds 32 maps, whatever comes in: not 96, and not 32 for " +
            "each color of the image.", 3 * 6 * 32 * 56 * 56 * 4),
        .. new[] { New, Joined, Longer }.Select(quantity => Wrong(quantity, "one row of each map",
            "Your maps have 56 numbers each. How many rows of 56 pixels has a map?", Right(quantity) / 56)),
        Wrong(New, "224×224 pixels", "The image has 224×224 pixels. How many have the maps of block 1?", 6 * 32 * 224 * 224 * 4),
        Wrong(New, "the bottlenecks too", "The 128 maps inside of a layer are not what it " +
            "adds.", 6 * 160 * 56 * 56 * 4),
        Wrong(New, "32 images", "One image is looked at here.", 32L * 6 * 32 * 56 * 56 * 4),
        Wrong(Joined, "the last copy alone",
            "That is the copy behind layer 6. The others are still needed for the gradients: how many bytes have all six?",
            256 * 56 * 56 * 4),
        Wrong(Joined, "without copies", "That is as much as the new maps alone, or as the copy behind layer 4. There are six copies, and " +
            "each holds the old maps once more.", 6 * 32 * 56 * 56 * 4),
        Wrong(Joined, "the new maps besides the copies", "What is too much is as much as the new maps, or as the copy behind layer 4. " +
            "The new maps are in the copies already: is either in your sum twice?", (1_056 + 192) * 56 * 56 * 4),
        Wrong(Joined, "a quarter", Quarter, 1_056 * 28 * 28 * 4),
        Wrong(Joined, "112×112 pixels", LargerMaps, 1_056 * 112 * 112 * 4),
        Wrong(Joined, "224×224 pixels", "The image has 224×224 pixels. How many have the maps of block 1?", 1_056L * 224 * 224 * 4),
        Wrong(Joined, "the input for the first copy",
            "You have 64 + 96 + … + 224: what comes into the layers. What is copied behind " +
                "them?", (64 + 96 + 128 + 160 + 192 + 224) * 56 * 56 * 4),
        Wrong(Joined, "the input and all copies", "The 64 maps that come in are there already, nobody copies them.",
            (64 + 96 + 128 + 160 + 192 + 224 + 256) * 56 * 56 * 4),
        Wrong(Joined, "copies without the block's input", "Each copy has the 64 maps of the block's input in it, too.",
            (32 + 64 + 96 + 128 + 160 + 192) * 56 * 56 * 4),
        Wrong(Joined, "copies of one size", "The copies grow from layer to layer, by 32 " +
            "maps.", 6 * 256 * 56 * 56 * 4, 6 * 96 * 56 * 56 * 4),
        Wrong(Joined, "all new maps in each copy, or the first copy twice", "What your sum has too much is as much as the copy behind " +
            "layer 1. Is that in it twice? Or has each of your copies 192 maps, all the new ones: how many maps are there behind layer 1?",
            6 * 192 * 56 * 56 * 4),
        Wrong(Joined, "the first copy left out, or another mean", "What your sum lacks is as much as the copy behind layer 1. Is that in " +
            "it? Or do you take six times a mean: the first copy has 96 maps, and the last one 256?", (1_056 - 96) * 56 * 56 * 4),
        Wrong(Joined, "32 images", "One image is looked at here.", 32L * 1_056 * 56 * 56 * 4),
        Wrong(Longer, "twice as many bytes",
            "Twice the layers, twice the bytes? The copies behind layers 7 to 12 hold more maps than those before. How many are there " +
                "behind layer 12?",
            2 * 1_056 * 56 * 56 * 4),
        Wrong(Longer, "four times as many bytes",
            "Squares grow like that, and without the 64 maps that come in it would be near. Add up 96 + 128 + … + " +
                "448.", 4 * 1_056 * 56 * 56 * 4),
        Wrong(Longer, "three times as many bytes, or the first copy left out", "What your sum lacks is as much as the copy behind layer " +
            "1. Is that in it? Or do you take three times the six copies, which is near? Add up 96 + 128 + … + 448.",
            3 * 1_056 * 56 * 56 * 4),
        Wrong(Longer, "the last copy alone", "That is the copy behind layer 12. What of the eleven others?", 448 * 56 * 56 * 4),
        Wrong(Longer, "without copies", "That is as much as the new maps of 12 layers, or as the copy behind layer 10. There are 12 " +
            "copies, and each holds the old maps once more.", 384 * 56 * 56 * 4),
        Wrong(Longer, "the new maps besides the copies", "What is too much is as much as the new maps, or as the copy behind layer 10. " +
            "The new maps are in the copies already: is either in your sum twice?", (3_264 + 384) * 56 * 56 * 4),
        Wrong(Longer, "the input and all copies", "The 64 maps that come in are there already, nobody copies them.",
            (3_264 + 64) * 56 * 56 * 4),
        Wrong(Longer, "a quarter", Quarter, 3_264 * 28 * 28 * 4),
        Wrong(Longer, "112×112 pixels", LargerMaps, 3_264 * 112 * 112 * 4),
        Wrong(Longer, "224×224 pixels", "The image has 224×224 pixels. How many have the maps of block 1?", 3_264L * 224 * 224 * 4),
        Wrong(Longer, "another mean", "Do you take twelve times a mean? The first copy has 96 maps, and the last one 448.",
            12 * 256 * 56 * 56 * 4),
        Wrong(Longer, "layers 7 to 12 alone", "Those are the copies behind layers 7 to 12. What of the first six?",
            (3_264 - 1_056) * 56 * 56 * 4),
        Wrong(Longer, "copies without the block's input", "Each copy has the 64 maps of the block's input in it, too.",
            (3_264 - 768) * 56 * 56 * 4),
        Wrong(Longer, "the input for the first copy", "You have 64 + 96 + … + 416: what comes into the layers. What is copied behind them?",
            (3_264 - 448 + 64) * 56 * 56 * 4),
        Wrong(Pixels, "in percent", "That is in percent. How many **times** as much is asked for.",
            100 * 49 / 9d, (100 * 49 / 9d) - 100),
        Wrong(Pixels, "one axis", "That is one axis. A map is larger down and across.", 224 / 96d),
        Wrong(Pixels, "a difference", "That is how much more, of rows or of pixels. How many **times** as much is asked for.",
            (224 * 224) - (96 * 96), 224 - 96),
        Wrong(Pixels, "turned round", "How many times as much do the **larger** images take?", 96 * 96 / (224d * 224)),
        Wrong(Pixels, "unchanged", "The parameters stay as they are. And each map?", 1),
        Wrong(Pixels, "squared twice", "Rows and columns grow by 7/3 each. How much does their product?", Math.Pow(224 / 96d, 4)),
        Wrong(Pixels, "three axes", "A map has two axes. How often does the factor 224/96 count?", Math.Pow(224 / 96d, 3)),
        Wrong(Pixels, "times the batch, the bytes or the colors", "The images of a batch, the bytes of a number and the colors of a " +
            "pixel are as many for both sizes. What alone is another number?", 32 * 49 / 9d, 4 * 49 / 9d, 3 * 49 / 9d),
        Wrong(Pixels, "whole-number division", "In C#, `224 / 96` is 2: between two whole numbers `/` drops the fraction. Write " +
            "`224.0 / 96`. And how often does that factor count, for rows and columns?", 4, 2),
        Wrong(Pixels, "twice one axis", "That is twice the factor of one axis. If a map has 7/3 as many rows, and 7/3 as many columns, " +
            "how many times as many pixels has it?", 2 * 224 / 96d),
        Wrong(Pixels, "the root of one axis", "That is the root of 224/96. Each of the two axes grows by 224/96: how much does the " +
            "number of pixels?", Math.Sqrt(224 / 96d)),
        Wrong(Pixels, "the memory to train",
            "Those are the bytes that it takes to train. Weights and gradients are among them, which do not grow with the images. How " +
                "many times as much do the activations take, for themselves?",
            Training(32, 224) / Training(32, 96), Training(1, 224) / Training(1, 96)),
        Wrong(Pixels, "rounded on the way", "224/96 is more than 2.3. Do you go on with a rounded number? Keep all digits until the end.",
            2.3 * 2.3),
        Wrong(Pixels, "rounded up", "It may be rounded too much: give two digits behind the point.", 6),
        .. OfTraining(Dense, DenseNet.DenseNet121, ResNet.ResNet50, DenseNet.DenseNet161, DenseNet.DenseNet169,
            DenseNet.DenseNet201),
        .. OfTraining(Residual, ResNet.ResNet50, DenseNet.DenseNet121, ResNet.ResNet34, ResNet.ResNet101, ResNet.ResNet152),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        New => "Six layers, 32 maps each, 56×56 numbers in a map, 4 bytes a number.",
        Joined => "Behind layer l there are 64 + 32·l maps. Add these up for l = 1 to 6, then come pixels and bytes.",
        Longer => "Behind layer l there are 64 + 32·l maps. Add these up for l = 1 to 12.",
        Pixels => "All maps become larger along both axes, by the same factor.",
        Dense or Residual => "Call `Summarize([32, 3, 224, 224])` on the network, and look at `Memory.Training`.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Count maps first: 32 for each layer that are new, and in each copy all that there are so far. Pixels and bytes come at the end.",
        "`Enumerable.Range(1, 12).Sum(l => 64 + 32 * l) * 56 * 56 * 4` adds up the copies of a block of 12 layers.",
        "96 is 3·32 and 224 is 7·32: no map is rounded, so the ratio is 49/9. The last two numbers are `Memory.Training` of the two " +
            "summaries.",
    ];

    public override string Explanation =>
        """
        A third of ResNet-50's parameters, and a quarter more memory to train: what fills memory is maps, not weights. Copies make it
        so: for twice as many layers the copies take three times the bytes. Without the 64 maps that come in, which each copy holds once,
        it would be nearly four times: copies grow with the square of the number of layers. But that is the program, not the network.
        Pleiss and others (2017) let all copies of a block share one place and compute them once more on the way back; then memory grows
        with the number of layers.
        """;

    private double Right(string quantity) => Quantities.Single(one => one.Name == quantity).Value;

    /// <summary>The bytes that it takes to train the network with batches of some size, for images of so many rows and columns.</summary>
    private static double Training(int batch, int pixels) =>
        DenseNet.DenseNet121.Network().Summarize([batch, 3, pixels, pixels]).Memory.Training.Value;

    /// <summary>The mistakes in the memory that it takes to train a network, which may be taken for others.</summary>
    private IEnumerable<Mistake<Answers>> OfTraining(string quantity, Architecture network, params IReadOnlyList<Architecture> others)
    {
        MemorySummary Of(int batch, int pixels = 224) => network.Network().Summarize([batch, 3, pixels, pixels]).Memory;
        var (right, parameters) = (Of(32), network.Published.Parameters);
        double training = right.Training.Value, ofNetwork = right.ParameterBytes + right.GradientBytes;
        yield return Wrong(quantity, "the parameters alone",
            "That is what the parameters take. What else is in memory while a network learns?", 4 * parameters, parameters);
        yield return Wrong(quantity, "one image", "That is for a batch of one image. What is N in `Summarize([N, 3, 224, 224])`?",
            Of(1).Training.Value);
        yield return Wrong(quantity, "32 times one image",
            "That is 32 times what one image takes. Weights and gradients are there once, not once for each image.",
            32d * Of(1).Training.Value);
        yield return Wrong(quantity, "a part for each image",
            "That is the 32nd part of what the whole batch takes. How much memory has to be there for all of it?", training / 32);
        yield return Wrong(quantity, "the peak of a prediction",
            "That is a prediction, which throws away what nobody reads any more. The question is about training.",
            right.InferencePeak.Value, Of(1).InferencePeak.Value);
        yield return Wrong(quantity, "96×96 pixels", "That is for smaller images. The question has 224×224 pixels.",
            Of(32, pixels: 96).Training.Value);
        yield return Wrong(quantity, "the books' sum",
            "That sum leaves out what normalizations and ReLUs give, which is kept as well. `Memory.Training` has it.",
            right.SimpleTraining.Value);
        yield return Wrong(quantity, "momentum",
            "That is with momentum, which keeps a number more for each parameter. The question is about SGD without.",
            training + right.ParameterBytes);
        yield return Wrong(quantity, "activations alone",
            "Those are the activations. What does the network itself keep, and what does it compute for the optimizer?",
            training - ofNetwork - right.BufferBytes, training - ofNetwork);
        yield return Wrong(quantity, "Adam",
            "That is with two numbers more for each parameter, as Adam keeps them. The question is about SGD without momentum.",
            training + (2 * right.ParameterBytes));
        yield return Wrong(quantity, "computed in place",
            "That is less than training takes as it is asked for: is your summary one with `InPlace = true`? Call `Summarize` with the " +
                "shape alone.",
            network.Network().Summarize([32, 3, 224, 224], new SummaryOptions { InPlace = true }).Memory.Training.Value);
        foreach (var other in others)
        {
            yield return Wrong(quantity, $"{other}", $"That is `{other}`. Which network does the line ask for?",
                other.Network().Summarize([32, 3, 224, 224]).Memory.Training.Value);
        }
    }

    /// <summary>The copies of a block, of which one in the middle is not told from others: they grow in even steps, so that whatever a sum
    /// lacks is as much as one or two of them.</summary>
    private static IReadOnlyList<(string Name, double Value)> Copies(int layers) =>
    [
        ("the copy behind layer 1", Copy(1)),
        ($"the copies behind layers 2 to {layers - 1}", Enumerable.Range(2, layers - 2).Select(Copy).Sum()),
        ($"the copy behind layer {layers}", Copy(layers)),
    ];

    private static double Copy(int layer) => (64 + (32 * layer)) * 56 * 56 * 4;
}
