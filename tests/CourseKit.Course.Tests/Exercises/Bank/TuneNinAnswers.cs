using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class TuneNinAnswers : TrainedNetworkAnswers
{
    public TuneNinAnswers()
        : base(new TuneNin(), () => Nin(24))
    {
        Right("SGD with momentum, strides in the place of poolings", (train, random) => Tuned(train, Build(random)));
        Right("an average of one's own", (train, random) => Tuned(train, Built(random, [.. Nin(24).SkipLast(2), new Average()])));
        Right("a window as large as the maps it sees", (train, random) => Tuned(train, Built(random,
            [.. Nin(24).Take(8), new Conv2d(64, 7) { Initializer = Initializers.HeNormal }, new Relu(), .. Nin(24).TakeLast(3)])));
        Wrong("steps that are too large, by hand", (train, random) =>
        {
            var (network, batches) = (Build(random), new Loader(train, 32) { Shuffle = true });
            var optimizer = new Sgd(network, 2);
            foreach (var batch in batches.Epoch(1))
            {
                optimizer.ZeroGrad();
                network.Call(batch.Images).CrossEntropy(batch.Labels).Backward();
                optimizer.Step();
            }

            return network;
        }, "smaller steps", "What would more do?");
        Wrong("the start that layers have by themselves", (train, random) => Stepped(train, random,
            [.. Nin(24).Select(layer => layer.Layer is Conv2d conv ? new Conv2d(conv.Filters, conv.Window) : layer)]),
            "Which initializer keeps the size of the numbers from layer to layer", "larger steps");
        Wrong("a dropout behind each ReLU", (train, random) => Stepped(train, random,
            [.. Nin(24).SelectMany(layer => layer.Layer is Relu ? (NamedLayer[])[layer, new Dropout(0.9f)] : [layer])]),
            "drops 90 % of the numbers, in 5 places", "larger steps");
        Wrong("squared errors", (train, random) =>
        {
            var network = Build(random);
            network.Fit(new Loader(train.Take(1_600), 32) { Shuffle = true }, options: new FitOptions
            {
                Epochs = 2,
                Optimizer = new Adam(network, 0.001),
                Loss = (scores, labels) =>
                    (scores - Tensor.FromIndex(scores.Shape, at => (int)labels[at[0]] == at[1] ? 1 : 0)).Square().Mean(),
            });
            return network;
        }, "it draws scores to fixed numbers", "more maps");
        Wrong("the largest by a layer of one's own", (train, random) => Stepped(train, random, [.. Nin(24).SkipLast(2), new Peak()]),
            "The number of each map is the mean of its pixels", "Cell");
        Wrong("the book's setting", (train, random) =>
        {
            var network = Build(random);
            network.Fit(new Loader(train, 128) { Shuffle = true }, options: new FitOptions
            {
                Epochs = 2,
                Optimizer = new Sgd(network, 0.1),
            });
            return network;
        }, "Each step took a batch of 128 images. How many steps would the same images give in batches of 32?", "each label");
        Wrong("two 1×1, not trained", (_, random) => Built(random, [.. Nin(24).Where((_, index) => index is not (2 or 3))]),
            "Behind which of your windows is none?", "Guessing");
        Wrong("flatten forgotten", (train, random) => Stepped(train, random, [.. Nin(24).SkipLast(1)]),
            "Which layer writes the numbers of all maps in one row");
        Wrong("softmax at the end, not trained", (_, random) => Built(random, [.. Nin(24), new Softmax(1)]),
            "ends in a softmax, behind the average", "Guessing");
        Wrong("no average", (_, random) => Built(random, [.. Nin(24).SkipLast(2), new Flatten()]),
            "Your network writes all numbers of its last maps in a row", "how many maps are averaged");
        Wrong("a dense end", (_, random) => Built(random, [.. Nin(24).SkipLast(2), new Flatten(), new Linear(10)]), "what is left is no " +
            "NiN");
        Wrong("no 1×1", (_, random) => Built(random, Conv(32, 3), new Relu(), Conv(32, 3), new Relu(), Conv(10, 3),
            new AdaptiveAvgPool2d(), new Flatten()), "which layers make a small network of each window?");
        Wrong("a million parameters", (_, random) => Built(random, Nin(192)), "Which of your layers has most?");
        Wrong("sigmoids", (train, random) => Stepped(train, random,
            [.. Nin(24).Select(layer => layer.Layer is Relu ? new Sigmoid() : layer)]), "The slope of a sigmoid is 1/4 at most");
        Wrong("nothing that bends", (train, random) => Stepped(train, random, [.. Nin(24).Where(layer => layer.Layer is not Relu)]),
            "if nothing bends the numbers");
        Wrong("sixteen maps", (_, random) => Built(random, Nin(24, outputs: 16)), "how many maps are averaged at the end?");
    }

    private static Layer Tuned(ImageDataset train, Layer network)
    {
        var batches = new Loader(train, batch: 25) { Shuffle = true, Augmentation = new RandomShift(1) };
        network.Fit(batches, options: new FitOptions
        {
            Epochs = 10,
            Optimizer = new Sgd(network, learningRate: 0.05) { Momentum = 0.9, Schedule = Schedule.OneCycle(10 * batches.Count) },
        });
        return network;
    }

    private static Conv2d Conv(int filters, int kernel, int stride = 1) =>
        new(filters, kernel, stride, padding: kernel / 2) { Initializer = Initializers.HeNormal };

    private static IReadOnlyList<NamedLayer> Nin(int filters, int outputs = 10) =>
    [
        Conv(filters, 5, 2), new Relu(), Conv(filters, 1), new Relu(),
        Conv(2 * filters, 3, 2), new Relu(), Conv(2 * filters, 1), new Relu(),
        Conv(2 * filters, 3, 2), new Relu(), Conv(outputs, 1), new AdaptiveAvgPool2d(), new Flatten(),
    ];

    private sealed class Average : Layer
    {
        public override Shape Infer(Shape input) => [input[0], input[1]];

        protected override Tensor Forward(Tensor x) => x.Mean(3).Mean(2);
    }

    private sealed class Peak : Layer
    {
        public override Shape Infer(Shape input) => [input[0], input[1]];

        protected override Tensor Forward(Tensor x) => x.Max(3).Max(2);
    }
}
