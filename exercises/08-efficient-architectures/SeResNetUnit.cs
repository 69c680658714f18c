namespace CourseKit.Exercises.EfficientArchitectures;

public sealed partial class SeResNetUnit()
    : UnitExercise<Func<int, Layer>>("08-efficient-architectures/se-resnet-unit", "An SE-ResNet unit")
{
    private const int Reduction = 16;

    private const string OfInput = "Your factors come from what goes into the unit. By the means of which maps are the branch's maps " +
            "weighed?",
        BothWeighed = "Branch and input are weighed both. The skip connection is to hand on its input unchanged: why is that worth " +
            "keeping?";

    private static readonly Shape Input = [2, 64, 5, 6];

    public override string Question =>
        """
        Build a unit of SE-ResNet for as many maps as your function is called with: 64, 32, and another multiple of 16; as many come out,
        of the same size. Its branch is that of a ResNet unit: a convolution of 3×3 with a padding of 1 and without bias, batch
        normalization, ReLU, a convolution of the same kind, batch normalization. Squeeze and excitation weighs what the **branch**
        gives: the mean of each map, a dense layer to a sixteenth of the numbers, ReLU, a dense layer back, sigmoid, and each map times
        its number. The dense layers have biases; on maps of one pixel, `Conv2d` of 1×1 is such a layer. Then the input is added, and a
        ReLU ends the unit.

        The library's layers are all there to be used, `SqueezeExcitation(channels, squeezed)` and `Residual(body)` among them, or your
        own; batch normalization is as `new BatchNorm2d()` does it, and begins with the same numbers. Each call makes a new unit, which
        need not be built or trained. It is compared with the right one by its parameters and by what it computes with the same weights:
        in evaluation mode, in training mode, and in evaluation mode after that. A layer of your own gets its weights in the order in
        which its code reads them, as by `this["name"]`; who reads all of them first has to read them in the order of their use. Their
        axes are those of the library, [filters, channels, 3, 3], or [3, 3, channels, filters]. For scale, the unit for 32 maps has 18,722
        parameters.
        """;

    public override string Starter =>
        """
        Func<int, Layer> seResNetUnit = maps =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new SeResNetUnit().Check(seResNetUnit)
        """;

    public override string SolutionCode => $"Func<int, Layer> seResNetUnit = {Reference.Code};";

    private protected override IReadOnlyList<Unit> Units { get; } = [Of(64), Of(32)];

    /// <inheritdoc/>
    private protected override IEnumerable<Unit> FurtherUnits(Generator random) => [Of(Reduction * random.Integer(6, 9))];

    private static Unit Of(int maps) =>
        new($"the unit for {maps} maps", [2, maps, 5, 6], "the ReLU of its input", $"{maps}", make => make(maps));

    public override Answer<Func<int, Layer>> Reference { get; } = Write(maps => new Sequential(
        new Residual(new Sequential(
            new Conv2d(maps, kernel: 3, padding: 1, bias: false), new BatchNorm2d(), new Relu(),
            new Conv2d(maps, kernel: 3, padding: 1, bias: false), new BatchNorm2d(),
            new SqueezeExcitation(maps, squeezed: maps / 16))),
        new Relu()));

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } =
    [
        new("no squeeze and excitation", maps => new Sequential(new Residual(new Sequential(Branch(maps))), new Relu()),
            "That is a unit of ResNet. What weighs the maps of its branch?"),
        new("behind the unit", maps => new Sequential(new Residual(new Sequential(Branch(maps))), new Relu(), Weigh(maps)),
            "You weigh what comes out of the unit, and so the input that was added, too. In which place is it the branch alone?"),
        new("behind the sum", maps => new Sequential(new Residual(new Sequential(Branch(maps))), Weigh(maps), new Relu()),
            "You weigh the sum, and so the input that was added, too. In which place is it the branch alone?"),
        new("in front of the branch", maps => new Sequential(new Residual(new Sequential([Weigh(maps), .. Branch(maps)])), new Relu()),
            "You weigh the maps that the branch gets. Which maps are to be weighed: those that come in, or those that the branch gives?"),
        new("in the middle of the branch", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps).Take(3), Weigh(maps), .. Branch(maps).Skip(3)])), new Relu()),
            "You weigh the maps between the two convolutions. Which maps are to be weighed?"),
        new("in front of the whole unit",
            maps => new Sequential(Weigh(maps), new Residual(new Sequential(Branch(maps))), new Relu()),
            "You weigh the input before it goes two ways, so the skip connection hands on weighed maps. Which maps are to be weighed?"),
        new("on the skip connection", maps => new Sequential(
                new Residual(new Sequential(Branch(maps)), Weigh(maps)), new Relu()),
            "You weigh the input that is added, and the branch is left as it is. Which of the two is to be weighed?"),
        new("another unit of squeeze and excitation on the skip connection", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps), Weigh(maps)]), Weigh(maps)), new Relu()),
            BothWeighed),
        new("in the middle of the branch and at its end", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps).Take(3), Weigh(maps), .. Branch(maps).Skip(3), Weigh(maps)])), new Relu()),
            "Maps are weighed twice in your unit: one of the two blocks stands between the convolutions. Which maps are to be weighed?"),
        new("squeezed to 16", maps => Weighed(maps, new SqueezeExcitation(maps, Reduction)),
            "You squeeze to 16 numbers, whatever comes in. How many are a sixteenth of 64?"),
        new("not squeezed", maps => Weighed(maps, new SqueezeExcitation(maps, maps)),
            "There are as many hidden numbers as maps. How many is a sixteenth of them?"),
        new("squeezed to a quarter", maps => Weighed(maps, new SqueezeExcitation(maps, maps / 4)),
            "Later networks squeeze to a quarter. How many numbers does this one leave of 64?"),
        new("the ratio at the output", maps => Weighed(maps, Weigh(maps, outputs: maps / Reduction)),
            "Your dense layers end with a sixteenth of the numbers. How many maps are there to be weighed, and which of the two dense " +
                "layers is narrow?")
        {
            Shows = make => Misfit(make(64), Input)?.Contains("[2, 4, 1, 1]", StringComparison.Ordinal) == true,
        },
        new("dense layers without the axes of the pixels", maps => Weighed(maps, new FunctionalBlock(
                [("factors", new Sequential(new AdaptiveAvgPool2d(), new Flatten(), new Linear(maps / Reduction), new Relu(),
                    new Linear(maps), new Sigmoid()))],
                (net, x) => net.Call(new Multiply(), x, net.Call("factors", x)))),
            "Your factors have the shape [N, C], which `Multiply` takes for rows and columns. Which convolution is a dense layer on a " +
                "map of one pixel, and keeps the shape [N, C, 1, 1]?")
        {
            Shows = make => Misfit(make(64), Input) is { } misfit && (misfit.Contains("[2, 64] and", StringComparison.Ordinal)
                || misfit.Contains("and [2, 64].", StringComparison.Ordinal)),
        },
        new("each pixel on its own", maps => Weighed(maps, Weigh(maps, isSqueezed: false)),
            "There is no mean of each map in your unit: every pixel gets factors of its own, where a map is to have one. Which layer " +
                "makes one number of each map?"),
        new("the largest number of each map", maps => Weighed(maps, Weigh(maps, squeeze: new AdaptiveMaxPool2d())),
            "You squeeze a map to its largest number. Which number of a map is asked for?"),
        new("no ReLU between the dense layers", maps => Weighed(maps, new SqueezeExcitation(maps, maps / Reduction, new Identity())),
            "Nothing stands between your two dense layers. What would two of them be without it?"),
        new("no sigmoid", maps => Weighed(maps, new SqueezeExcitation(maps, maps / Reduction, gate: new Identity())),
            "Your factors are any numbers. What makes numbers from 0 to 1 of them?"),
        new("a ReLU in the place of the sigmoid", maps => Weighed(maps, new SqueezeExcitation(maps, maps / Reduction, gate: new Relu())),
            "Your factors are 0 or larger, without an upper bound. What makes numbers from 0 to 1 of them?"),
        new("softmax in the place of the sigmoid",
            maps => Weighed(maps, new SqueezeExcitation(maps, maps / Reduction, gate: new Softmax(1))),
            "Your factors add up to 1, so the maps compete. May several maps matter at once?"),
        new("no ReLU at the end", maps => new Residual(new Sequential([.. Branch(maps), Weigh(maps)])),
            "Your unit ends with the sum. What comes behind it?"),
        new("the last ReLU in front of the sum",
            maps => new Residual(new Sequential([.. Branch(maps), Weigh(maps), new Relu()])),
            "Your last ReLU stands in front of the sum, so that the branch can only add to its input and never take off. Where does it " +
                "belong?"),
        new("a ReLU in front of squeeze and excitation", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps), new Relu(), Weigh(maps)])), new Relu()),
            "A ReLU stands between the second normalization and squeeze and excitation. How many ReLUs has the branch of a ResNet unit?"),
        new("a ReLU behind squeeze and excitation and one behind the sum", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps), Weigh(maps), new Relu()])), new Relu()),
            "A ReLU stands behind the weighed maps, so that the branch can only add to its input. How many ReLUs has the branch?"),
        new("nothing added", maps => new Sequential([.. Branch(maps), Weigh(maps), new Relu()]),
            "Your unit is a chain. What makes it a residual unit?"),
        new("concatenated", maps => new Sequential(
                new Branches(new Sequential([.. Branch(maps), Weigh(maps)]), new Identity()), new Relu()),
            "Twice as many maps come out: you put them one behind the other. What does a residual unit do with the two?"),
        new("convolutions with biases", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps, bias: true), Weigh(maps)])), new Relu()),
            "Your convolutions have biases. What would the normalization behind them do with a number that is added to a whole map?")
        {
            Shows = make => Graph.Of(make(64), Input).Nodes.Count(node =>
                node.Layer is BatchNorm2d && node.Inputs[0].Layer is Conv2d { HasBias: true }) == 2,
        },
        new("no normalization", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps).Where(layer => layer.Layer is not BatchNorm2d), Weigh(maps)])), new Relu()),
            "What stands behind each of the two convolutions of a ResNet unit?"),
        new("no ReLU in the branch", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps).Where(layer => layer.Layer is not Relu), Weigh(maps)])), new Relu()),
            "Nothing bends the numbers between your two convolutions. What could a single larger one compute instead?"),
        new("one convolution twice", maps => Repeated(maps),
            "One and the same convolution is called twice, and has its weights once. Each `new Conv2d` makes one with weights of its own."),
        new("no padding", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps, padding: 0), Weigh(maps)])), new Relu()),
            "Without padding, a window of 3 leaves 2 rows and columns fewer, so branch and input no longer fit. How many zeros keep the " +
                "size?")
        {
            Shows = make => Misfit(make(64), Input) is not null
                && make(64).NamedLayers().Any(named => named.Layer is Conv2d { Window.Rows: { Kernel: 3, Stride: 1 } rows }
                && rows.Padding.Around(5, 3, 1) is (0, 0)),
        },
        new("a stride of 2", maps => new Sequential(
                new Residual(new Sequential(
                    [new Conv2d(maps, kernel: 3, stride: 2, padding: 1, bias: false), .. Branch(maps)[1..], Weigh(maps)])), new Relu()),
            "The maps shrink in your branch, and so they no longer fit the input. Which stride keeps their size?")
        {
            Shows = make => make(64).NamedLayers().Any(named => named.Layer is Conv2d { Window.Rows: { Kernel: <= 5, Stride: > 1 } }),
        },
        new("in front of the second normalization", maps => new Sequential(
                new Residual(new Sequential([.. Branch(maps)[..4], Weigh(maps), .. Branch(maps)[4..]])), new Relu()),
            "You weigh the maps in front of the second normalization, which takes the size of a whole map out again. Where does a ResNet " +
                "branch end?"),
        new("the factors of the input", maps => new Sequential(new FunctionalBlock(
                [("branch", new Sequential(Branch(maps))), ("factors", Factors(maps))],
                (net, x) => net.Call(new Add(), net.Call(new Multiply(), net.Call("branch", x), net.Call("factors", x)), x)), new Relu()),
            OfInput),
        new("the branch added to the weighed branch", maps => new Sequential(new FunctionalBlock(
                [("branch", new Sequential(Branch(maps))), ("weigh", Weigh(maps))],
                (net, x) => net.Call("branch", x) is var change
                    ? net.Call(new Add(), net.Call(new Add(), net.Call("weigh", change), change), x) : x), new Relu()),
            "You add the branch itself, too, and not only the weighed one: then no map of it can be turned off. How many things are " +
                "added?"),
        new("64 for any number of maps", _ => Weighed(64, Weigh(64)),
            "For 32 maps your function gives a unit for 64. Which of its numbers should depend on what it is called with?"),
        new("4 hidden numbers for any number of maps", maps => Weighed(maps, new SqueezeExcitation(maps, 4)),
            "For 64 maps your unit is right, and for 32 it squeezes to 4 as well. How many is a sixteenth of 32?"),
    ];

    private protected override IReadOnlyList<UnitProbe> Probes =>
    [
        new("With all weights 0 but the shifts of the second normalization, which are 2, an input of 3 everywhere", 3,
            new Dictionary<WeightKey, float> { [Shifts] = 2 }),
        new("With the shifts of the second normalization 2, the biases of the second dense layer −1, and all else 0, an input of 3 " +
            "everywhere", 3, new Dictionary<WeightKey, float> { [Shifts] = 2, [WeightKey.Learned(64, 5)] = -1 }),
        new("With the shifts of the second normalization 2, the biases of the first dense layer −1, the weights of the second 1, and all " +
            "else 0, an input of 3 everywhere",
            3, new Dictionary<WeightKey, float> { [Shifts] = 2, [WeightKey.Learned(4, 1)] = -1, [WeightKey.Learned(256, 2)] = 1 }),
        new("With the shifts of the second normalization 2, the weights of the first dense layer 1/64, those of the second 1/4, and all " +
            "else 0, so that the mean of the branch's maps comes to the sigmoid as it is, an input of 3 everywhere",
            3, new Dictionary<WeightKey, float>
            {
                [Shifts] = 2,
                [WeightKey.Learned(256, 1)] = 1 / 64f,
                [WeightKey.Learned(256, 2)] = 1 / 4f,
            }),
        new("With all weights 0 but the scales of the second normalization, which are 1, and its running means, which are −0.01, so that " +
            "ε alone stands below the root, an input of 3 everywhere",
            3, new Dictionary<WeightKey, float> { [Scales] = 1, [WeightKey.Buffer(64, 3)] = -0.01f }),
    ];

    private static WeightKey Scales => WeightKey.Learned(64, 3);

    private static WeightKey Shifts => WeightKey.Learned(64, 4);

    /// <inheritdoc/>
    private protected override string? Counted(Func<int, Layer> make) => Surplus(make) switch
    {
        0 => (AddsANumberPerMap(make, 0)
            ? "Your branch adds one number to all pixels of a map: the factors themselves. What is each map of the branch multiplied by?"
            : OnlyAdds(make, 0)
            ? "Your branch only adds to the input and never takes anything off. Which of its layers gives no negative numbers, and has " +
                "the branch of a ResNet unit an activation there?" : null) ?? SkipFault(make),
        256 when HasOwnLayer(make) => "It has 256 parameters too many, as many as the running means and variances of two normalizations " +
            "of 64 maps. Those are not learned: which `ParameterKind` have they?",
        64 => "It has 64 parameters too many, as many as the biases of one convolution. What does the normalization behind it do with " +
            "those?",
        -128 => "It lacks 128 parameters, as many as one normalization of 64 maps has: a scale and a shift for each map.",
        -256 => "It lacks 256 parameters, as many as two normalizations of 64 maps have: a scale and a shift for each map.",
        -68 => "It lacks 68 parameters, as many as the biases of the two dense layers: 4 and 64.",
        -64 => "It lacks 64 parameters, as many as the biases of the second dense layer.",
        -4 => "It lacks 4 parameters, as many as the biases of the first dense layer.",
        36_864 => "It has 36,864 parameters too many: one convolution of 3×3 from 64 to 64 maps. How many has the branch?",
        -36_864 => "It lacks 36,864 parameters: one convolution of 3×3 from 64 to 64 maps. How many has the branch?",
        4_096 => "It has 4,096 parameters too many, as many as a convolution of 1×1 from 64 to 64 maps. Where the shape stays, the input " +
            "is added as it is.",
        580 => "It has 580 parameters too many, as many as one more squeeze and excitation.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Write the unit of ResNet first: `new Sequential(new Residual(branch), new Relu())`, with a `Sequential` of five layers as its " +
            "branch.",
        "Squeeze and excitation is one more layer of the branch. In which place does it see what the branch gives, and not yet the sum?",
        "It is the sixth and last layer of the branch: `new SqueezeExcitation(maps, squeezed: maps / 16)`.",
    ];

    public override string Explanation =>
        "74,564 parameters for 64 maps, 580 of them in squeeze and excitation: less than 1 %. It weighs what the branch would change, " +
            "and leaves the skip connection free, on which signals and gradients pass through the network. SE-Inception does the same " +
            "with the maps of a whole module, behind the concatenation.";

    private static Sequential Weighed(int maps, NamedLayer weigh) =>
        new(new Residual(new Sequential([.. Branch(maps), weigh])), new Relu());

    private static NamedLayer[] Branch(int maps, bool bias = false, int padding = 1) =>
    [
        new Conv2d(maps, kernel: 3, padding: padding, bias: bias), new BatchNorm2d(), new Relu(),
        new Conv2d(maps, kernel: 3, padding: padding, bias: bias), new BatchNorm2d(),
    ];

    private static SqueezeExcitation Weigh(int maps) => new(maps, maps / Reduction);

    /// <summary>Squeeze and excitation of layers.</summary>
    private static FunctionalBlock Weigh(int maps, int? outputs = null, bool isSqueezed = true, Layer? squeeze = null)
    {
        var factors = Factors(maps, outputs, isSqueezed, squeeze);
        return new([("factors", factors)], (net, x) => net.Call(new Multiply(), x, net.Call("factors", x)));
    }

    private static Sequential Factors(int maps, int? outputs = null, bool isSqueezed = true, Layer? squeeze = null) => new(
    [
        .. isSqueezed ? (NamedLayer[])[squeeze ?? new AdaptiveAvgPool2d()] : [],
        new Conv2d(maps / Reduction, kernel: 1), new Relu(), new Conv2d(outputs ?? maps, kernel: 1), new Sigmoid(),
    ]);

    private static Sequential Repeated(int maps)
    {
        var convolution = new Conv2d(maps, kernel: 3, padding: 1, bias: false);
        return new(
            new Residual(new Sequential(convolution, new BatchNorm2d(), new Relu(), convolution, new BatchNorm2d(), Weigh(maps))),
            new Relu());
    }
}
