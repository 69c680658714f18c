using CourseKit.Networks.Initialization;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Exercises.Training;

public sealed class MnistFromScratch() : DigitTraining("04-training/mnist-from-scratch", "MNIST from scratch")
{
    public override string Question =>
        """
        Build a network of your own and train it to read digits, as accurately as you can. You pass with 97 % of 2,000 digits that it
        has not seen; the verdict says how far above or below you are, and there is no upper end.

        `train` holds 10,000 digits (at `Scale.Full` 60,000, and then 99.2 % of 10,000 are asked for, within an hour), and `random` is the
        generator to build the network with. Return the network when it is trained; it takes images `[N, 1, 28, 28]` and gives scores
        `[N, 10]`. You have two minutes. Which digits you hold back to choose by, and what you do to the others, is up to you.
        """;

    protected override double Goal => Course.Scale.Choose(quick: 0.97, full: 0.992);

    public override Answer<Func<ImageDataset, Generator, Layer>> Reference { get; } = Write((train, random) =>
    {
        var network = new Sequential(
            new Conv2d(8, kernel: 5, padding: 2) { Initializer = Initializers.HeNormal }, new Relu(), new MaxPool2d(2),
            new Conv2d(24, kernel: 3, padding: 1) { Initializer = Initializers.HeNormal }, new Relu(),
            new Conv2d(24, kernel: 3, padding: 1) { Initializer = Initializers.HeNormal }, new Relu(), new MaxPool2d(2),
            new Flatten(), new Dropout(0.25f), new Linear(96), new Relu(), new Dropout(0.25f), new Linear(10))
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
        UsedUp(() => [new Conv2d(8, kernel: 3), new MaxPool2d(8), new Conv2d(8, kernel: 5), new Flatten(), new Linear(10)]),
        NotFlat(() => [new Conv2d(8, kernel: 3), new Relu(), new MaxPool2d(2), new Linear(10)]),
        OtherNumberOfScores(() => [new Conv2d(8, kernel: 3), new Relu(), new Flatten(), new Linear(11)]),
        Trained("no convolutions", () => [new Flatten(), new Linear(128), new Relu(), new Linear(10)],
            "Your network has no convolution. A dense layer learns each place of the image for itself: what does it do with a stroke " +
                "that lies a pixel further to the right?",
            network => NetworkRule.CountConvolutions(network) == 0),
        NoActivations(() => [new Conv2d(8, kernel: 3), new MaxPool2d(2), new Flatten(), new Linear(64), new Linear(10)]),
        Sigmoids(() => [new Conv2d(8, kernel: 3), new Sigmoid(), new Flatten(), new Linear(10)]),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Begin with the usual stack: convolution, ReLU, pooling, twice, with twice as many maps after the pooling; then a dense layer, " +
            "and ten scores. Adam with its defaults is a good start.",
        "Split the digits with `train.Split(0.9)` and look at both losses. Do both still fall? Then train longer, or with a larger " +
            "learning rate. Does only one fall? Then dropout, or an augmentation that shifts and turns a little.",
        "A learning rate that rises to 0.004 and falls again to almost 0, `Schedule.OneCycle(steps)`, gets more out of six epochs than a " +
            "constant one.",
    ];

    public override string Explanation =>
        "The notes that this lesson follows came to 99.13 % with 1.6 million parameters, ten epochs and all 60,000 digits. With the same " +
            "digits, shifts and turns by a few pixels and degrees, batch normalization (which a later lesson explains) and the mean of " +
            "several networks, 99.7 % and more have been reached. Of what is left, people cannot read some either.";
}
