using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class InvertedResidualUnitAnswers : AnswerBook<Func<int, int, Layer>>
{
    public InvertedResidualUnitAnswers()
        : base(new InvertedResidualUnit())
    {
        Right("wired by hand, in groups, with same padding", (filters, stride) => new FunctionalBlock(
            [
                ("narrow", new Sequential(new Conv2d(filters, kernel: 1, bias: false), new BatchNorm2d())),
                ("windows", new Sequential(
                    new Conv2d(144, kernel: 3, stride: stride, padding: 1, groups: 144, bias: false), new BatchNorm2d(), new Relu6())),
                ("wide", new Sequential(new Conv2d(144, kernel: 1, bias: false), new BatchNorm2d(), new Relu6())),
            ],
            (net, x) =>
            {
                var y = net.Call("narrow", net.Call("windows", net.Call("wide", x)));
                return y.Shape == x.Shape ? net.Call(new Add(), x, y) : y;
            }));
        Right("blocks of convolution and normalization", (filters, stride) => Joined(filters, stride, new Sequential(
            new ConvNorm(144, 1, activation: new Relu6()), new ConvNorm(144, 3, stride, groups: 144, activation: new Relu6()),
            new ConvNorm(filters, 1))));
        Right("an addition among the children that not every unit calls", (filters, stride) => new FunctionalBlock(
            [("body", new Sequential(Body(filters, stride))), ("add", new Add())],
            (net, x) => filters == 24 && stride == 1 ? net.Call("add", net.Call("body", x), x) : net.Call("body", x)));
        Right("a layer of one's own that declares its windows first", (filters, stride) => Own(filters, stride));
        Wrong("the last convolution captured", (filters, stride) => new ConvNorm(filters, 1) is var narrow
            ? Joined(filters, stride, new FunctionalBlock([("wide", new Sequential(Body(filters, stride)[..6]))],
                (net, x) => net.Call(narrow, net.Call("wide", x)))) : null!,
            "`ConvNorm of 2 layers` is called and has parameters", "images of the batch");
        Wrong("layers in the field of a layer", (filters, stride) => new HoldingUnit(filters, stride),
            "derives from `Layer` and computes with a layer that it holds", "call Build(");
        Wrong("added below 40 filters", (filters, stride) => stride == 1 && filters < 40
            ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your units are right that the question names", "in each unit");
        Wrong("added for all but 40 filters", (filters, stride) => stride == 1 && filters != 40
            ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your units are right that the question names", "in each unit");
        Wrong("added for 24 filters a step", (filters, stride) => filters == 24 * stride
            ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your units are right that the question names, and the unit (48, 2) is not", "in each unit");
        Wrong("the wide maps added under the input's name", (filters, stride) => new FunctionalBlock(
            [("up", new Sequential(Body(filters, stride)[..3])), ("down", new Sequential(Body(filters, stride)[3..]))], (net, x) =>
            {
                x = net.Call("up", x);
                return stride == 1 && filters == 24 ? net.Call(new Add(), x, net.Call("down", x)) : net.Call("down", x);
            }), "Your unit (24, 1) adds 144 maps to 24", "How many filters does its last");
        Wrong("pooled on the skip connection", (filters, stride) => filters == 24
            ? new Residual(new Sequential(Body(filters, stride)), new AvgPool2d(stride)) : new Sequential(Body(filters, stride)),
            "Your unit (24, 2) adds maps of the shapes [2, 24, 3, 3] and [2, 24, 2, 3]", "and not where it stays");
        Wrong("one normalization in all places", (filters, stride) => new BatchNorm2d() is var norm ? Joined(filters, stride,
            new Sequential([.. Body(filters, stride).Select(layer => layer.Layer is BatchNorm2d ? norm : layer)])) : null!,
            "One and the same `BatchNorm2d()` is called");
        Wrong("one convolution at both ends", (filters, stride) => new Conv2d(144, kernel: 1, bias: false) is var mix ? Joined(
            filters, stride, new Sequential([mix, .. Body(filters, stride)[1..6], mix, new BatchNorm2d(), .. Body(filters, stride)[6..]]))
            : null!, "One and the same `Conv2d(144, kernel 1, no bias)` is called twice");
        Wrong("24 filters, or 40", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters == 40 ? 40 : 24, stride))),
            "Your units are right that the question names");
        Wrong("a stride of 1 or 2", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride > 1 ? 2 : 1))),
            "Your units are right that the question names");
        Wrong("the stride for 24 filters alone", (filters, stride) => Joined(filters, stride, new Sequential(
            Body(filters, filters == 24 ? stride : 1))), "Your units are right that the question names");
        Wrong("own: scales of 0", (filters, stride) => Own(filters, stride, isExchanged: true),
            "Your code uses `shiftWide` as the scale of a normalization, and freshly built it is 0");
        Wrong("own: another shape inferred", (filters, stride) => Own(filters, stride, isFloored: true),
            "In the unit (24, 2), `Infer` of `OwnUnit` says [2, 24, 2, 3]", "in the order in which your code reads");
        Wrong("two units", (filters, stride) => new Sequential(Joined(filters, stride, new Sequential(Body(filters, stride))),
            new Residual(new Sequential(Body(filters, 1)))), "behind the last layer", "you project the input");
        Wrong("a convolution added behind the unit", (filters, stride) => new Sequential(
            Joined(filters, stride, new Sequential(Body(filters, stride))), new Residual(new ConvNorm(filters, 1))),
            "behind the last layer", "you project the input");
        Wrong("projected in each unit", (filters, stride) => new Residual(
            new Sequential(Body(filters, stride)), new ConvNorm(filters, 1, stride)),
            "You project the input in each unit", "Where the shape changes, you project");
        Wrong("pooled in front", (filters, stride) => stride > 1
            ? new Sequential(new MaxPool2d(1, stride), new Sequential(Body(filters, 1)))
            : Joined(filters, stride, new Sequential(Body(filters, 1))), "None of your convolutions moves by the stride",
            "Your first convolution has the stride");
        Wrong("kernel and filters exchanged", (filters, stride) => Joined(filters, stride, new Sequential(
            new ConvNorm(1, 144, activation: new Relu6()), new ConvNorm(3, 144, stride, activation: new Relu6()),
            new ConvNorm(1, filters))), "take the number of filters first", "Where do stride and padding");
        Wrong("groups by their place", (filters, stride) => Joined(filters, stride, new Sequential([.. Body(filters, stride)[..3],
            new Conv2d(144, 3, stride, 1, 2, bias: false), .. Body(filters, stride)[4..]])),
            "groups are given by name", "Where do stride and padding");
        Wrong("the last normalization frozen", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..^1], new FrozenBatchNorm2d()])), "A `FrozenBatchNorm2d()` stands in your unit", "It lacks");
        Wrong("the last normalization without scale and shift", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..^1], new BatchNorm2d(affine: false)])), "which learns nothing", "It lacks");
        Wrong("added at a stride of 1", (filters, stride) => stride == 1 ? new Residual(new Sequential(Body(filters, 1)))
            : new Sequential(Body(filters, stride)), "Can 24 maps be added to 40?", "a projection on the skip connection");
        Wrong("own: ReLU", (filters, stride) => Own(filters, stride, x => x.Relu()), "Which activation cuts them off there?");
        Wrong("own: cut off at −1", (filters, stride) => Own(filters, stride, x => x.Clamp(-1, 6)),
            "With the shifts of the second normalization -3, weights that hand on what its activation gives");
        Wrong("own: 6 everywhere", (filters, stride) => Own(filters, stride, x => (x * 0) + 6), "Yours gives 6.");
        Wrong("own: the modes exchanged", (filters, stride) => Own(filters, stride, isTurned: true), "and the other way round");
        Wrong("own: windows turned", (filters, stride) => Own(filters, stride, window: window => window.Flip(2, 3)),
            "as if its windows were turned by 180°");
        Wrong("an own activation", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride).Select(layer => layer.Layer is Relu6 ? new Clamped() : layer)])),
            "With the shifts of the second normalization -3, weights that hand on what its activation gives");
        Wrong("dropout", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..3], new Dropout(0.1f), .. Body(filters, stride)[3..]])), "A `Dropout(0.1)` stands in your unit.");
        Wrong("stochastic depth", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride), new StochasticDepth(0.1f)])), "A `StochasticDepth(0.1)` stands in your unit.");
        Wrong("a stride of 2 and the input added", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, 2))),
            "gives maps of 3×3 pixels, where 5×6 come in and the stride is 1", "Hint");
        Wrong("the stride and one", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride + 1))),
            "gives maps of 3×3 pixels, where 5×6 come in and the stride is 1", "Hint");
        Wrong("40 filters for any number", (filters, stride) => Joined(filters, stride, new Sequential(Body(40, stride))),
            "gives 40 maps, and 24 come in", "Hint");
        Wrong("six times the filters at the end", (filters, stride) => Joined(filters, stride, new Sequential(Body(6 * filters, stride))),
            "gives 144 maps, and 24 come in", "Hint");
        Wrong("a dense layer at the narrow end", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..6], new Linear(filters), new BatchNorm2d()])), "What is “linear” about a linear bottleneck");
        Wrong("zeros on two sides", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..3], new ZeroPad2d(0, 2, 0, 2), .. Body(filters, stride, padding: 0)[3..]])),
            "puts its zeros on two sides only", "How many zeros keep the size?");
        Wrong("pooling for the stride", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, 1)[..6], new MaxPool2d(1, stride: stride), .. Body(filters, 1)[6..]])),
            "a pooling throws pixels away", "Your last convolution has the stride");
        Wrong("projected for 40 alone", (filters, stride) => stride == 2 ? new Sequential(Body(filters, stride))
            : filters == 24 ? new Residual(new Sequential(Body(filters, stride)))
            : new Residual(new Sequential(Body(filters, stride)), new Conv2d(filters, kernel: 1, bias: false)),
            "you project the input and add it", "behind the last layer");
        Wrong("ε taken for the momentum", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(0.1f) : layer)])),
            "A batch normalization of yours has ε = 0.1");
        Wrong("one normalization twice", (filters, stride) => new BatchNorm2d() is var norm ? Joined(filters, stride, new Sequential(
            [Body(filters, stride)[0], norm, .. Body(filters, stride)[2..4], norm, .. Body(filters, stride)[5..]])) : null!,
            "One and the same `BatchNorm2d()` is called twice", "It lacks");
        Wrong("six windows a map for the first convolution", (filters, stride) => Joined(filters, stride, new Sequential(
            [new DepthwiseConv2d(kernel: 3, stride: stride, padding: 1, multiplier: 6, bias: false), new BatchNorm2d(), new Relu6(),
                .. Body(filters, 1)[6..]])), "How many maps does a filter see that is asked for at this place?", "right kind");
        Wrong("the condition turned round", (filters, stride) => filters == 24 && stride == 1
            ? new Sequential(Body(filters, stride)) : new Residual(new Sequential(Body(filters, stride))),
            "and not where it stays", "in each unit");
        Wrong("24 groups", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride, groups: 24))),
            "How many maps come into the depth-wise convolution?");
        Wrong("the library's", (filters, stride) => new InvertedResidual(
            new(24, 144, filters, Stride: stride), () => new Relu6()), "`InvertedResidual` is not for this exercise", "Hint");
        Wrong("ReLU6 everywhere", (filters, stride) => Joined(filters, stride, new Sequential([.. Body(filters, stride), new Relu6()])),
            "In few maps, what is below 0 is lost for good");
        Wrong("ReLU behind the sum", (filters, stride) => new Sequential(Joined(filters, stride, new Sequential(Body(filters, stride))),
            new Relu()), "An activation stands behind the sum");
        Wrong("always added", (filters, stride) => new Residual(new Sequential(Body(filters, stride))),
            "When does the paper leave the skip connection out?");
        Wrong("added wherever 24 maps come out", (filters, stride) =>
            filters == 24 ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your input is added in the unit (24, 2), too", "in each unit");
        Wrong("the wide ends joined in each unit", (filters, stride) => new Sequential(
            [.. Body(filters, stride)[..3], new Residual(new Sequential(Body(filters, stride)[3..6])), .. Body(filters, stride)[6..]]),
            "You join the 144 maps in the middle", "Your input is added");
        Wrong("padding around the first convolution", (filters, stride) => Joined(filters, stride, new Sequential(
            [new Conv2d(144, kernel: 1, padding: 1, bias: false), .. Body(filters, stride, padding: 0)[1..]])),
            "Which padding is asked for?", "How many zeros keep the size?");
        Wrong("ε of 0.001", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(eps: 1e-3f) : layer)])),
            "has ε = 0.001", "which of the two did you mean");
        Wrong("the momentum that stays", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(momentum: 0.99f) : layer)])),
            "has a momentum of 0.99", "Hint");
        Wrong("a mean in the place of the depth-wise convolution", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..3], new AvgPool2d(3, stride: stride, padding: 1), .. Body(filters, stride)[4..]])),
            "Then comes `AvgPool2d", "moves by the stride");
        Wrong("own: ones around the maps", (filters, stride) => Own(filters, stride, border: 1), "at their edges something else");
        Wrong("own: statistics that stay", (filters, stride) => Own(filters, stride, momentum: 0), "its running statistics have stayed");
        Wrong("own: statistics of the last batch", (filters, stride) => Own(filters, stride, momentum: 0.9),
            "How much of a batch goes into them");
        Wrong("added wherever the stride is 1", (filters, stride) =>
            stride == 1 ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your input is added in the unit (40, 1), too. Can 24 maps be added to 40?", "in each unit");
        Wrong("never added", (filters, stride) => new Sequential(Body(filters, stride)), "What makes it a residual");
        Wrong("the wide ends joined", (filters, stride) => new Sequential(
            [.. Body(filters, stride)[..3], stride == 1 ? new Residual(new Sequential(Body(filters, 1)[3..6]))
                : new Sequential(Body(filters, stride)[3..6]), .. Body(filters, stride)[6..]]), "Where are the narrow ends of this unit?");
        Wrong("projected", (filters, stride) => filters == 24 && stride == 1 ? new Residual(new Sequential(Body(filters, stride)))
            : new Residual(new Sequential(Body(filters, stride)),
                new Sequential(new Conv2d(filters, kernel: 1, stride: stride, bias: false), new BatchNorm2d())),
            "you project the input and add it");
        Wrong("an ordinary convolution", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride, groups: 1))),
            "gives each map a window of its own");
        Wrong("in six groups", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride, groups: 6))),
            "How many groups are asked for?", "Hint");
        Wrong("windows of 5×5", (filters, stride) => Joined(filters, stride, new Sequential([.. Body(filters, stride)[..3],
            new DepthwiseConv2d(kernel: 5, stride: stride, padding: 2, bias: false), .. Body(filters, stride)[4..]])),
            "Which window and padding are asked for?");
        Wrong("the windows first", (filters, stride) => Joined(filters, stride, new Sequential(
            [new DepthwiseConv2d(kernel: 3, stride: stride, padding: 1, bias: false), new BatchNorm2d(), new Relu6(),
                new Conv2d(144, kernel: 1, bias: false), new BatchNorm2d(), new Relu6(), .. Body(filters, 1)[6..]])),
            "Look at the layers of the unit (24, 1)", "The first");
        Wrong("a stride of 2, whatever is asked for", (filters, _) => new Sequential(Body(filters, 2)), "Which stride is asked for?");
        Wrong("two strides", (filters, stride) => Joined(filters, stride, new Sequential(
            [new Conv2d(144, kernel: 1, stride: stride, bias: false), .. Body(filters, stride)[1..]])),
            "Look at the layers of the unit (24, 2), in the order in which they compute. It begins with `Conv2d(144, kernel 1, stride 2, " +
                "no bias)`, which is a layer of the right kind. Which stride is asked for?", "With all weights 0");
        Wrong("stride and padding swapped", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride)[..3], new Conv2d(144, 3, 1, stride, groups: 144, bias: false),
                .. Body(filters, stride)[4..]])), "Which stride and padding are asked for?", "With all weights 0");
        Wrong("the activation before the normalization", (filters, stride) => Joined(filters, stride, new Sequential(
            [Body(filters, stride)[0], new Relu6(), new BatchNorm2d(), .. Body(filters, stride)[3..]])),
            "The first layer is right, `Conv2d(144, kernel 1, no bias)`. Then comes `Relu6`", "Hint");
        Wrong("ReLU", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride).Select(layer => layer.Layer is Relu6 ? new Relu() : layer)])),
            "Which activation cuts them off there?");
        Wrong("biases", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride, bias: true))),
            "What would the normalization behind them do");
        Wrong("no normalization at the end", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride)[..^1])),
            "The last convolution has no normalization");
        Wrong("the stride in front", (filters, stride) => Joined(filters, stride, new Sequential(
            [new Conv2d(144, kernel: 1, stride: stride, bias: false), .. Body(filters, 1)[1..]])), "Your first convolution has the stride");
        Wrong("the stride forgotten", (filters, _) => Joined(filters, 1, new Sequential(Body(filters, 1))),
            "Your maps keep their size at a stride of 2");
        Wrong("no padding", (filters, stride) => Joined(filters, stride, new Sequential(Body(filters, stride, padding: 0))),
            "How many zeros keep the size?");
        Wrong("24 filters", (_, stride) => Joined(24, stride, new Sequential(Body(24, stride))), "whatever it is called with");
        Wrong("a unit of MobileNetV1", (filters, stride) => Joined(filters, stride, new Sequential(
            new DepthwiseConv2d(kernel: 3, stride: stride, padding: 1, bias: false), new BatchNorm2d(), new Relu6(),
            new Conv2d(filters, kernel: 1, bias: false), new BatchNorm2d())), "the unit of MobileNetV1");
        Wrong("a sigmoid at the narrow end", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride), new Sigmoid()])), "Which of its layers gives no negative numbers", "With all weights 0");
        Wrong("SiLU", (filters, stride) => Joined(filters, stride, new Sequential(
            [.. Body(filters, stride).Select(layer => layer.Layer is Relu6 ? new Silu() : layer)])),
            "Then comes `Silu`, where a layer of another kind is asked for. Which one?");
    }

    private static Layer Joined(int filters, int stride, Layer body) => filters == 24 && stride == 1 ? new Residual(body) : body;

    private static OwnUnit Own(
        int filters, int stride, Func<Tensor, Tensor>? activation = null, bool isTurned = false,
        Func<Tensor, Tensor>? window = null, double border = 0, double momentum = 0.1, bool isExchanged = false,
        bool isFloored = false) => new(
        input => isFloored ? [input[0], filters, input[2] / stride, input[3] / stride]
            : [input[0], filters, ((input[2] - 1) / stride) + 1, ((input[3] - 1) / stride) + 1],
        new (string Name, Shape Shape)[]
        {
            ("Window", [144, 1, 3, 3]), ("Narrow", [filters, 144, 1, 1]), ("Wide", [144, 24, 1, 1]),
        }.SelectMany(part => new (string, Shape)[]
        {
            (part.Name, part.Shape), ($"scale{part.Name}", part.Shape[..1]), ($"shift{part.Name}", part.Shape[..1]),
            ($"mean{part.Name}", part.Shape[..1]), ($"var{part.Name}", part.Shape[..1]),
        }),
        (get, x, training) =>
        {
            Tensor Norm(Tensor maps, string name) => maps.BatchNorm(
                get($"{(isExchanged ? "shift" : "scale")}{name}"), get($"{(isExchanged ? "scale" : "shift")}{name}"),
                get($"mean{name}"), get($"var{name}"), training != isTurned, momentum);
            var bend = activation ?? (maps => maps.Clamp(0, 6));
            var wide = bend(Norm(x.Conv2d(get("Wide")), "Wide"));
            var windows = get("Window") is var own && window is null ? own : window!(own);
            var padded = wide.Pad(1, 1, 1, 1, border);
            var seen = bend(Norm(padded.Conv2d(windows, stride: stride, groups: 144), "Window"));
            var narrow = Norm(seen.Conv2d(get("Narrow")), "Narrow");
            return narrow.Shape == x.Shape ? x + narrow : narrow;
        });

    private sealed class HoldingUnit(int filters, int stride) : Layer
    {
        private readonly Sequential body = new(Body(filters, stride));

        public override Shape Infer(Shape input) => body.Infer(input);

        protected override Tensor Forward(Tensor x) => filters == 24 && stride == 1 ? x + body.Call(x) : body.Call(x);
    }

    private sealed class Clamped : ElementwiseLayer
    {
        protected override Tensor Forward(Tensor x) => x.Clamp(-6, 6);
    }

    private static NamedLayer[] Body(int filters, int stride, int groups = 144, bool bias = false, int padding = 1) =>
    [
        new Conv2d(144, kernel: 1, bias: bias), new BatchNorm2d(), new Relu6(),
        new Conv2d(144, kernel: 3, stride: stride, padding: padding, groups: groups, bias: bias), new BatchNorm2d(), new Relu6(),
        new Conv2d(filters, kernel: 1, bias: bias), new BatchNorm2d(),
    ];
}
