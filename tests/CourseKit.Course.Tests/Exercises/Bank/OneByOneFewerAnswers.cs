using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class OneByOneFewerAnswers : TrainedNetworkAnswers
{
    public OneByOneFewerAnswers()
        : base(new OneByOneFewer(), () => Nin(1))
    {
        Right("the 1×1 in front, and an average over a window", (train, random) =>
        {
            var network = Built(random, Conv(16, 1), Conv(16, 5, 2), new Relu(), new MaxPool2d(2), Conv(32, 1), new Relu(), Conv(32, 3),
                new Relu(), new MaxPool2d(2), Conv(32, 1), new Relu(), Conv(10, 3), new AvgPool2d(3), new Flatten());
            var batches = new Loader(train, batch: 32) { Shuffle = true };
            network.Fit(batches, options: new FitOptions
            {
                Epochs = 6,
                Optimizer = new Adam(network, learningRate: 0.01) { Schedule = Schedule.OneCycle(6 * batches.Count) },
            });
            return network;
        });
        Wrong("as it was", (_, random) => Built(random, Nin(2)), "Which of them do you leave out", "by heart");
        Wrong("both removed", (_, random) => Built(random, Nin(0)), "Each block keeps one", "by heart");
        Wrong("a dense end", (_, random) => Built(random, [.. Nin(1).SkipLast(2), new Flatten(), new Linear(10)]),
            "What does NiN have in its place");
        Wrong("sixteen maps", (_, random) => Built(random, Nin(1, outputs: 16)), "how many maps are averaged at the end?");
        Wrong("a maximum of each map", (_, random) => Built(random, [.. Nin(1).SkipLast(2), new AdaptiveMaxPool2d(), new Flatten()]),
            "keeps one number of each map, its largest", "Guessing");
        Wrong("the 1×1 behind the average", (_, random) => Built(random, [.. Nin(1).SkipLast(3), new AdaptiveAvgPool2d(), Conv(10, 1),
            new Flatten()]), "Behind the average of your maps comes `Conv2d(10, kernel 1)`", "Guessing");
        Wrong("two blocks", (_, random) => Built(random, [.. Nin(1).Where((_, index) => index is < 5 or > 9)]),
            "How many blocks has it, and how many has yours?", "Guessing");
        Wrong("nothing that bends", (train, random) => Stepped(train, random, [.. Nin(1).Where(layer => layer.Layer is not Relu)]),
            "if nothing bends the numbers");
    }

    private static Conv2d Conv(int filters, int kernel, int stride = 1) =>
        new(filters, kernel, stride, padding: kernel / 2) { Initializer = Initializers.HeNormal };

    private static IReadOnlyList<NamedLayer> Nin(int ones, int outputs = 10) =>
    [
        .. Block(ones, 16, 16, 5, 2), new Relu(), new MaxPool2d(2), .. Block(ones, 32, 32, 3), new Relu(), new MaxPool2d(2),
        .. Block(ones, 32, outputs, 3), new AdaptiveAvgPool2d(), new Flatten(),
    ];

    private static IEnumerable<NamedLayer> Block(int ones, int filters, int last, int kernel, int stride = 1) =>
    [
        Conv(ones == 0 ? last : filters, kernel, stride),
        .. Enumerable.Range(1, ones).SelectMany(i => (NamedLayer[])[new Relu(), Conv(i < ones ? filters : last, 1)]),
    ];
}
