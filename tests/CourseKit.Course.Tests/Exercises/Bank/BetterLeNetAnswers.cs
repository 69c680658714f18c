using CourseKit.Exercises.Training;
using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BetterLeNetAnswers : TrainedNetworkAnswers
{
    public BetterLeNetAnswers()
        : base(new BetterLeNet(), () => LeNet(12, () => new LeakyRelu()))
    {
        Right("by a loop of one's own, with a slope below 0 too", (train, random) =>
            Loop(random, train, steps: 1_900, (images, at) => (images.Images[at], images.Labels[at])));
        Wrong("as it was", (_, random) => Built(random, LeNet(12, () => new Sigmoid())), "The slope of a sigmoid is 1/4 at most", "by " +
            "heart");
        Wrong("with 16 channels", (_, random) => Built(random, LeNet(16, () => new Relu())), "Which layer has most of the parameters?");
        Wrong("dense alone", (_, random) => Built(random, new Flatten(), new Linear(60), new Relu(), new Linear(10)),
            "two pixels that lie next to each other");
        Wrong("one score", (_, random) => Built(random, LeNet(12, () => new Relu(), outputs: 1)), "How many digits are there");
        Wrong("nothing that bends", (_, random) => Built(random, LeNet(12, () => new Identity())), "if nothing bends the numbers");
        Wrong("for other images", (_, random) => new Linear(10).Build([1, 1, 28, 20], random), "not yet", "by heart");
    }

    private static IReadOnlyList<NamedLayer> LeNet(int channels, Func<Layer> activation, int outputs = 10) =>
    [
        new Conv2d(6, kernel: 5, padding: 2), activation(), new MaxPool2d(2), new Conv2d(channels, kernel: 5), activation(),
        new MaxPool2d(2), new Flatten(), new Linear(120), activation(), new Linear(84), activation(), new Linear(outputs),
    ];
}
