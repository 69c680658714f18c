using CourseKit.Networks.Accounting;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.Training;

public sealed class SimplifyAlexNet() : DigitTraining("04-training/simplify-alexnet", "A simpler AlexNet for 28×28 pixels")
{
    private const int MostParameters = 500_000, MostProducts = 5_000_000;

    public override string Question =>
        """
        AlexNet for gray images of 224×224 pixels has 46,764,746 parameters and takes 938 million multiply-accumulates for an image, and
        images of 28×28 pixels are too small for it. Simplify it for them: keep its five convolutions, and come down to at most 500,000
        parameters and at most 5 million multiply-accumulates for an image. Then train it, so that it recognizes at least 95 % of 2,000
        digits that it has not seen.

        `train` holds 10,000 digits (at `Scale.Full` 60,000, and then 98.5 % of 10,000 are asked for), and `random` is the generator to
        build the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. You
        have two minutes. `network.Summarize([1, 1, 28, 28])` counts parameters and multiply-accumulates before you train anything.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.95, full: 0.985);

    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        NetworkRule.HasConvolutions(atLeast: 5), NetworkRule.HasAtMostParameters(MostParameters),
        NetworkRule.HasAtMostMultiplyAccumulates(MostProducts),
    ];

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        Conv2d Conv(int filters) => new(filters, kernel: 3, padding: 1) { Initializer = Initializers.HeNormal };
        var network = new Sequential(
            Conv(16), new Relu(), new MaxPool2d(2), Conv(32), new Relu(), new MaxPool2d(2),
            Conv(48), new Relu(), Conv(48), new Relu(), Conv(32), new Relu(), new MaxPool2d(2), new Flatten(),
            new Linear(128), new Relu(), new Dropout(), new Linear(128), new Relu(), new Dropout(), new Linear(10))
            .Build([1, 1, 28, 28], random);
        var batches = new Loader(train, batch: 32) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 3,
            Optimizer = new Adam(network, learningRate: 0.002) { Schedule = Schedule.OneCycle(3 * batches.Count) },
        });
        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes =>
    [
        new("the windows of large images", (_, random) => Build(random, LargeImages()),
            "The first window of 11×11 with its stride of 4 leaves 5×5 places of 28×28 pixels, the first pooling 2×2, the second none. " +
                "Which windows and strides are made for 224 pixels, and which suit 28?")
        {
            Shows = answer => Failure(answer) is { } failure && failure == Failure((_, random) => Build(random, LargeImages())),
        },
        UsedUp(() => [new Conv2d(16, kernel: 3), new MaxPool2d(4), new Conv2d(32, kernel: 3), new MaxPool2d(4), new MaxPool2d(2)]),
        NotFlat(() => [Conv(8), new Relu(), Conv(8), new Relu(), Conv(8), new Relu(), Conv(8), new Relu(), Conv(10)]),
        OtherNumberOfScores(() => SmallImages(8, 64, outputs: 1000)),
        Built("fewer than five convolutions", () => [new Conv2d(8, kernel: 3), new Relu(), new Flatten(), new Linear(10)],
            "What is left is no AlexNet. What can be made smaller in a convolution without leaving it out?",
            network => NetworkRule.CountConvolutions(network) < 5),
        Built("the dense layers as they were", () => SmallImages(4, 4096),
            "Most of your parameters are in the dense layers, as they are in AlexNet. How many inputs has each of them, and how many " +
                "outputs does it need for ten classes?",
            network => network.Parameters.Value > MostParameters && IsMostlyDense(network)),
        Built("the channels as they were", () => SmallImages(96, 64),
            "Most of your parameters are in the convolutions. A layer with half as many channels, behind another one with half as many: " +
                "what part of its weights is left?",
            network => network.Parameters.Value > MostParameters),
        Built("large maps for too long", () => SmallImages(24, 64),
            "Few parameters, but many products: each weight of a convolution is used at each place of its map. In which layer are the " +
                "maps large and many at the same time, and what makes them smaller before it?",
            network => network.Parameters.Value <= MostParameters && network.MultiplyAccumulates.Value > MostProducts),
        Sigmoids(() => [.. SmallImages(4, 64).Select(layer => layer.Layer is Relu ? new Sigmoid() : layer)]),
        NoActivations(() => [.. SmallImages(4, 64).Where(layer => layer.Layer is not Relu)]),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "AlexNet's windows fit 224 pixels. Replace the first one by 3×3 with a stride of 1, and the poolings by windows of 2×2: 28 " +
            "becomes 14, 7 and 3.",
        "The parameters sit in the dense layers: with 128 units each in the place of 4,096 they have almost none. The products sit in " +
            "the convolutions: take a sixth or an eighth of the channels.",
        "Filters 16, 32, 48, 48 and 32 of 3×3, all with a padding of 1, poolings behind the first, the second and the fifth, weights by " +
            "`Initializers.HeNormal`, Adam with 0.001, and four epochs.",
    ];

    public override string Explanation =>
        "A network that is made for a thousand classes of photos has far more than ten digits need. What one gives up first costs " +
            "nothing: the large windows, which these images have no room for, and dense layers with thousands of units. What remains " +
            "of AlexNet is its form: convolutions that grow deeper as maps grow smaller, three of them in a row, and dropout in a " +
            "dense end.";

    private static Layer Build(Generator random, IReadOnlyList<NamedLayer> layers) =>
        new Sequential(layers).Build([1, 1, 28, 28], random);

    private static IReadOnlyList<NamedLayer> LargeImages() =>
    [
        new Conv2d(96, kernel: 11, stride: 4, padding: 1), new Relu(), new MaxPool2d(3, stride: 2),
        new Conv2d(256, kernel: 5, padding: 2), new Relu(), new MaxPool2d(3, stride: 2), new Flatten(), new Linear(10),
    ];

    private static IReadOnlyList<NamedLayer> SmallImages(int filters, int units, int outputs = 10) =>
    [
        Conv(filters), new Relu(), Conv(filters), new Relu(), new MaxPool2d(2), Conv(2 * filters), new Relu(), Conv(2 * filters),
        new Relu(), Conv(2 * filters), new Relu(), new MaxPool2d(2), new MaxPool2d(2), new Flatten(),
        new Linear(units), new Relu(), new Dropout(), new Linear(units), new Relu(), new Dropout(), new Linear(outputs),
    ];

    private static Conv2d Conv(int filters) => new(filters, kernel: 3, padding: 1);

    private static bool IsMostlyDense(Summary network) =>
        network.Layers.Where(layer => layer.Kind == nameof(Linear)).Sum(layer => layer.Parameters.Value) > network.Parameters.Value / 2;
}
