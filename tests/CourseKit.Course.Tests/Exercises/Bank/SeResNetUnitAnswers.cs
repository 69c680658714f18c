using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SeResNetUnitAnswers : AnswerBook<Func<int, Layer>>
{
    public SeResNetUnitAnswers()
        : base(new SeResNetUnit())
    {
        Right("wired by hand, with layers in another order", maps => new FunctionalBlock(
            [
                ("scale", Factors(maps / 16, maps)), ("f", new Sequential(Branch(maps))),
            ],
            (net, x) =>
            {
                var change = net.Call("f", x);
                return net.Call(new Relu(), net.Call(new Add(), x, net.Call(new Multiply(), net.Call("scale", change), change)));
            }));
        Right("a layer of one's own that stores its weights by columns", maps => new Sequential(
            new Residual(new Sequential([.. Branch(maps), new OwnExcitation(maps / 16)])), new Relu()));
        Right("names, and identities that do nothing", maps => new Sequential(
            ("body", new Residual(("f", new Sequential([.. Branch(maps), ("se", new SqueezeExcitation(maps, maps / 16)), new Identity()])),
                ("skip", new Identity()))),
            ("relu", new Relu())));
        Right("a block that holds a layer which it does not call", maps => new FunctionalBlock(
            [("unit", Unit(maps, new SqueezeExcitation(maps, maps / 16))), ("spare", new Identity())], (net, x) => net.Call("unit", x)));
        Wrong("dropout", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps)[..3], new Dropout(0.2f), .. Branch(maps)[3..], new SqueezeExcitation(maps, maps / 16)])), new Relu()),
            "A `Dropout(0.2)` stands in your unit.");
        Wrong("stochastic depth", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps), new SqueezeExcitation(maps, maps / 16), new StochasticDepth(0.2f)])), new Relu()),
            "A `StochasticDepth(0.2)` stands in your unit.");
        Wrong("ε taken for the momentum", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(0.1f) : layer),
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "A batch normalization of yours has ε = 0.1", "With all weights 0");
        Wrong("one normalization twice", maps => new BatchNorm2d() is var norm ? new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is BatchNorm2d ? norm : layer), new SqueezeExcitation(maps, maps / 16)])),
            new Relu()) : null!, "One and the same `BatchNorm2d()` is called twice", "It lacks");
        Wrong("weighed twice", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps)[..3], new SqueezeExcitation(maps, maps / 16), .. Branch(maps)[3..],
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "Maps are weighed twice", "Branch and input");
        Wrong("a separable convolution", maps => new Sequential(new Residual(new Sequential(
            [new SeparableConv2d(maps, kernel: 3, padding: 1, bias: false), .. Branch(maps)[1..],
                new SqueezeExcitation(maps, maps / 16)])), new Relu()),
            "How many maps does a filter see that is asked for at this place?", "right kind");
        Wrong("one more normalization", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps), new SqueezeExcitation(maps, maps / 16), new BatchNorm2d()])), new Relu()),
            "Then comes `BatchNorm2d()`, which is not asked for at this place.",
            "Your convolutions have biases");
        Wrong("a stride of 2", maps => new Sequential(new Residual(new Sequential(
            [new Conv2d(maps, kernel: 3, stride: 2, padding: 1, bias: false), .. Branch(maps)[1..],
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "Which stride keeps their size?");
        Wrong("a unit of ResNet", maps => new Sequential(new Residual(new Sequential(Branch(maps))), new Relu()),
            "What weighs the maps of its branch?");
        Wrong("behind it all", maps => new Sequential(
            new Residual(new Sequential(Branch(maps))), new Relu(), new SqueezeExcitation(maps, maps / 16)),
            "You weigh what comes out of the unit");
        Wrong("behind the sum", maps => new Sequential(
            new Residual(new Sequential(Branch(maps))), new SqueezeExcitation(maps, maps / 16), new Relu()), "You weigh the sum");
        Wrong("in front", maps => new Sequential(
            new Residual(new Sequential([new SqueezeExcitation(maps, maps / 16), .. Branch(maps)])), new Relu()),
            "Which maps are to be weighed");
        Wrong("the input weighed", maps => new Sequential(
            new Residual(new Sequential(Branch(maps)), new SqueezeExcitation(maps, maps / 16)), new Relu()),
            "You weigh the input that is added");
        Wrong("squeezed to 16", maps => Unit(maps, new SqueezeExcitation(maps, 16)), "How many are a sixteenth of 64?");
        Wrong("the ratio at the output", maps => Unit(maps, Weighed(Factors(maps, maps / 16))), "which of the two dense layers is narrow?");
        Wrong("both narrow", maps => Unit(maps, Weighed(Factors(maps / 16, maps / 16))), "which of the two dense layers is narrow?");
        Wrong("no mean", maps => Unit(maps, Weighed(new Sequential(
            new Conv2d(maps / 16, kernel: 1), new Relu(), new Conv2d(maps, kernel: 1), new Sigmoid()))),
            "every pixel gets factors of its own");
        Wrong("no ReLU at the end", maps => new Residual(new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)])),
            "Your unit ends with the sum");
        Wrong("the ReLU inside", maps => new Residual(
            new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16), new Relu()])), "can only add to its input");
        Wrong("no skip", maps => new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16), new Relu()]),
            "What makes it a residual unit?");
        Wrong("dense layers without biases", maps => Unit(maps, Weighed(new Sequential(
            new AdaptiveAvgPool2d(), new Conv2d(maps / 16, kernel: 1, bias: false), new Relu(), new Conv2d(maps, kernel: 1, bias: false),
            new Sigmoid()))), "It lacks 68 parameters");
        Wrong("a bias in the first convolution", maps => new Sequential(new Residual(new Sequential(
            [new Conv2d(maps, kernel: 3, padding: 1), .. Branch(maps)[1..], new SqueezeExcitation(maps, maps / 16)])), new Relu()),
            "It has 64 parameters too many");
        Wrong("a convolution of 1×1 on the skip", maps => new Sequential(new Residual(
            new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)]),
            new Conv2d(maps, kernel: 1, bias: false)), new Relu()),
            "the input is added as it is", "squeeze and excitation on");
        Wrong("the input doubled", maps => new Sequential(new Residual(new Residual(
            new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)]))), new Relu()),
            "With all weights 0, the unit for 64 maps should give the ReLU of its input");
        Wrong("ReLU6 in the branch", maps => Unit(maps, new SqueezeExcitation(maps, maps / 16), new Relu6()),
            "Then comes `Relu6`, where a layer of another kind is asked for. Which one?");
        Wrong("a hard sigmoid", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(), new Conv2d(maps / 16, kernel: 1),
            new Relu(), new Conv2d(maps, kernel: 1), new HardSigmoid()))), "Then comes `HardSigmoid`", "Hint");
        Wrong("windows of 5×5", maps => new Sequential(new Residual(new Sequential(
            [new Conv2d(maps, kernel: 5, padding: 2, bias: false), .. Branch(maps)[1..], new SqueezeExcitation(maps, maps / 16)])),
            new Relu()), "Which window and padding are asked for?", "The first");
        Wrong("twice the maps", maps => new Sequential(new Residual(new Sequential(
            [new Conv2d(2 * maps, kernel: 3, padding: 1, bias: false), .. Branch(maps)[1..], new SqueezeExcitation(maps, maps / 16)])),
            new Relu()), "How many filters are asked for?");
        Wrong("squeezed to half of a sixteenth", maps => Unit(maps, new SqueezeExcitation(maps, maps / 32)),
            "The first 6 layers are right");
        Wrong("paddings that make up for each other", maps => new Sequential(new Residual(new Sequential(
            [new Conv2d(maps, kernel: 3, padding: 2, bias: false), .. Branch(maps)[1..3],
                new Conv2d(maps, kernel: 3, bias: false), new BatchNorm2d(), new SqueezeExcitation(maps, maps / 16)])), new Relu()),
            "Which padding is asked for?", "no longer fit");
        Wrong("the activation before the normalization", maps => new Sequential(new Residual(new Sequential(
            [Branch(maps)[0], new Relu(), new BatchNorm2d(), .. Branch(maps)[3..], new SqueezeExcitation(maps, maps / 16)])), new Relu()),
            "Then comes `Relu`");
        Wrong("weighed before it is normalized", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps)[..4], new SqueezeExcitation(maps, maps / 16), new BatchNorm2d()])), new Relu()),
            "in front of the second normalization");
        Wrong("an activation in front of it", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps), new Relu6(), new SqueezeExcitation(maps, maps / 16)])), new Relu()),
            "Your branch only adds to the input and never takes anything off", "With all weights 0");
        Wrong("dense layers on rows", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(), new Flatten(),
            new Linear(maps / 16), new Relu(), new Linear(maps), new Sigmoid()))), "keeps the shape [N, C, 1, 1]?");
        Wrong("one convolution", maps => new Conv2d(maps, kernel: 3, padding: 1),
            "Look at the layers of the unit for 64 maps, in the order in which they compute. It begins with `Conv2d(64, kernel 3, " +
                "padding 1)`", "It lacks");
        Wrong("dense layers of 3×3", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(),
            new Conv2d(maps / 16, kernel: 3, padding: 1), new Relu(), new Conv2d(maps, kernel: 3, padding: 1), new Sigmoid()))),
            "Which window has a dense layer on one pixel?", "Your convolutions have biases");
        Wrong("the first dense layer of 3×3", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(),
            new Conv2d(maps / 16, kernel: 3, padding: 1), new Relu(), new Conv2d(maps, kernel: 1), new Sigmoid()))),
            "Which window has a dense layer on one pixel?", "of another kind");
        Wrong("the branch times the weighed branch", maps => Unit(maps, new FunctionalBlock(
            [("weigh", new SqueezeExcitation(maps, maps / 16))], (net, x) => net.Call(new Multiply(), x, net.Call("weigh", x)))),
            "You multiply maps by maps that are weighed already", "only adds to the input");
        Wrong("twice the maps at the end", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps)[..3], new Conv2d(2 * maps, kernel: 3, padding: 1, bias: false), new BatchNorm2d(),
                new SqueezeExcitation(2 * maps, maps / 8)])), new Relu()), "gives 128 maps, and 64 come in", "How many zeros");
        Wrong("ε of 0.001", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(eps: 1e-3f) : layer),
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "has ε = 0.001", "which of the two did you mean");
        Wrong("the momentum that stays", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(momentum: 0.9f) : layer),
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "has a momentum of 0.9", "Hint");
        Wrong("dense layers along the columns", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(),
            new Linear(maps / 16), new Relu(), new Linear(maps), new Sigmoid()))), "works along the last axis of its input");
        Wrong("pooled by 2", maps => Unit(maps, Weighed(new Sequential(new AvgPool2d(2),
            new Conv2d(maps / 16, kernel: 1), new Relu(), new Conv2d(maps, kernel: 1), new Sigmoid()))),
            "Your squeeze leaves 2×3 numbers of each map");
        Wrong("a bias in the second convolution, and none in the second dense layer", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps)[..3], new Conv2d(maps, kernel: 3, padding: 1), new BatchNorm2d(), Weighed(new Sequential(
                new AdaptiveAvgPool2d(), new Conv2d(maps / 16, kernel: 1), new Relu(), new Conv2d(maps, kernel: 1, bias: false),
                new Sigmoid()))])), new Relu()), "Is a bias asked for?", "Which bias");
        Wrong("nothing", _ => null!, "Your function gives null for the unit for 64 maps", "cannot be tried");
        Wrong("squeeze and excitation in a field", maps => new ExcitedBlock(maps),
            "`SqueezeExcitation of 5 layers` is called and has parameters, but it is no child of the block that calls it");
        Wrong("squeeze and excitation captured", maps => new SqueezeExcitation(maps, maps / 16) is var weigh
            ? new FunctionalBlock([("branch", new Sequential(Branch(maps)))], (net, x) =>
                net.Call(new Relu(), net.Call(new Add(), net.Call(weigh, net.Call("branch", x)), x))) : null!,
            "`SqueezeExcitation of 5 layers` is called and has parameters", "made anew");
        Wrong("the whole branch captured", maps => new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)]) is var branch
            ? new FunctionalBlock([], (net, x) => net.Call(new Relu(), net.Call(new Add(), net.Call(branch, x), x))) : null!,
            "`Sequential of 6 layers` is called and has parameters", "statistics of the batch");
        Wrong("one normalization captured", maps => new BatchNorm2d() is var norm
            ? new FunctionalBlock(
                [("begin", new Sequential(Branch(maps)[..4])), ("weigh", new SqueezeExcitation(maps, maps / 16))], (net, x) =>
                    net.Call(new Relu(), net.Call(new Add(), net.Call("weigh", net.Call(norm, net.Call("begin", x))), x))) : null!,
            "`BatchNorm2d()` is called and has parameters", "images of the batch");
        Wrong("layers made while connecting", maps => new FunctionalBlock([], (net, x) => net.Call(new Relu(), net.Call(new Add(),
            net.Call(new Sequential([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)]), x), x))),
            "It is even made anew", "call Build(");
        Wrong("layers in the field of a layer", maps => new HoldingUnit(maps),
            "`HoldingUnit` derives from `Layer` and computes with a layer that it holds", "call Build(");
        Wrong("right for 64 and 32 alone", maps => Unit(maps, new SqueezeExcitation(maps, maps > 32 ? 4 : 2)),
            "Your units are right that the question names", "Which of its steps");
        Wrong("right by a formula that holds for 64 and 32", maps => Unit(maps, new SqueezeExcitation(maps, (maps / 20) + 1)),
            "Your units are right that the question names");
        Wrong("frozen normalizations", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is BatchNorm2d ? new FrozenBatchNorm2d() : layer),
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "A `FrozenBatchNorm2d()` stands in your unit", "It lacks");
        Wrong("normalizations without scale and shift", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is BatchNorm2d ? new BatchNorm2d(affine: false) : layer),
                new SqueezeExcitation(maps, maps / 16)])), new Relu()), "which learns nothing", "It lacks");
        Wrong("the factors added", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps), Factors(maps / 16, maps)])), new Relu()), "You add the factors themselves", "projection on the skip");
        Wrong("channels given to a convolution", maps => new Sequential(new Residual(new Sequential(
            [new Conv2d(maps, maps, 3, padding: 1, bias: false), .. Branch(maps)[1..], new SqueezeExcitation(maps, maps / 16)])),
            new Relu()), "take the number of filters first, then the kernel", "Which stride keeps");
        Wrong("the factors of the input, and no ReLU", maps => new Sequential(new FunctionalBlock(
            [("b", new Sequential([.. Branch(maps).Where(layer => layer.Layer is not Relu)])), ("g", Factors(maps / 16, maps))],
            (net, x) => net.Call(new Add(), net.Call(new Multiply(), net.Call("b", x), net.Call("g", x)), x)), new Relu()),
            "Your factors come from what goes into the unit", "missing in front of it");
        Wrong("dense layers in groups", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(),
            new Conv2d(maps, kernel: 1, groups: 16), new Relu(), new Conv2d(maps, kernel: 1, groups: 16), new Sigmoid()))),
            "divides the 64 numbers into 16 groups", "of another kind");
        Wrong("one squeeze and excitation for branch and input", maps => new SqueezeExcitation(maps, maps / 16) is var weigh
            ? new Sequential(new Residual(new Sequential([.. Branch(maps), weigh]), weigh), new Relu()) : null!,
            "Branch and input are weighed both", "is called twice");
        Wrong("in front of the whole unit", maps => new Sequential(new SqueezeExcitation(maps, maps / 16),
            new Residual(new Sequential(Branch(maps))), new Relu()), "before it goes two ways", "What is added to what");
        Wrong("squeezed to 4×4", maps => Unit(maps, Weighed(new Sequential(new AdaptiveAvgPool2d(4, 4),
            new Conv2d(maps / 16, kernel: 1), new Relu(), new Conv2d(maps, kernel: 1), new Sigmoid()))),
            "Your squeeze leaves 4×4 numbers of each map");
    }

    private static Sequential Unit(int maps, NamedLayer weigh, Layer? activation = null) =>
        new(new Residual(new Sequential([.. Branch(maps, activation), weigh])), new Relu());

    private static NamedLayer[] Branch(int maps, Layer? activation = null) =>
    [
        new Conv2d(maps, kernel: 3, padding: Padding.Same, bias: false), new BatchNorm2d(), activation ?? new Relu(),
        new Conv2d(maps, kernel: 3, padding: Padding.Same, bias: false), new BatchNorm2d(),
    ];

    private static Sequential Factors(int hidden, int outputs) => new(
        new AdaptiveAvgPool2d(), new Conv2d(hidden, kernel: 1), new Relu(), new Conv2d(outputs, kernel: 1), new Sigmoid());

    private static FunctionalBlock Weighed(Layer factors) =>
        new([("factors", factors)], (net, x) => net.Call(new Multiply(), net.Call("factors", x), x));

    private sealed class ExcitedBlock(int maps) : Block([("branch", new Sequential(Branch(maps)))])
    {
        private readonly SqueezeExcitation weigh = new(maps, maps / 16);

        protected override Node Connect(GraphBuilder net, Node x) =>
            net.Call(new Relu(), net.Call(new Add(), net.Call(weigh, net.Call("branch", x)), x));
    }

    private sealed class HoldingUnit(int maps) : Layer
    {
        private readonly Sequential branch = new([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)]);

        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => (branch.Call(x) + x).Relu();
    }

    private sealed class OwnExcitation(int squeezed) : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override IEnumerable<ParameterSpec> Describe(Shape input) =>
        [
            new("down", [input[1], squeezed], Initializers.Normal(0.1f)), new("down_bias", [squeezed], Initializers.Normal(0.1f)),
            new("up", [squeezed, input[1]], Initializers.Normal(0.1f)), new("up_bias", [input[1]], Initializers.Normal(0.1f)),
        ];

        protected override Tensor Forward(Tensor x)
        {
            var hidden = (x.Mean(3).Mean(2).MatMul(this["down"]) + this["down_bias"]).Relu();
            var factors = (hidden.MatMul(this["up"]) + this["up_bias"]).Sigmoid();
            return x * factors.Reshape(x.Shape[0], x.Shape[1], 1, 1);
        }
    }
}
