using CourseKit.Networks.Accounting;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.ClassicArchitectures;

/// <summary>Exercise in training a network in network on handwritten digits, whose test set it is measured on.</summary>
public abstract class NinTraining(string id, string title) : ImageTraining(id, title)
{
    private static readonly string[] Averages = [nameof(AdaptiveAvgPool2d), nameof(AvgPool2d)];

    /// <summary>Gets the rules of any network in network: blocks of convolutions alone, and an average of each of ten maps.</summary>
    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        new("At least three convolutions have windows larger than 1×1", network =>
            (Windows(network).Count(window => window != "1×1") is var count && count >= 3, $"{count}"))
        {
            Advise = _ => "Each block of the NiN above begins with a convolution that sees neighbors, 5×5 or 3×3. How many blocks has " +
                "it, and how many has yours?",
        },
        new("There is no dense layer", network => (Count(network, nameof(Linear)) is var count && count == 0, $"{count}")),
        new("At its end, each of ten maps is averaged", network => (IsAveraged(network), $"`{End(network).Layer}` at the end"))
        {
            Advise = network => AboutEnd(network),
        },
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Property<Layer>> TrainedRules =>
    [
        Rule("Between any two convolutions is an activation function", network =>
            NinStructure.Unbent(network, IsUnbent) is var (first, second)
                ? ($"none between `{first}` and `{second}`",
                    $"Between your `{first}` and the `{second}` behind it is no ReLU, and no other activation function: a pooling is " +
                        "none. What stands behind each convolution in the NiN above, but the last?")
                : null),
        Rule("Each convolution has weights of its own", network => NinStructure.CalledTwice(network) is { } shared
            ? ($"`{shared}`, called more than once",
                $"Your network calls one and the same layer, `{shared}`, in several places, which share its weights. Each `new` makes a " +
                    "layer with weights of its own.")
            : null),
        Rule("The number of each map is the mean of its pixels", network =>
            NinStructure.OtherThanMeans(network) is var (layer, maps, factor)
                ? ($"another number, by `{layer}`",
                    $"`{layer}` gets maps of {maps[2]}×{maps[3]} pixels, and the number that comes of each is " +
                        (factor is { } times ? FormattableString.Invariant($"{times:0.##} times their mean. What is a sum divided by?")
                            : $"not their mean. Which of the {maps[2] * maps[3]} pixels have a say in it?"))
                : null),
    ];

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeTraining() => Digits.Train(Course.Scale.Choose(quick: 3_000, full: 60_000));

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeUnseen() => Digits.Test(Course.Scale.Choose(quick: 2_000, full: 10_000));

    /// <summary>Returns a rule that a network breaks in which something is found: what is seen of it, and what is advised.</summary>
    private static Property<Layer> Rule(string rule, Func<Layer, (string Seen, string Advice)?> find) =>
        new(rule, network => find(network) is var (seen, _) ? (false, seen) : (true, null))
        {
            Advise = network => find(network)?.Advice,
        };

    /// <summary>Returns the mistake of too many maps at the end, or too few.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> OtherNumberOfMaps(int ones) => Built(
        "another number of outputs", () => Layers(ones, () => new Relu(), outputs: 16),
        "The network gives another number of scores than there are classes. Which convolution decides how many maps are averaged at the " +
            "end?",
        network => network.Output is [_, not 10] && IsAverage(End(network)) && !AveragesPixels(network));

    /// <summary>Returns the mistake of a mean across the maps.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> MeanAcrossMaps(int ones) => Built(
        "the mean across the maps", () => [.. Layers(ones, () => new Relu()).SkipLast(2), new PixelMeans()],
        "Your last layer makes a number of each pixel, of all ten maps together: its mean goes across the maps. Along which axes of " +
            "[N, 10, H, W] do the pixels of one map lie?",
        AveragesPixels);

    /// <summary>Returns the mistake of maps that are written in a row as they are.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> NotAveraged(int ones) => Built(
        "maps in a row", () => [.. Layers(ones, () => new Relu()).SkipLast(2), new Flatten()],
        "Your network writes all numbers of its last maps in a row. A NiN has one number for each of ten maps: which layer makes it, " +
            "without any weight?",
        network => network.Output is [_, not 10] && End(network).Output is [_, _, _, _] and not [_, _, 1, 1]);

    /// <summary>Returns the windows of all convolutions: <c>3×3</c>.</summary>
    private protected static IReadOnlyList<string> Windows(Summary network) =>
        [.. network.Layers.Where(layer => layer.Kind is nameof(Conv2d) or nameof(DepthwiseConv2d)).Select(layer => layer.Kernel)];

    /// <summary>Returns whether the last layer but for those that only write numbers in a row averages ten maps.</summary>
    private protected static bool IsAveraged(Summary network) => network.Output is [_, 10]
        && IsAverage(End(network));

    /// <summary>Returns whether a layer of the learner's own makes one number of each pixel of ten maps.</summary>
    private static bool AveragesPixels(Summary network) =>
        network.Layers.Reverse().SkipWhile(layer => layer.Kind is nameof(Flatten)).Take(2).ToList() is
            [var end, { Output: [_, 10, var height, var width] }]
        && IsOwn(end) && end.Parameters.Value == 0 && network.Output is [_, not 10 and var numbers] && numbers == height * width;

    /// <summary>Returns the last layer but for those that only write numbers in a row.</summary>
    private static LayerSummary End(Summary network) => network.Layers.Last(layer => layer.Kind is not nameof(Flatten));

    /// <summary>Returns whether a layer averages maps, or may: one of the learner's own is tried when the network is trained.</summary>
    private static bool IsAverage(LayerSummary layer) =>
        Averages.Contains(layer.Kind) ? layer.Output is [_, _, 1, 1] : IsOwn(layer) && layer.Parameters.Value == 0;

    private static bool IsOwn(LayerSummary layer) => typeof(Layer).Assembly.GetType($"{typeof(Flatten).Namespace}.{layer.Kind}") is null;

    /// <summary>Returns what leads from another end to that of a NiN.</summary>
    private static string AboutEnd(Summary network) => End(network) is var end && end.Kind.Contains("MaxPool", StringComparison.Ordinal)
            ? $"`{end.Layer}` keeps one number of each map, its largest, and only that pixel gets a gradient. Which layer lets all of " +
                "them have a say?"
        : end.Kind is nameof(Softmax)
            ? "The scores of each image add up to 1, so your network ends in a softmax, behind the average. The cross-entropy has a " +
                "softmax inside: how small can the loss become behind two of them?"
        : network.Layers.Any(IsAverage)
            ? $"Behind the average of your maps comes `{end.Layer}`. In a NiN the averages are the scores: what stands in front of the " +
                "average, and how many maps does it give?"
        : $"Your network ends in `{end.Layer}`. Which layer makes one number of each map, without any weight, and how many maps has it?";

    /// <summary>The layers of three blocks with windows of 5×5, 3×3 and 3×3.</summary>
    /// <param name="ones">The number of 1×1 convolutions in each block.</param>
    /// <param name="activation">The activation function.</param>
    /// <param name="outputs">The number of scores.</param>
    private protected static IReadOnlyList<NamedLayer> Layers(int ones, Func<Layer> activation, int outputs = 10) =>
    [
        .. Block(ones, activation, 16, 16, kernel: 5, stride: 2), activation(), new MaxPool2d(2),
        .. Block(ones, activation, 32, 32, kernel: 3), activation(), new MaxPool2d(2),
        .. Block(ones, activation, 32, outputs, kernel: 3), new AdaptiveAvgPool2d(), new Flatten(),
    ];

    private static IEnumerable<NamedLayer> Block(int ones, Func<Layer> activation, int filters, int last, int kernel, int stride = 1)
    {
        yield return new Conv2d(ones > 0 ? filters : last, kernel, stride, padding: kernel / 2);
        for (var left = ones; left > 0; left--)
        {
            yield return activation();
            yield return new Conv2d(left > 1 ? filters : last, kernel: 1);
        }
    }

    /// <summary>Mean across the maps at each pixel, in the place of the mean of each map.</summary>
    private sealed class PixelMeans : Layer
    {
        public override Shape Infer(Shape input) => [input[0], input[2] * input[3]];

        protected override Tensor Forward(Tensor x) => x.Mean(1).Reshape(x.Shape[0], -1);
    }
}
