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
        Right("a layer of one's own that declares its parameters in reverse", maps => Own(maps, (get, x, training) =>
            OwnForward(get, x, training), isReversed: true));
        Right("a layer of one's own with formulas", maps => Own(maps, (get, x, training) =>
        {
            var branch = Norm(get, Norm(get, x.Conv2d(get("conv1"), padding: 1), 1, training).Relu().Conv2d(get("conv2"), padding: 1), 2,
                training);
            var hidden = get("downBias") + branch.Mean(3).Mean(2).MatMul(get("down").Transpose());
            return Sum(x, branch, (get("upBias") + hidden.Relu().MatMul(get("up").Transpose())).Sigmoid());
        }));
        Wrong("own: the sum squeezed", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, Branch(get, x, training).Sum(3).Sum(2)))), "comes to the sigmoid as it is");
        Wrong("own: the mean over the batch", maps => Own(maps, (get, x, training) => Sum(x, Branch(get, x, training),
            Gate(get, Branch(get, x, training).Mean(3).Mean(2).Mean(0, keepAxis: true)))), "changes with the other images of the batch");
        Wrong("own: the branch computed twice", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, Branch(get, x, training).Mean(3).Mean(2)))), "is each normalization called once?");
        Wrong("own: one added to the factors", maps => Own(maps, (get, x, training) =>
            OwnForward(get, x, training, means => Gate(get, means) + 1)),
            "You add the branch itself, too");
        Wrong("own: half added to the factors", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, Branch(get, x, training).Mean(3).Mean(2)) + 0.5f)),
            "an input of 3 everywhere should give 4 in the middle of its first map. Yours gives 5.");
        Wrong("own: taken off", maps => Own(maps, (get, x, training) =>
            Sum(x, -Branch(get, x, training), Gate(get, Branch(get, x, training).Mean(3).Mean(2)))), "Yours gives 2.");
        Wrong("own: the factors without the maps", maps => Own(maps, (get, x, training) =>
            (x + Gate(get, Branch(get, x, training).Mean(3).Mean(2)).Unsqueeze(2).Unsqueeze(3)).Relu()),
            "Your branch adds one number to all pixels of a map");
        Wrong("own: ε behind the root", maps => Own(maps, (get, x, training) => Sum(
            x, Branch(get, x, training, RootFirst), Gate(get, Branch(get, x, training, RootFirst).Mean(3).Mean(2)))),
            "so that ε alone stands below the root", "right but for slice");
        Wrong("own: no ReLU in the gate", maps => Own(maps, (get, x, training) => OwnForward(get, x, training,
            means => means.Linear(get("down"), get("downBias")).Linear(get("up"), get("upBias")).Sigmoid())),
            "Nothing stands between your two dense layers");
        Wrong("own: softmax", maps => Own(maps, (get, x, training) => OwnForward(get, x, training,
            means => means.Linear(get("down"), get("downBias")).Relu().Linear(get("up"), get("upBias")).Softmax(1))),
            "so the maps compete");
        Wrong("own: the factors of the input", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, x.Mean(3).Mean(2)))), "Your factors come from what goes into the unit");
        Wrong("own: a bias that is not used", maps => Own(maps, (get, x, training) => Sum(x, Branch(get, x, training),
            Branch(get, x, training).Mean(3).Mean(2).Linear(get("down"), get("downBias")).Relu().Linear(get("up")).Sigmoid())),
            "The unit for 64 maps has `upBias`, and in evaluation mode it computes nothing with it.");
        Wrong("own: the first weights twice", maps => Own(maps, (get, x, training) => Branch(
            name => get(name == "conv2" ? "conv1" : name), x, training) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "The unit for 64 maps has `conv2`, and");
        Wrong("own: the batch's statistics, always", maps => Own(maps, (get, x, _) =>
            Sum(x, Branch(get, x, true), Gate(get, Branch(get, x, true).Mean(3).Mean(2)))), "it normalizes by the statistics of the batch");
        Wrong("own: running statistics, always", maps => Own(maps, (get, x, _) =>
            Sum(x, Branch(get, x, false), Gate(get, Branch(get, x, false).Mean(3).Mean(2)))), "it normalizes by the running statistics");
        Wrong("own: the modes exchanged", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, !training), Gate(get, Branch(get, x, !training).Mean(3).Mean(2)))), "and the other way round");
        Wrong("own: windows turned", maps => Own(maps, (get, x, training) => Branch(
            name => name == "conv1" ? get(name).Flip(2, 3) : get(name), x, training) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "as if its windows were turned by 180°");
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
        Wrong("own: statistics that are learned", maps => new OwnUnit(input => input, OwnParameters(maps, "moved", "spread"),
            (get, x, training) => OwnForward(name => get(name.Replace("mean", "moved").Replace("var", "spread")), x, training)),
            "as many as the running means and variances of two normalizations");
        Wrong("own: statistics that stay", maps => Own(maps, (get, x, training) => OwnForward(
            name => training && (name.StartsWith("mean") || name.StartsWith("var")) ? get(name) * 1 : get(name), x, training)),
            "its running statistics have stayed");
        Wrong("own: statistics that the last batch makes", maps => Own(maps, (get, x, training) => Norm(
            get, x.Conv2d(get("conv1"), padding: 1), 1, training).Relu().Conv2d(get("conv2"), padding: 1).BatchNorm(
            get("scale2"), get("shift2"), get("mean2"), get("var2"), training, 0.9f) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "How much of a batch goes into them");
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
        Wrong("own: scale and shift exchanged", maps => Own(maps, (get, x, training) => OwnForward(name => get(
            name.StartsWith("scale") ? name.Replace("scale", "shift") : name.Replace("shift", "scale")), x, training)),
            "Your code uses `shift1` as the scale of a normalization, and freshly built it is 0");
        Wrong("own: mean and variance exchanged", maps => new OwnUnit(input => input, OwnParameters(maps, "var", "mean"),
            (get, x, training) => OwnForward(name => get(
                name.StartsWith("mean") ? name.Replace("mean", "var") : name.Replace("var", "mean")), x, training)),
            "as the running mean of a normalization, and freshly built it is 1");
        Wrong("own: all parameters read first, in another order", maps => Own(maps, (get, x, training) =>
        {
            var read = OwnParameters(maps).Select(one => one.Name).Reverse().ToDictionary(name => name, get);
            return OwnForward(name => read[name], x, training);
        }, isReversed: true), "Your own layer got these numbers in the order in which its code reads its parameters: `upBias`, `up`,");
        Wrong("own: a name that there is not", maps => Own(maps, (get, x, training) => OwnForward(
            name => get(name == "up" ? "fc2" : name), x, training)), "A layer reads parameters that its Describe names", "no matching");
        Wrong("own: ε of 0.001", maps => Own(maps, (get, x, training) => x.Conv2d(get("conv1"), padding: 1) is var first
            && first.BatchNorm(get("scale1"), get("shift1"), get("mean1"), get("var1"), training, 0.1f, 1e-3f).Relu() is var bent
            && bent.Conv2d(get("conv2"), padding: 1).BatchNorm(
                get("scale2"), get("shift2"), get("mean2"), get("var2"), training, 0.1f, 1e-3f) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "ε alone stands below the root");
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

    private static OwnUnit Own(int maps, Func<Func<string, Tensor>, Tensor, bool, Tensor> forward, bool isReversed = false)
    {
        var parameters = OwnParameters(maps);
        if (isReversed)
        {
            parameters.Reverse();
        }

        return new(input => input, parameters, forward);
    }

    private static List<(string Name, Shape Shape)> OwnParameters(int maps, string mean = "mean", string variance = "var") =>
    [
        .. new[] { 1, 2 }.SelectMany(number => new (string, Shape)[]
        {
            ($"conv{number}", [maps, maps, 3, 3]), ($"scale{number}", [maps]), ($"shift{number}", [maps]), ($"{mean}{number}", [maps]),
            ($"{variance}{number}", [maps]),
        }),
        ("down", [maps / 16, maps]), ("downBias", [maps / 16]), ("up", [maps, maps / 16]), ("upBias", [maps]),
    ];

    private static Tensor OwnForward(Func<string, Tensor> get, Tensor x, bool training, Func<Tensor, Tensor>? gate = null)
    {
        var branch = Branch(get, x, training);
        var means = branch.Mean(3).Mean(2);
        return Sum(x, branch, gate?.Invoke(means) ?? Gate(get, means));
    }

    private static Tensor Branch(
        Func<string, Tensor> get, Tensor x, bool training, Func<Func<string, Tensor>, Tensor, int, bool, Tensor>? norm = null)
    {
        var normalize = norm ?? Norm;
        var bent = normalize(get, x.Conv2d(get("conv1"), padding: 1), 1, training).Relu();
        return normalize(get, bent.Conv2d(get("conv2"), padding: 1), 2, training);
    }

    private static Tensor RootFirst(Func<string, Tensor> get, Tensor x, int number, bool training)
    {
        return training ? Norm(get, x, number, training)
            : ((x - Of("mean")) / (Of("var").Sqrt() + 1e-5f) * Of("scale")) + Of("shift");

        Tensor Of(string name) => get($"{name}{number}").Reshape(1, x.Shape[1], 1, 1);
    }

    private static Tensor Norm(Func<string, Tensor> get, Tensor x, int number, bool training) => x.BatchNorm(
        get($"scale{number}"), get($"shift{number}"), get($"mean{number}"), get($"var{number}"), training);

    private static Tensor Gate(Func<string, Tensor> get, Tensor numbers) =>
        numbers.Linear(get("down"), get("downBias")).Relu().Linear(get("up"), get("upBias")).Sigmoid();

    private static Tensor Sum(Tensor x, Tensor branch, Tensor factors) => (x + (branch * factors.Unsqueeze(2).Unsqueeze(3))).Relu();

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
