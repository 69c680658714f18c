using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class OneByOneFewerAnswers : TrainedNetworkAnswers
{
    public OneByOneFewerAnswers()
        : base(new OneByOneFewer(), () => Nin(1))
    {
        Right("the 1×1 in front, and an average over a window", (train, random) =>
        {
            var network = Built(random, Conv(16, 1), new Relu(), Conv(16, 5, 2), new Relu(), new MaxPool2d(2), Conv(32, 1), new Relu(),
                Conv(32, 3), new Relu(), new MaxPool2d(2), Conv(32, 1), new Relu(), Conv(10, 3), new AvgPool2d(3), new Flatten());
            return Learned(train, network);
        });
        Right("last maps of one pixel, by a third pooling", (train, random) => Learned(train, Built(random,
            [.. Nin(1).SkipLast(3), Conv(32, 1), new Relu(), new MaxPool2d(2), .. Block(1, 48, 10, 3), .. Nin(1).TakeLast(2)])));
        Right("last maps of one pixel, by a window as large as they were", (train, random) => Learned(train, Built(random,
            [.. Nin(1).Take(10), new Conv2d(48, 3) { Initializer = Initializers.HeNormal }, new Relu(), .. Nin(1).TakeLast(3)])));
        Right("depth-wise convolutions with larger windows", (train, random) => Learned(train, Built(random,
            Conv(24, 5, 2), new BatchNorm2d(), new Relu(), Conv(24, 1), new BatchNorm2d(), new Relu(),
            new DepthwiseConv2d(3, padding: 1), new BatchNorm2d(), new Relu(), Conv(48, 1), new BatchNorm2d(), new Relu(), new MaxPool2d(2),
            new DepthwiseConv2d(3, padding: 1), new BatchNorm2d(), new Relu(), Conv(10, 1), new AdaptiveAvgPool2d(), new Flatten())));
        Wrong("two of 1×1 in one block, none in another", (_, random) => Built(random,
            [.. Block(2, 16, 16, 5, 2), new Relu(), new MaxPool2d(2), .. Block(1, 32, 32, 3), new Relu(), .. Block(0, 32, 10, 3),
                .. Nin(1).TakeLast(2)]), "5×5, 1×1, 1×1 | 3×3, 1×1 | 3×3", "as before");
        Wrong("two windows removed", (_, random) => Built(random, [.. Nin(2).Where((_, index) => index is not (7 or 8 or 14 or 15))]),
            "which of the two kinds was to go?", "as before");
        Wrong("no window", (_, random) => Built(random, Conv(16, 1), new Relu(), Conv(16, 1), new Relu(), new MaxPool2d(4), Conv(32, 1),
            new Relu(), Conv(10, 1), new AdaptiveAvgPool2d(), new Flatten()), "which of the two kinds was to go?", "behind each");
        Wrong("nothing that bends in a block", (_, random) => Built(random, [.. Nin(1).Where((_, index) => index != 6)]),
            "Between your `Conv2d(32, kernel 3, padding 1)` and the `Conv2d(32, kernel 1)` behind it is no ReLU", "Guessing");
        Wrong("a block that is called twice", (_, random) => Conv(16, 3) is var window && Conv(16, 1) is var one
            ? Built(random, [.. Nin(1).Take(5), window, new Relu(), one, new Relu(), window, new Relu(), one, new Relu(),
                .. Block(1, 16, 10, 3), .. Nin(1).TakeLast(2)]) : null!, "one and the same layer, `Conv2d(16, kernel 3, padding 1)`");
        Wrong("the mean across the maps", (_, random) => Built(random, [.. Nin(1).SkipLast(2), new AcrossMaps()]),
            "its mean goes across the maps", "how many maps are averaged");
        Wrong("a maximum in front of the average", (_, random) => Built(random,
            [.. Nin(1).SkipLast(2), new MaxPool2d(3), .. Nin(1).TakeLast(2)]),
            "`MaxPool2d(kernel 3, stride 3)` gets maps of 3×3 pixels, and the number that comes of each is not their mean", "Guessing");
        Wrong("a sum of each map", (_, random) => Built(random, [.. Nin(1).SkipLast(2), new SumOfMaps()]),
            "the number that comes of each is 9 times their mean", "Guessing");
        Wrong("sigmoids", (train, random) => Stepped(train, random,
            [.. Nin(1).Select(layer => layer.Layer is Relu ? new Sigmoid() : layer)]), "The slope of a sigmoid is 1/4 at most");
        Wrong("a start that is too large", (train, random) => Stepped(train, random, Started(1)), "times as large as He's start", "maps?");
        Wrong("a start that is too small", (train, random) => Stepped(train, random, Started(0.001f)),
            "the scores of two images differed by less than 0.00001", "smaller steps");
        Wrong("a loss without labels", (train, random) => Fitted(train.Take(640), Built(random, Nin(1)), network => new FitOptions
        {
            Epochs = 1,
            Optimizer = new Adam(network, 0.01),
            Loss = (scores, _) => scores.Square().Mean(),
        }), "Your loss does not look at the labels", "smaller steps");
        Wrong("a rate that is far too low", (train, random) => Fitted(train, Built(random, Nin(1)), network => new FitOptions
        {
            Epochs = 3,
            Optimizer = new Adam(network, 0.00003) { Schedule = Schedule.OneCycle(282) },
        }), "How far would larger steps come, by a higher learning rate?", "more maps");
        Wrong("a part of each image", (train, random) => Loop(random, train, steps: 20, (images, at) =>
            (images.Images[at][.., .., ..14, ..14], images.Labels[at])), "The images of your training had 14×14 pixels", "One of three");
        Wrong("chosen by the unseen", (train, random) =>
        {
            var network = Built(random, Nin(1));
            var batches = new Loader(train, batch: 32) { Shuffle = true };
            network.Fit(batches, new Loader(Digits.Test(2_000), 200), new FitOptions
            {
                Epochs = 5,
                RestoreBest = true,
                Optimizer = new Adam(network, 0.01) { Schedule = Schedule.OneCycle(5 * batches.Count) },
            });
            return network;
        }, "`RestoreBest` or `EarlyStopping` went by 2,000 of the images");
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
        Wrong("pooling in the place of ReLU behind the 1×1", (train, random) => Stepped(train, random,
            [.. Nin(1).Where((layer, index) => layer.Layer is not Relu || index % 5 != 3)]), "a pooling is none");
        Wrong("nothing that bends", (train, random) => Stepped(train, random, [.. Nin(1).Where(layer => layer.Layer is not Relu)]),
            "if nothing bends the numbers");
    }

    private static Layer Learned(ImageDataset train, Layer network) => Fitted(train, network, layers => new FitOptions
    {
        Epochs = 6,
        Optimizer = new Adam(layers, learningRate: 0.01) { Schedule = Schedule.OneCycle(6 * ((train.Count + 31) / 32)) },
    });

    private static Layer Fitted(IDataset train, Layer network, Func<Layer, FitOptions> options)
    {
        network.Fit(new Loader(train, batch: 32) { Shuffle = true }, options: options(network));
        return network;
    }

    /// <summary>A network whose weights are drawn with one deviation, whatever comes in.</summary>
    private static IReadOnlyList<NamedLayer> Started(float deviation) =>
    [
        .. Nin(1).Select(layer => layer.Layer is Conv2d conv
            ? new Conv2d(conv.Filters, conv.Window) { Initializer = Initializers.Normal(deviation) } : layer),
    ];

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

    private sealed class AcrossMaps : Layer
    {
        public override Shape Infer(Shape input) => [input[0], input[2] * input[3]];

        protected override Tensor Forward(Tensor x) => x.Mean(1).Reshape(x.Shape[0], -1);
    }

    private sealed class SumOfMaps : Layer
    {
        public override Shape Infer(Shape input) => [input[0], input[1]];

        protected override Tensor Forward(Tensor x) => x.Sum(3).Sum(2);
    }
}
