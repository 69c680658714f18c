using CourseKit.Networks.Accounting;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.Training;

public sealed class BetterLeNet() : DigitTraining("04-training/better-lenet", "A better LeNet")
{
    private const int MostParameters = 50_000;

    public override string Question =>
        """
        LeNet with sigmoids and average pooling has 61,706 parameters, and after its first epoch it guesses. Make a better one: at least
        two convolutions, at most 50,000 parameters, and at least 95 % of 2,000 digits recognized that it has not seen. Activations,
        pooling, channels, optimizer, learning rate and epochs are yours to choose.

        `train` holds 10,000 digits (at `Scale.Full` 60,000, and then 98.5 % of 10,000 are asked for), and `random` is the generator to
        build the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. Train
        it by `Fit` or by a loop of your own, within two minutes.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.95, full: 0.985);

    protected override IReadOnlyList<Property<Summary>> StructureRules =>
        [NetworkRule.HasConvolutions(atLeast: 2), NetworkRule.HasAtMostParameters(MostParameters)];

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        var network = new Sequential(
            new Conv2d(6, kernel: 5, padding: 2), new Relu(), new MaxPool2d(2),
            new Conv2d(8, kernel: 5), new Relu(), new MaxPool2d(2), new Flatten(),
            new Linear(120), new Relu(), new Linear(84), new Relu(), new Linear(10))
            .Build([1, 1, 28, 28], random);
        var batches = new Loader(train, batch: 32) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 6,
            Optimizer = new Adam(network, learningRate: 0.004) { Schedule = Schedule.OneCycle(6 * batches.Count) },
        });
        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes =>
    [
        UsedUp(() => [new Conv2d(6, kernel: 5, stride: 4), new Relu(), new MaxPool2d(4), new Conv2d(8, kernel: 5), new Flatten()]),
        NotFlat(() => [new Conv2d(6, kernel: 5, padding: 2), new Relu(), new MaxPool2d(2), new Conv2d(10, kernel: 3, padding: 1)]),
        OtherNumberOfScores(() => LeNet(8, () => new Relu(), outputs: 1)),
        Built("no convolutions", () => [new Flatten(), new Linear(60), new Relu(), new Linear(10)],
            "What does a dense layer not know about two pixels that lie next to each other?",
            network => NetworkRule.CountConvolutions(network) == 0),
        Built("one convolution", () => [new Conv2d(6, kernel: 5), new Relu(), new MaxPool2d(4), new Flatten(), new Linear(10)],
            "Your network has one convolution. How many pixels does one of its outputs see, and how many would one of a second " +
                "convolution see, behind the pooling?",
            network => NetworkRule.CountConvolutions(network) == 1),
        Built("too many parameters", () => LeNet(16, () => new Relu()),
            "Which layer has most of the parameters? `network.Summarize([1, 1, 28, 28])` shows it. How many inputs has that layer, and " +
                "which channels are they made of?",
            network => network.Parameters.Value > MostParameters),
        Sigmoids(() => LeNet(8, () => new Sigmoid())),
        NoActivations(() => LeNet(8, () => new Identity())),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Three things hold LeNet back: the slope of its activations, an average that blurs what was found, and an optimizer whose steps " +
            "are too small for it.",
        "Put ReLUs in the place of the sigmoids, and max pooling in the place of average pooling. For the parameters: the first dense " +
            "layer has 16·5·5 inputs, and 16 are the channels of the second convolution.",
        "With 8 channels in the second convolution, batches of 32, Adam with a learning rate of 0.002 and six epochs it goes well.",
    ];

    public override string Explanation =>
        "A ReLU has a slope of 1 wherever it is not 0, so the gradient arrives at the first layer as large as it left the last. That, " +
            "and not the number of channels, was what LeNet lacked: with 8 instead of 16 channels it has 36,498 parameters and " +
            "recognizes more. In 1998 there was no ReLU in its place, and it was trained for many epochs instead.";

    private static IReadOnlyList<NamedLayer> LeNet(int channels, Func<Layer> activation, int outputs = 10) =>
    [
        new Conv2d(6, kernel: 5, padding: 2), activation(), new MaxPool2d(2),
        new Conv2d(channels, kernel: 5), activation(), new MaxPool2d(2), new Flatten(),
        new Linear(120), activation(), new Linear(84), activation(), new Linear(outputs),
    ];
}
