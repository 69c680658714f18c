using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class WhereToNormalizeAnswers : NormalizedTrainingAnswers
{
    public WhereToNormalizeAnswers()
        : base(new WhereToNormalize(), Behind)
    {
        Right("behind the pooling and the flattening", (train, random) => Fitted(train, random, 1, 3,
        [
            new Conv2d(6, 5, padding: 2), new Sigmoid(), new AvgPool2d(2), new BatchNorm2d(), new Conv2d(16, 5), new Sigmoid(),
            new AvgPool2d(2), new Flatten(), new BatchNorm2d(), new Linear(120), new Sigmoid(), new BatchNorm2d(), new Linear(10),
        ]));
        Wrong("between two sigmoids", (_, random) => Built(random, Layers(layer =>
            [layer, new Sigmoid(), new BatchNorm2d(), new Sigmoid()])), "What is to come behind a normalization here?", "small");
        Wrong("as in the paper", (_, random) => Built(random, Layers(layer => [layer, new BatchNorm2d(), new Sigmoid()])),
            "Your normalizations stand in front of the sigmoids", "by heart");
        Wrong("on both sides", (_, random) => Built(random, Layers(layer => [layer, new BatchNorm2d(), new Sigmoid(), new BatchNorm2d()])),
            "Which side is under test?", "by heart");
        Wrong("the scores too", (_, random) => Built(random, [.. Layers(Behind), new BatchNorm2d()]),
            "Your last normalization gets the scores themselves", "by heart");
        Wrong("the images too", (_, random) => Built(random, [new BatchNorm2d(), .. Layers(Behind)]),
            "Your first normalization gets the images");
        Wrong("in the convolutions behind, in the dense layers in front", (_, random) => Built(random, Layers(layer =>
            layer is Conv2d ? Behind(layer) : [layer, new BatchNorm2d(), new Sigmoid()])), "Which side is under test?", "small");
        Wrong("beside the sigmoids", (_, random) => Built(random,
        [
            new Conv2d(6, 5, padding: 2), new Branches(new Sigmoid(), new BatchNorm2d()), new AvgPool2d(2),
            .. Layers(Behind).Skip(4),
        ]), "Is a sigmoid missing between the two?", "some the sums in front of one");
        Wrong("added to the sigmoids", (_, random) => Built(random,
        [
            new Conv2d(6, 5, padding: 2), SumOf(new Sigmoid(), new BatchNorm2d()), new AvgPool2d(2), .. Layers(Behind).Skip(4),
        ]), "Is a sigmoid missing between the two?", "some the sums in front of one");
        Wrong("a sigmoid forgotten", (_, random) => Built(random, Layers(layer =>
            layer is Linear ? [layer, new BatchNorm2d()] : Behind(layer))), "Is a sigmoid missing between the two?",
            "some the sums in front of one");
        Wrong("once", (_, random) => Built(
            random, [.. Layers(layer => [layer, new Sigmoid()]).SkipLast(1), new BatchNorm2d(), new Linear(10)]),
            "How many sigmoids has the network?");
        Wrong("nowhere", (_, random) => Built(random, Layers(layer => [layer, new Sigmoid()])),
            "There is no `BatchNorm2d` in your network");
    }

    private static FunctionalBlock SumOf(Layer one, Layer other) => new([one, other], (net, x) =>
        net.Call(new Add(), net.Call(one, x), net.Call(other, x)));

    private static NamedLayer[] Behind(Layer layer) => [layer, new Sigmoid(), new BatchNorm2d()];
}
