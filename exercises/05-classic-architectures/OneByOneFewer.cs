using CourseKit.Networks.Accounting;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class OneByOneFewer() : NinTraining("05-classic-architectures/one-by-one-fewer", "NiN with one 1×1 fewer")
{
    public override string Question =>
        """
        Remove one of the two convolutions of 1×1 from each block of the NiN above, build what is left, and train it. It keeps three
        blocks or more, each a convolution with a larger window and exactly one of 1×1; it has no dense layer and ends in the average of
        each of ten maps. You pass with 85 % of 2,000 digits that it has not seen.

        `train` holds 3,000 digits (at `Scale.Full` 60,000, and then 97.5 % of 10,000 are asked for), and `random` is the generator to
        build the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. You
        have two minutes, and a few seconds are enough. For scale, the NiN above has six convolutions of 1×1 and 18,346 parameters.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.85, full: 0.975);

    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        .. base.StructureRules,
        new("There are as many convolutions of 1×1 as of larger windows", network =>
            (Ones(network) is var ones && ones == Larger(network), $"{ones} of 1×1, {Larger(network)} of larger windows"))
        {
            Advise = _ => "Each block has one window that sees neighbors and one convolution of 1×1. Which of your blocks has more of " +
                "one than of the other?",
        },
    ];

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        Conv2d Conv(int filters, int kernel, int stride = 1) =>
            new(filters, kernel, stride, padding: kernel / 2) { Initializer = Initializers.HeNormal };
        var network = new Sequential(
            Conv(16, kernel: 5, stride: 2), new Relu(), Conv(16, kernel: 1), new Relu(), new MaxPool2d(2),
            Conv(32, kernel: 3), new Relu(), Conv(32, kernel: 1), new Relu(), new MaxPool2d(2),
            Conv(32, kernel: 3), new Relu(), Conv(10, kernel: 1), new AdaptiveAvgPool2d(), new Flatten())
            .Build([1, 1, 28, 28], random);
        var batches = new Loader(train, batch: 32) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 5,
            Optimizer = new Adam(network, learningRate: 0.01) { Schedule = Schedule.OneCycle(5 * batches.Count) },
        });
        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes =>
    [
        NotFlat(() => Layers(1, () => new Relu()).SkipLast(1).ToList()),
        OtherNumberOfMaps(ones: 1),
        NotAveraged(ones: 1),
        Built("a dense end", () => [.. Layers(1, () => new Relu()).SkipLast(2), new Flatten(), new Linear(10)],
            "There is a dense layer. What does NiN have in its place, and how many weights has that?",
            network => Count(network, nameof(Linear)) > 0),
        Built("nothing removed", () => Layers(2, () => new Relu()),
            "There are two convolutions of 1×1 for each larger one, as before. Which of them do you leave out, and what of its ReLU?",
            network => Larger(network) > 0 && Ones(network) >= 2 * Larger(network)),
        Built("both removed", () => Layers(0, () => new Relu()),
            "There is no convolution of 1×1 left. Each block keeps one.",
            network => Ones(network) == 0 && Larger(network) > 0),
        Built("one of three blocks", () => [.. Layers(2, () => new Relu()).Where((_, index) => index != 2)],
            "Not every block has lost one. Count the convolutions of 1×1 behind each larger window.",
            network => Ones(network) > Larger(network)),
        NoActivations(() => Layers(1, () => new Identity())),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "A block is then a convolution, a ReLU, a convolution of 1×1, a ReLU. Take the cell above and leave two lines out.",
        "The last block has ten maps, one for each class, and `new AdaptiveAvgPool2d(), new Flatten()` behind them. Its last ReLU may " +
            "go: scores may be negative.",
        "With He's start (`Initializer = Initializers.HeNormal`), batches of 32, Adam with 0.01, `Schedule.OneCycle` and five epochs it " +
            "goes well.",
    ];

    public override string Explanation =>
        """
        It has 15,962 parameters instead of 18,346, and takes less time. Is it worse? Compare with the network with two, and with other
        seeds, before you say so: here the seed makes as much difference as the layer. With all 60,000 digits and five epochs it
        recognized 99.1 %, in one run. A reader of the second book, with 60,000 photos of 224×224 pixels, a NiN of two million
        parameters and more epochs, found it faster, and less accurate in the end. A layer more is more that can be learned, if there is
        enough to learn it from.
        """;

    private static int Ones(Summary network) => Windows(network).Count(window => window == "1×1");

    private static int Larger(Summary network) => Windows(network).Count - Ones(network);
}
