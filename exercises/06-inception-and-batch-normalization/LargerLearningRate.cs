using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class LargerLearningRate() : NormalizedTraining(
    "06-inception-and-batch-normalization/larger-learning-rate", "A larger learning rate")
{
    public override string Question =>
        """
        LeNet with sigmoids guesses after 150 steps of SGD, whatever the learning rate. Give it batch normalization, find a learning rate
        for it, and let it recognize at least 85 % of 2,000 digits that it has not seen, after at most 150 batches, with a step for each: a
        normalization counts every batch that it gets in training mode, as its `num_batches_tracked`, also where no step follows. What
        `FindLearningRate` tries is undone, and does not count. The network has two convolutions or more, its activation functions are
        sigmoids, and it learns by `Sgd`, from the digits of `train` alone. Where you normalize, the size of a batch, momentum and
        schedule, a learning rate that changes from step to step, are yours to choose.

        `train` holds 3,000 digits (at `Scale.Full` 60,000, then 3,000 batches and 95 % of 10,000), and `random` is the generator to build
        the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores `[N, 10]`. A second or
        two are enough. For scale: LeNet is two convolutions, 6 and 16 filters of 5×5, a sigmoid and an average pooling of 2×2 behind each,
        and dense layers with 120, 84 and 10 outputs; 3,000 digits in batches of 64 are 47 steps.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.85, full: 0.95);

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        var network = new Sequential(
            new Conv2d(6, kernel: 5, padding: 2, bias: false), new BatchNorm2d(), new Sigmoid(), new AvgPool2d(2),
            new Conv2d(16, kernel: 5, bias: false), new BatchNorm2d(), new Sigmoid(), new AvgPool2d(2), new Flatten(),
            new Linear(120, bias: false), new BatchNorm2d(), new Sigmoid(),
            new Linear(84, bias: false), new BatchNorm2d(), new Sigmoid(), new Linear(10))
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
        .. MistakesOfAny(Normalized),
        OfKinds("no sigmoids and nothing in their place", () => Layers(layer => [layer, new BatchNorm2d()]),
            "There is no sigmoid in your network, and nothing else that bends its numbers. Weighted sums that are normalized are " +
                "weighted sums again: what would two layers do that one cannot?",
            kinds => kinds.All.Contains(nameof(BatchNorm2d)) && kinds.All.All(IsUnbent)),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Put a `BatchNorm2d` between each convolution or dense layer and its sigmoid; the last dense layer gives the scores, and goes " +
            "without.",
        "Hold back some digits by `train.Split(0.9)` and try rates of 0.03, 0.1, 0.3, 1 and 3, each with three epochs in batches of 64. " +
            "The running means lag behind, so a rate that falls at the end, `Schedule.OneCycle(steps)`, helps a prediction.",
        "`Optimizer = new Sgd(network, learningRate: 1) { Schedule = Schedule.OneCycle(3 * batches.Count) }`, three epochs, batches of 64.",
    ];

    public override string Explanation =>
        "With rates from 0.3 to 1 it recognizes what no rate gets out of the network without normalization in as many steps. Two " +
            "things make it possible: sigmoids get numbers around 0, where they have a slope; and if a step makes all weights of a " +
            "filter ten times as large, its normalized output is the same, so a step that is too large does little harm.";

    private static NamedLayer[] Normalized(Layer layer) => [layer, new BatchNorm2d(), new Sigmoid()];
}
