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
    private const string One = "1×1";

    public override string Question =>
        """
        Remove one of the two convolutions of 1×1 from each block of the NiN above, build what is left, and train it. It keeps three
        blocks or more, each a convolution with a larger window and exactly one of 1×1. Each convolution has weights of its own, and
        between any two is a ReLU, or another activation function. There is no dense layer, and at the end is the average of each of ten
        maps. You pass with 85 % of 2,000 digits that it has not seen.

        `train` holds 3,000 digits (at `Scale.Full` 60,000, and then 97.5 % of 10,000 are asked for), and `random` is the generator to
        build the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. You
        have two minutes, and a few seconds are enough. For scale, the NiN above has six convolutions of 1×1 and 18,346 parameters.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.85, full: 0.975);

    protected override IReadOnlyList<Property<Summary>> StructureRules =>
    [
        .. base.StructureRules,
        new("Each block has one convolution with a larger window and one of 1×1", network =>
            (Blocks(network).All(block => block.Count == 2 && block.Contains(One)), Written(network)))
        {
            Advise = network => $"These are the windows of your blocks: {Written(network)}. Each has one that sees neighbors and one of " +
                "1×1. Which of them has more, or fewer?",
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
        MeanAcrossMaps(ones: 1),
        NotFlat(() => Layers(1, () => new Relu()).SkipLast(1).ToList()),
        OtherNumberOfMaps(ones: 1),
        NotAveraged(ones: 1),
        Built("a dense end", () => [.. Layers(1, () => new Relu()).SkipLast(2), new Flatten(), new Linear(10)],
            "There is a dense layer. What does NiN have in its place, and how many weights has that?",
            network => Count(network, nameof(Linear)) > 0),
        Built("nothing removed", () => Layers(2, () => new Relu()),
            "There are two convolutions of 1×1 for each larger one, as before. Which of them do you leave out, and what of its ReLU?",
            network => Larger(network) > 0 && Ones(network) >= 2 * Larger(network) && LongestRow(network) < 3),
        Built("both removed", () => Layers(0, () => new Relu()),
            "There is no convolution of 1×1 left. Each block keeps one.",
            network => Ones(network) == 0 && Larger(network) > 0),
        Built("windows removed", () => [.. Layers(2, () => new Relu()).Where((_, index) => index is not (7 or 8 or 14 or 15))],
            "Your network has three convolutions of 1×1 in a row, or more. A 1×1 sees one pixel, and the larger window its neighbors: " +
                "which of the two kinds was to go?",
            network => Larger(network) < 3 && LongestRow(network) >= 3),
        Built("one of three blocks", () => [.. Layers(2, () => new Relu()).Where((_, index) => index != 2)],
            "Not every block has lost one. Count the convolutions of 1×1 behind each larger window.",
            network => Larger(network) >= 3 && Ones(network) > Larger(network)),
        Sigmoids(() => Layers(1, () => new Sigmoid())),
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
        With one fewer in each block, the NiN above has 15,962 parameters instead of 18,346, and takes less time. Is it worse? Compare
        with the network with two, and with other seeds, before you say so: here the seed makes as much difference as the layer. With
        all 60,000 digits and five epochs it recognized 99.1 %, in one run. A reader of *Dive into Deep Learning*, with 60,000 photos of
        224×224 pixels, a NiN of two million parameters and more epochs, found it faster, and less accurate in the end. A layer more is
        more that can be learned, if there is enough to learn it from.
        """;

    private static int Ones(Summary network) => Windows(network).Count(window => window == One);

    private static int Larger(Summary network) => Windows(network).Count - Ones(network);

    /// <summary>The number of convolutions of 1×1 in the longest row of them.</summary>
    private static int LongestRow(Summary network)
    {
        var (longest, length) = (0, 0);
        foreach (var window in Windows(network))
        {
            length = window == One ? length + 1 : 0;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    /// <summary>The windows of each block, which begins with its larger one, or ends in it where the network begins with a 1×1.</summary>
    private static List<List<string>> Blocks(Summary network)
    {
        var windows = Windows(network);
        var endsInLarger = windows is [One, ..];
        List<List<string>> blocks = [];
        foreach (var (index, window) in windows.Index())
        {
            if (index == 0 || (endsInLarger ? windows[index - 1] : window) != One)
            {
                blocks.Add([]);
            }

            blocks[^1].Add(window);
        }

        return blocks;
    }

    private static string Written(Summary network) => string.Join(" | ", Blocks(network).Select(block => string.Join(", ", block)));
}
