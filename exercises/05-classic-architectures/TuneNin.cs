using CourseKit.Networks.Accounting;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class TuneNin() : NinTraining("05-classic-architectures/tune-nin", "Tune NiN")
{
    private const int MostParameters = 200_000;

    public override string Question =>
        """
        With SGD, a learning rate of 0.1 and batches of 128, as in *Dive into Deep Learning*, the NiN above had hardly begun to learn
        after four epochs of 2,000 digits. Tune it: at least 92 % of 2,000 digits that it has not seen. Filters, windows, start,
        optimizer, learning rate, schedule, batch, dropout, augmentation and epochs are yours to choose. It stays a NiN: three
        convolutions with larger windows and three of 1×1 at least, each with weights of its own, a ReLU or another activation function
        between any two of them, no dense layer, the average of each of ten maps at the end, and at most 200,000 parameters.

        `train` holds 3,000 digits (at `Scale.Full` 60,000, and then 98 % of 10,000 are asked for), and `random` is the generator to
        build the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. You
        have two minutes. Hold back some of the 3,000 to choose by: the unseen ones are for the end.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.92, full: 0.98);

    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        .. base.StructureRules,
        new("At least three convolutions are of 1×1", network =>
            (Windows(network).Count(window => window == "1×1") is var count && count >= 3, $"{count}"))
        {
            Advise = _ => "Behind a window of 3×3 or more, a convolution of 1×1 makes a small network of it. Behind which of your " +
                "windows is none?",
        },
        NetworkRule.HasAtMostParameters(MostParameters),
    ];

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        Conv2d Conv(int filters, int kernel, int stride = 1) =>
            new(filters, kernel, stride, padding: kernel / 2) { Initializer = Initializers.HeNormal };
        var network = new Sequential(
            Conv(32, kernel: 5, stride: 2), new Relu(), Conv(32, kernel: 1), new Relu(), new MaxPool2d(2),
            Conv(64, kernel: 3), new Relu(), Conv(64, kernel: 1), new Relu(), new MaxPool2d(2),
            Conv(64, kernel: 3), new Relu(), Conv(10, kernel: 1), new AdaptiveAvgPool2d(), new Flatten())
            .Build([1, 1, 28, 28], random);
        var batches = new Loader(train, batch: 32) { Shuffle = true };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 6,
            Optimizer = new Adam(network, learningRate: 0.01) { Schedule = Schedule.OneCycle(6 * batches.Count) },
        });
        return network;
    });

    public override IReadOnlyList<Mistake<Func<ImageDataset, Generator, Layer>>> Mistakes =>
    [
        MeanAcrossMaps(ones: 2),
        NotFlat(() => Layers(2, () => new Relu()).SkipLast(1).ToList()),
        OtherNumberOfMaps(ones: 2),
        NotAveraged(ones: 2),
        Built("a dense end", () => [.. Layers(2, () => new Relu()).SkipLast(2), new Flatten(), new Linear(10)],
            "There is a dense layer, and what is left is no NiN. What makes ten numbers of ten maps without any weight?",
            network => Count(network, nameof(Linear)) > 0),
        Built("no convolutions of 1×1", () => Layers(0, () => new Relu()),
            "What is left is no NiN: which layers make a small network of each window?",
            network => Windows(network).All(window => window != "1×1")),
        Built("too many parameters", () => [new Conv2d(512, kernel: 5, padding: 2), .. Layers(2, () => new Relu())],
            "A 3×3 with F filters on F maps has nine times as many weights as a 1×1, and four times as many as one with F/2 on F/2. " +
                "Which of your layers has most?",
            network => network.Parameters.Value > MostParameters),
        Sigmoids(() => Layers(2, () => new Sigmoid())),
        NoActivations(() => Layers(2, () => new Identity())),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "First the learning rate, and with it the optimizer: nothing else decides as much. How many steps are four epochs of 3,000 " +
            "digits in batches of 128?",
        "Adam with 0.01 and `Schedule.OneCycle`, batches of 32 and He's start (`Initializer = Initializers.HeNormal`) gain more than " +
            "any layer. Then more filters.",
        "32, 64 and 64 filters with a 1×1 each, ten maps at the end, and six epochs do it. A dropout of 0.5, as in that book, is too " +
            "much for so small a network.",
    ];

    public override string Explanation =>
        """
        The network of the last hint recognizes about 96 %, and with all 60,000 digits 99.1 %, in one run. A reader of *Dive into Deep
        Learning* found that more epochs help, that a dropout of 0.3 is better than 0.5, and that the learning rate makes no difference:
        divide yours by a hundred, and see. What holds for one network, one data set and one budget of time need not hold for another,
        so tune in the order of what decides most, a number at a time, by images that were held back, and let the unseen ones judge
        once.
        """;
}
