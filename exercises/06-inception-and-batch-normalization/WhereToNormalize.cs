using CourseKit.Networks.Accounting;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class WhereToNormalize() : NormalizedTraining(
    "06-inception-and-batch-normalization/where-to-normalize", "Normalization in another place")
{
    private const int Fewest = 3;

    public override string Question =>
        """
        The paper normalizes between a layer and its activation. Try the other side: build the LeNet with sigmoids so that each
        `BatchNorm2d` gets what comes out of a **sigmoid**, at most through a pooling, a `Flatten` or a dropout, and none stands
        directly in front of another sigmoid. Train it. There are three normalizations at least, and two convolutions; it learns by
        `Sgd` from at most 150 batches of `train`, and recognizes at least 88 % of 2,000 digits that it has not seen.

        `train` holds 3,000 digits (at `Scale.Full` 60,000, then 3,000 batches and 96 % of 10,000), and `random` is the generator to build
        the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. Compare it
        with your network of the exercise before, with two seeds at least, `new Generator(1)` and `new Generator(2)` in the place of
        `random`: which side is better, and by how much? That is for you; the verdict does not ask.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.88, full: 0.96);

    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        .. base.StructureRules,
        NetworkRule.HasAtLeast(Fewest, nameof(BatchNorm2d)),
    ];

    protected override IReadOnlyList<Property<Layer>> TrainedRules =>
    [
        .. base.TrainedRules,
        new("Each normalization gets what comes out of a sigmoid", network => Kinds(network).InFrontOf(nameof(BatchNorm2d)) is var kinds
            ? (kinds.All(kind => kind == nameof(Sigmoid)),
                $"in front of them: {string.Join(", ", kinds.Select(kind => kind ?? "the input"))}") : default),
        new("No normalization gives what it has made to a sigmoid at once", network =>
            (!FeedsSigmoid(Kinds(network)), FeedsSigmoid(Kinds(network)) ? "one does" : "none does")),
    ];

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        var network = new Sequential(
            new Conv2d(6, kernel: 5, padding: 2), new Sigmoid(), new BatchNorm2d(), new AvgPool2d(2),
            new Conv2d(16, kernel: 5), new Sigmoid(), new BatchNorm2d(), new AvgPool2d(2), new Flatten(),
            new Linear(120), new Sigmoid(), new BatchNorm2d(), new Linear(84), new Sigmoid(), new BatchNorm2d(), new Linear(10))
            .Build([1, 1, 28, 28], random);
        var batches = new Loader(train, batch: 64) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 3,
            Optimizer = new Sgd(network, learningRate: 1) { Schedule = Schedule.OneCycle(3 * batches.Count) },
        });
        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes =>
    [
        .. MistakesOfAny(Behind),
        OfKinds("in front of the sigmoids", () => Layers(layer => [layer, new BatchNorm2d(), new Sigmoid()]),
            "Your normalizations stand in front of the sigmoids, where the paper has them. What is to come between a layer and its " +
                "normalization here?",
            kinds => kinds.InFrontOf(nameof(BatchNorm2d)) is { Count: > 0 } before
                && before.All(kind => kind is nameof(Conv2d) or nameof(Linear)) && kinds.All.Contains(nameof(Sigmoid))),
        OfKinds("on both sides", () => Layers(layer => [layer, new BatchNorm2d(), new Sigmoid(), new BatchNorm2d()]),
            "Some of your normalizations get what comes out of a sigmoid, and some the sums in front of one. Which side is under test?",
            kinds => kinds.InFrontOf(nameof(BatchNorm2d)).Contains(nameof(Sigmoid)) && !EndsNormalized(kinds)
                && OfSums(kinds).Any(behind => behind.Contains(nameof(Sigmoid)))),
        OfKinds("a sigmoid missing", () => [.. Layers(Behind).SkipLast(4), new Linear(84), new BatchNorm2d(), new Linear(10)],
            "One of your normalizations gets the sums of a layer with weights, and no sigmoid comes behind it before the next such " +
                "layer. Is a sigmoid missing between the two?",
            kinds => kinds.InFrontOf(nameof(BatchNorm2d)).Contains(nameof(Sigmoid)) && !EndsNormalized(kinds)
                && OfSums(kinds) is { Count: > 0 } all && !all.Any(behind => behind.Contains(nameof(Sigmoid)))),
        OfKinds("between two sigmoids", () => Layers(layer => [layer, new Sigmoid(), new BatchNorm2d(), new Sigmoid()]),
            "Your normalizations stand behind one sigmoid and in front of another, so they are on both sides. What is to come behind a " +
                "normalization here?",
            kinds => FeedsSigmoid(kinds) && kinds.InFrontOf(nameof(BatchNorm2d)).All(kind => kind == nameof(Sigmoid))),
        OfKinds("the scores normalized", () => [.. Layers(layer => [layer, new Sigmoid(), new BatchNorm2d()]), new BatchNorm2d()],
            "Your last normalization gets the scores themselves. What comes out of a sigmoid last?",
            EndsNormalized),
        OfKinds("the images normalized", () => [new BatchNorm2d(), .. Layers(layer => [layer, new Sigmoid(), new BatchNorm2d()])],
            "Your first normalization gets the images. Does a sigmoid come before it?",
            kinds => kinds.InFrontOf(nameof(BatchNorm2d)) is [null, ..]),
        OfKinds("too few", () => [.. Layers(layer => [layer, new Sigmoid()]).SkipLast(1), new BatchNorm2d(), new Linear(10)],
            "The place is right, and there are fewer normalizations than are asked for. How many sigmoids has the network?",
            kinds => kinds.InFrontOf(nameof(BatchNorm2d)) is { Count: > 0 and < Fewest } before
                && before.All(kind => kind == nameof(Sigmoid))),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Take the network of the exercise before, and exchange `new BatchNorm2d(), new Sigmoid()` for the other order. What of the " +
            "biases that had become needless?",
        "The learning rate that was good on the other side may be too large or too small on this one: try a few.",
        "`new Conv2d(6, kernel: 5, padding: 2), new Sigmoid(), new BatchNorm2d(), new AvgPool2d(2)`, and so on, with the rate and the " +
            "schedule of the exercise before.",
    ];

    public override string Explanation =>
        "Behind the activation, the layer in front keeps its bias, since a sigmoid lies between; the next layer gets numbers with mean " +
            "0. Which side is better is a question to the data: in some networks one wins, in others the other, and often two seeds " +
            "differ more. Almost all published networks have it in front, where the convolution and the normalization can be written " +
            "as one convolution for a prediction.";

    private static NamedLayer[] Behind(Layer layer) => [layer, new Sigmoid(), new BatchNorm2d()];

    /// <summary>Returns, for each normalization that gets the sums of a layer with weights, the kinds that get its numbers.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> OfSums(LayerKinds kinds) =>
        [.. kinds.Around(nameof(BatchNorm2d)).Where(one => one.Front.Any(kind => kind is nameof(Conv2d) or nameof(Linear)))
            .Select(one => one.Behind)];

    private static bool EndsNormalized(LayerKinds kinds) =>
        kinds.All.LastOrDefault(kind => kind is not (nameof(Flatten) or nameof(Identity))) == nameof(BatchNorm2d);

    /// <summary>Returns whether a normalization stands in front of a sigmoid, with nothing between them that computes sums.</summary>
    private static bool FeedsSigmoid(LayerKinds kinds) => kinds.InFrontOf(nameof(Sigmoid)).Contains(nameof(BatchNorm2d));
}
