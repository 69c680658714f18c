using CourseKit.Networks.Accounting;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.ClassicArchitectures;

/// <summary>Exercise in training a network in network on handwritten digits, whose test set it is measured on.</summary>
public abstract class NinTraining(string id, string title) : ImageTraining(id, title)
{
    private const float Rounding = 1e-4f;

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
        new("The number of each map is the mean of its pixels", network => (GivesMeans(network), "another number")),
    ];

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeTraining() => Digits.Train(Course.Scale.Choose(quick: 3_000, full: 60_000));

    /// <inheritdoc/>
    protected sealed override ImageDataset MakeUnseen() => Digits.Test(Course.Scale.Choose(quick: 2_000, full: 10_000));

    /// <summary>Returns the mistake of too many maps at the end, or too few.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> OtherNumberOfMaps(int ones) => Built(
        "another number of outputs", () => Layers(ones, () => new Relu(), outputs: 16),
        "The network gives another number of scores than there are classes. Which convolution decides how many maps are averaged at the " +
            "end?",
        network => network.Output is [_, not 10] && IsAverage(End(network)));

    /// <summary>Returns the mistake of maps that are written in a row as they are.</summary>
    private protected Mistake<Func<ImageDataset, Generator, Layer>> NotAveraged(int ones) => Built(
        "maps in a row", () => [.. Layers(ones, () => new Relu()).SkipLast(2), new Flatten()],
        "Your network writes all numbers of its last maps in a row. A NiN has one number for each of ten maps: which layer makes it, " +
            "without any weight?",
        network => network.Output is [_, not 10] && End(network).Output is [_, _, _, _] and not [_, _, 1, 1]);

    /// <summary>Returns the windows of all convolutions: <c>3×3</c>.</summary>
    private protected static IReadOnlyList<string> Windows(Summary network) =>
        [.. network.Layers.Where(layer => layer.Kind == nameof(Conv2d)).Select(layer => layer.Kernel)];

    /// <summary>Returns whether the last layer but for those that only write numbers in a row averages ten maps.</summary>
    private protected static bool IsAveraged(Summary network) => network.Output is [_, 10]
        && IsAverage(End(network));

    /// <summary>Returns the last layer but for those that only write numbers in a row.</summary>
    private static LayerSummary End(Summary network) => network.Layers.Last(layer => layer.Kind is not nameof(Flatten));

    /// <summary>Returns whether a layer averages maps, or may: one of the learner's own is tried when the network is trained.</summary>
    private static bool IsAverage(LayerSummary layer) =>
        Averages.Contains(layer.Kind) ? layer.Output is [_, _, 1, 1] : IsOwn(layer) && layer.Parameters.Value == 0;

    private static bool IsOwn(LayerSummary layer) => typeof(Layer).Assembly.GetType($"{typeof(Flatten).Namespace}.{layer.Kind}") is null;

    /// <summary>Returns whether the last layer but for those that only write numbers in a row gives the means of its maps.</summary>
    private static bool GivesMeans(Layer network)
    {
        var end = Graph.Of(network, [1, 1, 28, 28]).Nodes.Skip(1)
            .Last(node => node.Layer is not Flatten && node.Inputs[0].Shape is [_, _, not 1, not 1]);
        var maps = new Generator(1).Uniform(end.Inputs[0].Shape);
        var gap = end.Layer!.Call(maps).Reshape(-1) - maps.Mean(3).Mean(2).Reshape(-1);
        return gap.Abs().Max().Item() < Rounding;
    }

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
}
