using CourseKit.Exercises.Training;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BetterLeNetAnswers : TrainedNetworkAnswers
{
    public BetterLeNetAnswers()
        : base(new BetterLeNet(), () => LeNet(12, () => new LeakyRelu()))
    {
        Right("by a loop of one's own, with a slope below 0 too", (train, random) =>
            Loop(random, train, steps: 2_800, (images, at) => (images.Images[at], images.Labels[at])));
        Wrong("as it was", (train, random) => Stepped(train, random, LeNet(12, () => new Sigmoid())), "The slope of a sigmoid is 1/4 at " +
            "most", "by heart");
        Wrong("with 16 channels", (_, random) => Built(random, LeNet(16, () => new Relu())), "Which layer has most of the parameters?");
        Wrong("dense alone", (_, random) => Built(random, new Flatten(), new Linear(60), new Relu(), new Linear(10)),
            "two pixels that lie next to each other");
        Wrong("one convolution", (_, random) => Built(random, new Conv2d(12, kernel: 5), new Relu(), new MaxPool2d(3), new Flatten(),
            new Linear(10)), "how many would one of a second convolution see", "next to each other");
        Wrong("one score", (_, random) => Built(random, LeNet(12, () => new Relu(), outputs: 1)), "How many digits are there", "Filters =");
        Wrong("maps for scores", (_, random) => Built(random, new Conv2d(12, kernel: 5), new Relu(), new MaxPool2d(2),
            new Conv2d(10, kernel: 5)), "Which layer writes the numbers of all maps in one row", "How many digits are there");
        Wrong("nothing that bends", (train, random) => Stepped(train, random, LeNet(12, () => new Identity())), "if nothing bends the " +
            "numbers");
        Wrong("for other images", (_, random) => new Linear(10).Build([1, 1, 28, 20], random), "not yet", "by heart");
        Wrong("never built", (_, _) => new Sequential(LeNet(12, () => new Relu())), "call Build([1, 1, 28, 28], new Generator(1))", "224");
        Wrong("built of zeros", (_, _) => new Sequential(LeNet(12, () => new Relu())).Build([1, 1, 28, 28]), "neither `Fit` nor");
        Wrong("trained from zeros", (train, random) => Loop(random, train, steps: 2, (images, at) => (images.Images[at],
            images.Labels[at]), network: new Sequential(LeNet(12, () => new Relu())).Build([1, 1, 28, 28])),
            "had the same weights, all of them 0.", "neither too small");
        Wrong("a ReLU too many", (train, random) => Loop(random, train, steps: 10, (images, at) => (images.Images[at],
            images.Labels[at]), network: Built(random, [.. LeNet(12, () => new Relu()), new Relu()])), "as behind a ReLU");
        Wrong("one number in ten left", (train, random) => Loop(random, train, steps: 10, (images, at) => (images.Images[at],
            images.Labels[at]), network: Built(random, [new Dropout(0.9f), .. LeNet(12, () => new Relu())])),
            "drops 90 % of the numbers, in one place.", "neither too small");
        Wrong("labels from 1 on", (train, random) => Loop(random, train, steps: 200, (images, at) => (images.Images[at],
            [.. images.Labels[at].Select(label => (label + 1) % 10)])),
            "came to your loss with the label «", "in the same order");
        Wrong("one step for all batches", (train, random) =>
            {
                var network = Build(random);
                var optimizer = new Sgd(network, 0.1);
                foreach (var batch in new Loader(train.Take(640), 32).Epoch(1))
                {
                    network.Call(batch.Images).CrossEntropy(batch.Labels).Backward();
                }

                optimizer.Step();
                optimizer.ZeroGrad();
                return network;
            }, "computed gradients of 20 batches, and made 1 step. Where does `Step` stand", "lower learning rate");
        Wrong("digit by digit", (train, random) =>
            {
                var network = Build(random);
                var optimizer = new Sgd(network, 0.05);
                for (var digit = 0; digit < 10; digit++)
                {
                    foreach (var batch in new Loader(train.Where(one => one.Label == digit).Take(320), 32).Epoch(1))
                    {
                        network.Call(batch.Images).CrossEntropy(batch.Labels).Backward();
                        optimizer.Step();
                        optimizer.ZeroGrad();
                    }
                }

                return network;
            }, "batches, all images had one label", "own answers");
        Wrong("a loss without the zeros", (train, random) =>
            {
                var network = Build(random);
                var optimizer = new Sgd(network, 0.05) { Momentum = 0.9 };
                for (var step = 0; step < 300; step++)
                {
                    var batch = (32 * step)..(32 * (step + 1));
                    network.Call(train.Images[batch]).CrossEntropy(train.Labels[batch], ignoreIndex: 0).Backward();
                    optimizer.Step();
                    optimizer.ZeroGrad();
                }

                return network;
            }, "gives no image the class «0», and recognizes the others. Which labels does your loss leave out", "more maps");
        Wrong("a loop that ends at once", (train, random) => Loop(random, train, steps: 1, (images, at) =>
            (images.Images[at], images.Labels[at])), "What ends your loop before it has come through all 10,000 images?",
            "higher learning rate");
        Wrong("a schedule of a longer training", (train, random) =>
            {
                var network = Build(random);
                var adam = new Adam(network, 0.01) { Schedule = Schedule.OneCycle(60_000) };
                network.Fit(new Loader(train.Take(640), 32), options: new FitOptions { Epochs = 1, Optimizer = adam });
                return network;
            }, "A schedule kept your learning rate at", "more maps");
        Wrong("upward", (train, random) => Loop(random, train, steps: 30, (images, at) => (images.Images[at], images.Labels[at]), sign: -1),
            "below 0, which no cross-entropy is", "same class");
        Wrong("a softmax in the loop", (train, random) =>
            {
                var network = Build(random);
                var optimizer = new Sgd(network, 0.1);
                network.Call(train.Images[..32]).Softmax(1).CrossEntropy(train.Labels[..32]).Backward();
                optimizer.Step();
                optimizer.ZeroGrad();
                return network;
            }, "Your cross-entropy gets numbers that add up to 1", "neither too small");
        Wrong("never a step", (train, random) =>
            {
                var network = Build(random);
                network.Call(train.Images[..32]).CrossEntropy(train.Labels[..32]).Backward();
                return network;
            }, "and nowhere `Step`", "neither too small");
    }

    private static IReadOnlyList<NamedLayer> LeNet(int channels, Func<Layer> activation, int outputs = 10) =>
    [
        new Conv2d(6, kernel: 5, padding: 2), activation(), new MaxPool2d(2), new Conv2d(channels, kernel: 5), activation(),
        new MaxPool2d(2), new Flatten(), new Linear(120), activation(), new Linear(84), activation(), new Linear(outputs),
    ];
}
