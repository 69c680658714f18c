using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class PreActivationStageAnswers : AnswerBook<Func<int, Layer>>
{
    public PreActivationStageAnswers()
        : base(new PreActivationStage())
    {
        Right("a unit of one's own that activates both ways", filters => new Sequential(
            [new Shared(filters), Second(filters), .. End()]));
        Right("nested, with an identity", filters => new Sequential(
            ("one", new Sequential([.. First(filters)])), ("two", Second(filters, new Identity())),
            ("head", new Sequential([new BatchNorm2d(), new Relu(), new AvgPool2d(7), new Flatten(), new Linear(1000)]))));
        Wrong("the library's", _ => PreActivationResNet.PreActivationResNet18.Network(), "is not for this exercise");
        Wrong("the first version", filters => new Sequential(
            [
                new Residual(new Sequential(new ConvNorm(filters, 3, 2, activation: new Relu()), new ConvNorm(filters, 3)),
                    new ConvNorm(filters, 1, 2)),
                new Relu(),
                new Residual(new Sequential(new ConvNorm(filters, 3, activation: new Relu()), new ConvNorm(filters, 3))), new Relu(),
                .. End().Skip(2),
            ]), "What comes first in the second?");
        Wrong("a ReLU behind each sum", filters => new Sequential([.. First(filters), new Relu(), Second(filters), new Relu(), .. End()]),
            "if each of them ends in one?");
        Wrong("nothing behind the last unit", filters => new Sequential([.. First(filters), Second(filters), .. End().Skip(2)]),
            "who does that for the last one?");
        Wrong("no last normalization", filters => new Sequential([.. First(filters), Second(filters), .. End().Skip(1)]),
            "there is a ReLU, and no normalization");
        Wrong("the projection of x itself", filters => new Sequential(
            [
                new Residual(
                    new Sequential([.. Activation(), Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]), Conv(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "Your projection gets x as it came in");
        Wrong("a normalization behind the projection", filters => new Sequential(
            [
                .. Activation(),
                new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]), new ConvNorm(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "as in the first version");
        Wrong("a projection in both units", filters => new Sequential([.. First(filters), Second(filters, Conv(filters, 1)), .. End()]),
            "What is its skip connection?");
        Wrong("a normalization behind f", filters => new Sequential(
            [
                .. Activation(),
                new Residual(
                    new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3), new BatchNorm2d()]), Conv(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "which convolution comes behind that one?");
        Wrong("ReLU and normalization turned", filters => new Sequential(
            [
                new Relu(), new BatchNorm2d(),
                new Residual(new Sequential(Conv(filters, 3, 2), new Relu(), new BatchNorm2d(), Conv(filters, 3)), Conv(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "Your ReLU stands in front of the normalization");
        Wrong("no activation at first", filters => new Sequential([.. First(filters).Skip(2), Second(filters), .. End()]),
            "the last stage: Row 1, «unit 1»: `BatchNorm2d()`, `Relu` are missing", "first version");
        Wrong("the projection without a stride", filters => new Sequential(
            [
                .. Activation(), new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]), Conv(filters, 1)),
                Second(filters), .. End(),
            ]), "Which two convolutions of unit 1 have to move by 2?");
        Wrong("no projection", filters => new Sequential(
            [
                .. Activation(), new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)])),
                Second(filters), .. End(),
            ]), "What stands on the skip connection of unit 1?");
        Wrong("512 written out", _ => new Sequential([.. First(512), Second(512), .. End()]), "Where is a number written out");
        Wrong("normalization and ReLU on each way", filters => new Sequential(
            [
                new Residual(
                    new Sequential([.. Activation(), Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]),
                    new Sequential([.. Activation(), Conv(filters, 1, 2)])),
                Second(filters), .. End(),
            ]), "once and for both ways", "Your f ends");
        Wrong("a ReLU on the skip connection", filters => new Sequential(
            [
                new Residual(
                    new Sequential([.. Activation(), Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]),
                    new Sequential(new Relu(), Conv(filters, 1, 2))),
                Second(filters), .. End(),
            ]), "through a ReLU of its own", "Your f ends");
        Wrong("unit 2 without padding", filters => new Sequential(
            [
                .. First(filters),
                new Residual(new Sequential(
                    [.. Activation(), new Conv2d(filters, 3, bias: false), .. Activation(), new Conv2d(filters, 3, bias: false)])),
                .. End(),
            ]), "have all of yours a padding of 1?", "move by 2");
        Wrong("a third unit", filters => new Sequential([.. First(filters), Second(filters), Second(filters), .. End()]),
            "Rows 1 to 3 are right. Row 4, «average of each map»", "biases");
        Wrong("dropout in front of the dense layer", filters => new Sequential(
            [.. First(filters), Second(filters), .. End().SkipLast(1), new Dropout(0.2f), new Linear(1000)]),
            "the table has no `Dropout(0.2)`");
        Wrong("a projection with padding", filters => new Sequential(
            [
                .. Activation(), new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]),
                    new Conv2d(filters, 1, 2, padding: 1, bias: false)),
                Second(filters), .. End(),
            ]), "Your 1×1 has padding", "takes a frame off");
        Wrong("the first ReLU forgotten", filters => new Sequential(
            [new BatchNorm2d(), .. First(filters).Skip(2), Second(filters), .. End()]),
            "`Relu` is missing", "and no ReLU");
        Wrong("ReLU and normalization turned at the end", filters => new Sequential(
            [.. First(filters), Second(filters), new Relu(), new BatchNorm2d(), .. End().Skip(2)]),
            "Your ReLU stands in front of the normalization", "there is a ReLU, and no normalization");
        Wrong("no flattening", filters => new Sequential(
            [.. First(filters), Second(filters), .. Activation(), new AdaptiveAvgPool2d(), new Linear(1000)]),
            "What makes one row of them?");
        Wrong("a projection with half as many filters", filters => new Sequential(
            [
                .. Activation(),
                new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]), Conv(filters / 2, 1, 2)),
                Second(filters), .. End(),
            ]), "how many the 1×1 on the skip connection?", "256 maps of 14×14");
        Wrong("half as many filters at the end of f", filters => new Sequential(
            [
                .. Activation(),
                new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters / 2, 3)]), Conv(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "How many filters has the last 3×3 of f", "256 maps of 14×14");
        Wrong("stride and padding exchanged", filters => new Sequential(
            [
                .. Activation(),
                new Residual(new Sequential([new Conv2d(filters, 3, 1, 2, bias: false), .. Activation(), Conv(filters, 3)]),
                    Conv(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "Are stride and padding exchanged?", "takes a frame off");
        Wrong("kernel and filters exchanged in unit 2", filters => new Sequential(
            [
                .. First(filters), new Residual(new Sequential([.. Activation(), Conv(3, filters), .. Activation(), Conv(3, filters)])),
                .. End(),
            ]), "has 3 filters with windows of 512×512 pixels", "unit 1");
        Wrong("branches", filters => new Sequential(
            [
                .. Activation(),
                new Branches(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]), Conv(filters, 1, 2)),
                new Branches(new Sequential([.. Activation(), Conv(filters, 3), .. Activation(), Conv(filters, 3)]), new Identity()),
                .. End(),
            ]), "Which block adds them?");
        Wrong("units exchanged", filters => new Sequential([Second(filters), .. First(filters), .. End()]),
            "is it the first one of yours?", "a projection on the skip connection");
        Wrong("unit 1 forgotten", filters => new Sequential([Second(filters), .. End()]),
            "is it the first one of yours?", "a projection on the skip connection");
        Wrong("twice as many filters at the end of unit 2", filters => new Sequential(
            [
                .. First(filters),
                new Residual(new Sequential([.. Activation(), Conv(filters, 3), .. Activation(), Conv(2 * filters, 3)])), .. End(),
            ]), "filters 1024 instead of 512", "a projection on the skip connection");
        Wrong("a stride in both 3×3 of unit 1", filters => new Sequential(
            [
                .. Activation(),
                new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3, 2)]), Conv(filters, 1, 2)),
                Second(filters), .. End(),
            ]), "stride 2 instead of 1", "a projection on the skip connection");
        Wrong("nothing", _ => null!, "A network comes back for 512. Received: null.");
    }

    private static NamedLayer[] Activation() => [new BatchNorm2d(), new Relu()];

    private static Conv2d Conv(int filters, int kernel, int stride = 1) => new(filters, kernel, stride, padding: kernel / 2, bias: false);

    private static NamedLayer[] First(int filters) =>
    [
        .. Activation(), new Residual(new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)]), Conv(filters, 1, 2)),
    ];

    private static Residual Second(int filters, Layer? skip = null) =>
        new(new Sequential([.. Activation(), Conv(filters, 3), .. Activation(), Conv(filters, 3)]), skip!);

    private static NamedLayer[] End() => [.. Activation(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)];

    /// <summary>A unit as one block: normalization and ReLU in front of both ways.</summary>
    private sealed class Shared(int filters) : Block(
    [
        ("act", new Sequential(Activation())), ("skip", Conv(filters, 1, 2)),
        ("f", new Sequential([Conv(filters, 3, 2), .. Activation(), Conv(filters, 3)])),
    ])
    {
        protected override Node Connect(GraphBuilder net, Node x)
        {
            var y = net.Call("act", x);
            return net.Call(new Add(), net.Call("skip", y), net.Call("f", y));
        }
    }
}
