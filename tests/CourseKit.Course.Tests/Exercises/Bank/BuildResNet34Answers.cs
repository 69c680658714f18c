using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BuildResNet34Answers : AnswerBook<Func<int, Layer>>
{
    public BuildResNet34Answers()
        : base(new BuildResNet34())
    {
        Right("units written by hand, the skip connection added first", classes => Network(classes, ByHand));
        Right("stages in stages, x through an identity", classes => new Sequential(
            ("stem", new Sequential(Conv(64, 7, 2), new BatchNorm2d(), new Relu(), Pool())),
            ("stages", new Sequential([.. Stages().Select(unit => (NamedLayer)new Sequential(
                new Residual(Body(unit.Filters, unit.Stride), unit.Stride == 1 ? new Identity() : Projection(unit.Filters)),
                new Relu()))])),
            ("head", new Sequential(new AdaptiveAvgPool2d(), new Flatten(), new Linear(classes)))));
        Right("a window of 7×7 for the average", classes => new Sequential(
            [.. Network(classes, Plain).Children.SkipLast(3), new AvgPool2d(7), new Flatten(), new Linear(classes)]));
        Right("an activation of one's own, zeros as layers, a mean of one's own", classes => new Sequential(
        [
            new ZeroPad2d(3), new Conv2d(64, 7, 2, bias: false), new BatchNorm2d(), new Positive(), new ZeroPad2d(1), new MaxPool2d(3, 2),
            .. Stages().Select(unit => (NamedLayer)new Sequential(new Residual(new Sequential(
                new ZeroPad2d(1), new Conv2d(unit.Filters, 3, unit.Stride, bias: false), new BatchNorm2d(), new Positive(),
                new ZeroPad2d(1), new Conv2d(unit.Filters, 3, bias: false), new BatchNorm2d()),
                unit.Stride == 1 ? null! : Projection(unit.Filters)), new Positive())),
            new MeanOfMaps(), new Linear(classes),
        ]));
        Wrong("dropout in front of the dense layer", classes => new Sequential(
            [.. Network(classes, Plain).Children.SkipLast(1), new Dropout(), new Linear(classes)]),
            "All rows are right, and the table has no `Dropout(0.5)`, which your network has behind `Flatten");
        Wrong("dropout behind the scores", classes => new Sequential([.. Network(classes, Plain).Children, new Dropout()]),
            "which your network has behind `Linear(1000)`");
        Wrong("zeros on one side of the projection", classes => Network(classes, unit => new Sequential(new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null!
                : new Sequential(new ZeroPad2d(0, 1, 0, 1), Projection(unit.Filters))), new Relu())),
            "which gets what `Relu` gives: padding 0 before and 1 behind instead of 0", "a projection on the skip connection");
        Wrong("the last normalization behind the sum", classes => Network(classes, unit => new Sequential(
            new Residual(new Sequential([.. Body(unit.Filters, unit.Stride).Children.SkipLast(1)]),
                unit.Stride == 1 ? null! : Projection(unit.Filters)), new BatchNorm2d(), new Relu())),
            "Your units have a normalization behind the sum", "Your units end with the sum");
        Wrong("Relu6", classes => Network(classes, unit => new Sequential(new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu6())),
            "the table has `Relu`, your network `Relu6`", "Your units end with the sum");
        Wrong("bottlenecks", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(new ConvNorm(unit.Filters, 1, activation: new Relu()), new ConvNorm(unit.Filters, 3, unit.Stride,
                activation: new Relu()), new ConvNorm(4 * unit.Filters, 1)),
            new ConvNorm(4 * unit.Filters, 1, unit.Stride)), new Relu())), "as those of ResNet-50 have", "Does it need a projection?");
        Wrong("bottlenecks, a projection in the first unit of a stage", classes =>
            {
                var before = 0;
                return Network(classes, unit => new Sequential(new Residual(
                    new Sequential(new ConvNorm(unit.Filters, 1, activation: new Relu()), new ConvNorm(unit.Filters, 3, unit.Stride,
                        activation: new Relu()), new ConvNorm(4 * unit.Filters, 1)),
                    before == (before = unit.Filters) ? null! : new ConvNorm(4 * unit.Filters, 1, unit.Stride)), new Relu()));
            }, "as those of ResNet-50 have", "Does it need a projection?");
        Wrong("normalizations first", classes => Network(classes, unit => new Sequential(new Residual(new Sequential(
                new BatchNorm2d(), Conv(unit.Filters, 3, unit.Stride), new Relu(), new BatchNorm2d(), Conv(unit.Filters, 3, 1)),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "Your units begin with a normalization", "if nothing stands between");
        Wrong("conv2_x left out", classes => Network(classes, Plain, Stages().Skip(3).Select((unit, number) =>
            (unit.Filters, number == 0 ? 1 : unit.Stride))), "or is a row left out?");
        Wrong("padding on the projection", classes => Network(classes, unit => new Sequential(new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null!
                : new Sequential(new Conv2d(unit.Filters, 1, 2, padding: 1, bias: false), new BatchNorm2d())), new Relu())),
            "A 1×1 of yours has padding", "3×3 without padding");
        Wrong("the library's", classes => ResNet.ResNet34.Network(classes), "`ResNet34` is not for this exercise", "Row");
        Wrong("by its name", classes => Architecture.Named("resnet34").Network(classes), "`Named` is not for this exercise", "Row");
        Wrong("x behind the last ReLU", classes => Network(classes, unit => new Residual(
            new Sequential(Body(unit.Filters, unit.Stride), new Relu()), unit.Stride == 1 ? null! : Projection(unit.Filters))),
            "Your units have their last ReLU on f(x)", "is missing behind");
        Wrong("no ReLU behind the sum", classes => Network(classes, unit => new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : Projection(unit.Filters))), "Your units end with the sum");
        Wrong("a projection everywhere", classes => Network(classes, unit => new Sequential(
            new Residual(Body(unit.Filters, unit.Stride), Projection(unit.Filters, unit.Stride)), new Relu())),
            "You have a 1×1 convolution on every skip connection.");
        Wrong("the projection without a stride", classes => Network(classes, unit => new Sequential(
            new Residual(Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : Projection(unit.Filters, 1)), new Relu())),
            "which two windows have to move by 2?");
        Wrong("f without a stride", classes => Network(classes, unit => new Sequential(
            new Residual(Body(unit.Filters, 1), unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "which two windows have to move by 2?");
        Wrong("no projections", classes => Network(classes, unit => new Sequential(
            new Residual(Body(unit.Filters, unit.Stride)), new Relu())), "What brings it into the shape of f(x)?");
        Wrong("no skip connections", classes => Network(classes, unit => new Sequential(Body(unit.Filters, unit.Stride), new Relu())),
            "That is a plain network");
        Wrong("biases", classes => new Sequential([new Conv2d(64, 7, 2, padding: 3), .. Network(classes, Plain).Children.Skip(1)]),
            "Row 1, «conv1: 7×7, 64, stride 2»");
        Wrong("a stride of 2 in conv2_x", classes => Network(classes, Plain, Stages(first: 2)), "The pooling has halved the maps");
        Wrong("one unit too few", classes => Network(classes, Plain, Stages(third: 5)),
            "Row 15, «conv4_x, unit 6 of 6»", "projections");
        Wrong("*same* padding in conv1", classes => new Sequential(
            [new Conv2d(64, 7, 2, Padding.Same, bias: false), .. Network(classes, Plain).Children.Skip(1)]),
            "padding 2 before and 3 behind instead of 3");
        Wrong("the stride on the second convolution", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(Conv(unit.Filters, 3, 1), new BatchNorm2d(), new Relu(), Conv(unit.Filters, 3, unit.Stride), new BatchNorm2d()),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "Row 6, «conv3_x, unit 1 of 4»: your network has `Conv2d(128, kernel 3, padding 1, no bias)`: stride 1 instead of 2.");
        Wrong("max pooling on the skip", classes => Network(classes, unit => new Sequential(
            new Residual(Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : new MaxPool2d(2)), new Relu())),
            "your network `MaxPool2d(kernel 2, stride 2)`, which gets what `Relu` gives.");
        Wrong("1,000 outputs in any case", _ => Network(1000, Plain), "Your network has 1,000 outputs whatever `classes` is",
            "the last row of the table ask for");
        Wrong("a projection in the first unit of conv2_x", classes =>
            {
                var units = 0;
                return Network(classes, unit => new Sequential(new Residual(
                    Body(unit.Filters, unit.Stride), units++ == 0 || unit.Stride == 2 ? Projection(unit.Filters, unit.Stride) : null!),
                    new Relu()));
            }, "gives as many of that size", "every skip connection");
        Wrong("ReLU, then normalization", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(Conv(unit.Filters, 3, unit.Stride), new Relu(), new BatchNorm2d(), Conv(unit.Filters, 3, 1), new BatchNorm2d()),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "Which of the two comes first", "if nothing stands between");
        Wrong("no padding", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(new Conv2d(unit.Filters, 3, unit.Stride, bias: false), new BatchNorm2d(), new Relu(),
                Conv(unit.Filters, 3, 1), new BatchNorm2d()),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())), "have all of yours a padding of 1?", "move by 2");
        Wrong("no stride at all", classes => Network(classes, unit => new Sequential(
            new Residual(Body(unit.Filters, 1), unit.Stride == 1 ? null! : Projection(unit.Filters, 1)), new Relu())),
            "No convolution in your units moves by 2");
        Wrong("ten classes", _ => Network(10, Plain), "How many scores does the last row of the table ask for?");
        Wrong("no flattening", classes => new Sequential([.. Network(classes, Plain).Children.SkipLast(2), new Linear(classes)]),
            "What makes one row of them?");
        Wrong("projections with half as many filters", classes => Network(classes, unit => new Sequential(new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : Projection(unit.Filters / 2)), new Relu())),
            "how many the 1×1 on the skip connection?", "as large");
        Wrong("projections with twice as many filters", classes => Network(classes, unit => new Sequential(new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : Projection(2 * unit.Filters)), new Relu())),
            "how many the 1×1 on the skip connection?", "as large");
        Wrong("half as many filters in the second of a halving unit", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(
                [.. Body(unit.Filters, unit.Stride).Children.Take(3), Conv(unit.Filters / unit.Stride, 3, 1), new BatchNorm2d()]),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "How many filters has the last convolution of f", "as large");
        Wrong("32 filters in conv1", classes => new Sequential([Conv(32, 7, 2), .. Network(classes, Plain).Children.Skip(1)]),
            "filters 32 instead of 64", "is a row left out");
        Wrong("128 filters in conv1", classes => new Sequential([Conv(128, 7, 2), .. Network(classes, Plain).Children.Skip(1)]),
            "filters 128 instead of 64", "is a row left out");
        Wrong("two units in conv2_x", classes => Network(classes, Plain, Stages().Skip(1)),
            "conv2_x of your ResNet-34 has 2 units", "as in ResNet-18");
        Wrong("two units in conv2_x and conv3_x", classes => Network(
            classes, Plain, Stages().Where((_, number) => number is not (0 or 5 or 6))),
            "conv2_x of your ResNet-34 has 2 units", "as in ResNet-18");
        Wrong("two units in each stage", classes => Network(classes, Plain, Stages().GroupBy(unit => unit.Filters)
            .SelectMany(stage => stage.Take(2))), "as in ResNet-18");
        Wrong("one skip connection around a stage", classes => new Sequential(
        [
            Conv(64, 7, 2), new BatchNorm2d(), new Relu(), Pool(),
            .. Stages().GroupBy(unit => unit.Filters).SelectMany(stage => (NamedLayer[])
            [
                new Residual(new Sequential(stage.Select(unit => (NamedLayer)Body(unit.Filters, unit.Stride))),
                    stage.Key == 64 ? null! : Projection(stage.Key)),
                new Relu(),
            ]),
            new AdaptiveAvgPool2d(), new Flatten(), new Linear(classes),
        ]), "goes around 6 convolutions", "if nothing stands between");
        Wrong("stride and padding exchanged", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential([new Conv2d(unit.Filters, 3, 1, unit.Stride, bias: false), .. Body(unit.Filters, 1).Children.Skip(1)]),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())), "Are stride and padding exchanged?");
        Wrong("a padding of 2 in the second", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential([.. Body(unit.Filters, unit.Stride).Children.Take(3), new Conv2d(unit.Filters, 3, 1, 2, bias: false),
                new BatchNorm2d()]), unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "has more padding than 1", "takes a frame off");
        Wrong("kernel and filters exchanged", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(new Conv2d(3, unit.Filters, unit.Stride, padding: 1, bias: false), new BatchNorm2d(), new Relu(),
                new Conv2d(3, unit.Filters, 1, padding: 1, bias: false), new BatchNorm2d()),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "has 3 filters with windows of 64×64 pixels. Are the two numbers exchanged?", "What brings it into the shape");
        Wrong("a helper function called with its arguments exchanged", classes => Network(classes, unit => new Sequential(new Residual(
            new Sequential(Conv(3, unit.Filters, unit.Stride), new BatchNorm2d(), new Relu(), Conv(3, unit.Filters, 1), new BatchNorm2d()),
            unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu())),
            "has 3 filters with windows of 64×64 pixels. Are the two numbers exchanged?", "What brings it into the shape");
        Wrong("the last ReLU as the second of the block", classes => Network(classes, unit => new Residual(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? new Relu() : new Sequential(Projection(unit.Filters), new Relu()))),
            "Where does the ReLU stand in the question?", "What brings it into the shape");
        Wrong("the last ReLU as the second of each block, and no projection", classes => Network(classes, unit => new Residual(
            Body(unit.Filters, unit.Stride), new Relu())), "Where does the ReLU stand in the question?", "What brings it into the shape");
        Wrong("branches", classes => Network(classes, unit => new Sequential(new Branches(
            Body(unit.Filters, unit.Stride), unit.Stride == 1 ? new Identity() : Projection(unit.Filters)), new Relu())),
            "Which block adds them?", "plain network");
        Wrong("more filters and fewer pixels from the last unit of a stage on", classes => Network(classes, Plain,
            new[] { (64, 3), (128, 4), (256, 6), (512, 3) }.SelectMany(stage => Enumerable.Range(1, stage.Item2).Select(number =>
                stage.Item1 == 64 || number == stage.Item2 ? (stage.Item1, stage.Item1 == 64 ? 1 : 2) : (stage.Item1 / 2, 1)))),
            "Which unit of a stage halves them?", "conv2_x of your ResNet-34 has");
        Wrong("ReLU, then normalization, in front of the pooling", classes => new Sequential(
            [Conv(64, 7, 2), new Relu(), new BatchNorm2d(), .. Network(classes, Plain).Children.Skip(3)]),
            "your network has `Relu`, `BatchNorm2d()`; the table has the same layers in another order, `BatchNorm2d()`, `Relu`.",
            "is missing");
        Wrong("stages turned round", classes => Network(classes, Plain, Stages().Select(unit => (64 * 512 / unit.Filters, unit.Stride))),
            "filters 512 instead of 64", "a projection on the skip connection");
        Wrong("lambdas that run behind the loop", classes =>
        {
            List<Func<Layer>> makers = [];
            var filters = 64;
            foreach (var (own, stride) in Stages().ToList())
            {
                filters = own;
                makers.Add(() => Plain((filters, stride)));
            }

            filters *= 2;
            List<NamedLayer> units = [];
            foreach (var maker in makers)
            {
                units.Add(maker());
            }

            return new Sequential(
            [
                Conv(64, 7, 2), new BatchNorm2d(), new Relu(), Pool(), .. units, new AdaptiveAvgPool2d(), new Flatten(),
                new Linear(classes),
            ]);
        }, "it is 1024 in yours. Is that the last value of a variable", "a projection on the skip connection");
        Wrong("the exclusive or for a power", classes => Network(
            classes, Plain, Stages().Select((unit, number) => (64 * (2 ^ (number / 4)), unit.Stride))),
            "Is a power meant? In C#, `2 ^ 3` is 1");
        Wrong("nothing", _ => null!, "A network comes back for 1000. Received: null.");
    }

    /// <summary>A ReLU of one's own.</summary>
    private sealed class Positive : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x.Relu();
    }

    /// <summary>The average of each map, and no maps any more.</summary>
    private sealed class MeanOfMaps : Layer
    {
        public override Shape Infer(Shape input) => input[..2];

        protected override Tensor Forward(Tensor x) => x.Mean(3).Mean(2);
    }

    private static Sequential Network(
        int classes, Func<(int Filters, int Stride), Layer> unit, IEnumerable<(int Filters, int Stride)>? stages = null) => new(
    [
        Conv(64, 7, 2), new BatchNorm2d(), new Relu(), Pool(), .. (stages ?? Stages()).Select(stage => (NamedLayer)unit(stage)),
        new AdaptiveAvgPool2d(), new Flatten(), new Linear(classes),
    ]);

    private static IEnumerable<(int Filters, int Stride)> Stages(int first = 1, int third = 6) =>
        new[] { (64, 3, first), (128, 4, 2), (256, third, 2), (512, 3, 2) }.SelectMany(stage =>
            Enumerable.Range(0, stage.Item2).Select(number => (stage.Item1, number == 0 ? stage.Item3 : 1)));

    private static Layer Plain((int Filters, int Stride) unit) => new Sequential(
        new Residual(Body(unit.Filters, unit.Stride), unit.Stride == 1 ? null! : Projection(unit.Filters)), new Relu());

    private static FunctionalBlock ByHand((int Filters, int Stride) unit)
    {
        var (body, projection) = (Body(unit.Filters, unit.Stride), Projection(unit.Filters));
        return new FunctionalBlock(unit.Stride == 1 ? [body] : [projection, body], (net, x) =>
            net.Call(new Relu(), net.Call(new Add(), unit.Stride == 1 ? x : net.Call(projection, x), net.Call(body, x))));
    }

    private static Sequential Body(int filters, int stride) =>
        new(Conv(filters, 3, stride), new BatchNorm2d(), new Relu(), Conv(filters, 3, 1), new BatchNorm2d());

    private static Sequential Projection(int filters, int stride = 2) => new(Conv(filters, 1, stride), new BatchNorm2d());

    private static Conv2d Conv(int filters, int kernel, int stride) =>
        new(filters, kernel, stride, padding: kernel / 2, bias: false);

    private static MaxPool2d Pool() => new(3, stride: 2, padding: 1);
}
