using CourseKit.Exercises.Training;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Vision.Batching;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SimplifyAlexNetAnswers : TrainedNetworkAnswers
{
    public SimplifyAlexNetAnswers()
        : base(new SimplifyAlexNet(), () => Strided(16, 64))
    {
        Right("strides for poolings, without dropout", (train, random) =>
        {
            var network = Build(random);
            network.Fit(new Loader(train, batch: 25) { Shuffle = true }, options: new FitOptions
            {
                Epochs = 4,
                Optimizer = new Adam(network, learningRate: 0.001),
            });
            return network;
        });
        Wrong("as it was", (_, random) => DiveIntoDeepLearning.AlexNet.Network().Build([1, 1, 28, 28], random),
            "Which windows and strides are made for 224 pixels");
        Wrong("dense layers of 4,096", (_, random) => Built(random, Strided(16, 4096)), "Most of your parameters are in the dense layers");
        Wrong("192 channels", (_, random) => Built(random, Strided(192, 16)), "Most of your parameters are in the convolutions");
        Wrong("large maps to the end", (_, random) => Built(random, Conv(16), new Relu(), Conv(16), new Relu(), Conv(16), new Relu(),
                Conv(16), new Relu(), Conv(16), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(10)),
            "In which layer are the maps large and many", "Most of your parameters");
        Wrong("four convolutions", (_, random) => Built(random, [.. Strided(16, 64).Skip(2)]), "without leaving it out");
        Wrong("a thousand classes", (_, random) => Built(random, Strided(16, 64, 1000)), "How many digits are there");
        Wrong("sigmoids", (train, random) => Stepped(train, random,
            [.. Strided(16, 64).Select(layer => layer.Layer is Relu ? new Sigmoid() : layer)]), "The slope of a sigmoid is 1/4 at most",
            "same class");
        Wrong("without padding", (_, random) => Built(random, Valid(16), new MaxPool2d(2), Valid(32), new MaxPool2d(2), Valid(32),
            Valid(32), Valid(32), new Flatten(), new Linear(10)), "Behind which layer is too little left for the next", "11×11");
        Wrong("nothing that bends", (train, random) => Stepped(train, random, [.. Strided(16, 64).Where(layer => layer.Layer is not Relu)]),
            "if nothing bends the numbers");
    }

    private static Conv2d Valid(int filters) => new(filters, kernel: 3);

    private static Conv2d Conv(int filters, int stride = 1) =>
        new(filters, kernel: 3, stride: stride, padding: 1) { Initializer = Initializers.HeNormal };

    private static IReadOnlyList<NamedLayer> Strided(int filters, int units, int outputs = 10) =>
    [
        Conv(filters / 2, 2), new Relu(), Conv(filters, 2), new Relu(), Conv(2 * filters), new Relu(), Conv(2 * filters), new Relu(),
        Conv(filters, 2), new Relu(), new Flatten(), new Linear(units), new Relu(), new Linear(units), new Relu(), new Linear(outputs),
    ];
}
