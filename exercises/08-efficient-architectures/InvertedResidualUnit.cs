using static CourseKit.Exercises.EfficientArchitectures.InvertedResidualStructure;

namespace CourseKit.Exercises.EfficientArchitectures;

public sealed partial class InvertedResidualUnit()
    : UnitExercise<Func<int, int, Layer>>("08-efficient-architectures/inverted-residual", "An inverted residual")
{
    private const int Channels = 24, Wide = 144;

    private static readonly Shape Input = [2, Channels, 5, 6];

    public override string Question =>
        """
        Build an inverted residual, the unit of MobileNetV2. 24 maps come in. A convolution of 1×1 makes six times as many of them, 144;
        a depth-wise convolution of 3×3, with a padding of 1 and the stride that your function is called with, looks along the pixels; a
        convolution of 1×1 leaves as many maps as `filters` says. No convolution has a bias, batch normalization is behind each of the
        three, ReLU6 behind the first two normalizations, and nothing behind the last. Where the output has the shape of the input, the
        input is added; where it has another one, nothing is.

        Your function is called with filters and stride: with (24, 1), (24, 2) and (40, 1), and with others that are not told, a stride of
        3 among them. Each call makes a new unit. The library's layers are there to be used, but not its `InvertedResidual`; batch
        normalization is as `new BatchNorm2d()` does it, and begins with the same numbers. The unit need not be built or trained. It is
        compared with the right one by its parameters and by what it computes with the same weights: in evaluation mode, in training
        mode, and in evaluation mode after that. A layer of your own gets its weights in the order in which its code reads them, as by
        `this["name"]`; who reads all of them first has to read them in the order of their use. Their axes are those of the library,
        [filters, channels, 3, 3], or [3, 3, channels, filters]. For scale, the unit (40, 1) has 11,168 parameters.
        """;

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
        [new(nameof(InvertedResidual), "Which three convolutions is it made of, and what stands behind each?")];

    public override string Starter =>
        """
        Func<int, int, Layer> invertedResidual = (filters, stride) =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new InvertedResidualUnit().Check(invertedResidual)
        """;

    public override string SolutionCode => $"Func<int, int, Layer> invertedResidual = {Reference.Code};";

    private protected override IReadOnlyList<Unit> Units { get; } = [Of(24, 1), Of(24, 2), Of(40, 1)];

    /// <inheritdoc/>
    /// <remarks>Fewer filters than maps come in, and a number between those that the question names, so that a condition such as
    /// <c>filters &lt; 40</c> does not tell where the input is added; a third stride; and as many maps as come in for each step of the
    /// stride, which <c>filters == 24 * stride</c> would take for the shape of the input.</remarks>
    private protected override IEnumerable<Unit> FurtherUnits(Generator random) =>
    [
        Of(4 * random.Integer(2, 6), 1), Of(4 * random.Integer(7, 10), 1), Of(4 * random.Integer(11, 17), 3), Of(2 * Channels, 2),
    ];

    private static Unit Of(int filters, int stride) => new(
        FormattableString.Invariant($"the unit ({filters}, {stride})"), Input,
        filters == Channels && stride == 1 ? "its input" : "0 everywhere", $"({filters}, {stride})", make => make(filters, stride));

    public override Answer<Func<int, int, Layer>> Reference { get; } = Write((filters, stride) =>
    {
        var body = new Sequential(
            new Conv2d(144, kernel: 1, bias: false), new BatchNorm2d(), new Relu6(),
            new DepthwiseConv2d(kernel: 3, stride: stride, padding: 1, bias: false), new BatchNorm2d(), new Relu6(),
            new Conv2d(filters, kernel: 1, bias: false), new BatchNorm2d());
        return filters == 24 && stride == 1 ? new Residual(body) : body;
    });

    public override IReadOnlyList<Mistake<Func<int, int, Layer>>> Mistakes { get; } =
    [
        new("an activation at the narrow end", (filters, stride) => Joined(filters, stride, [.. Body(filters, stride), new Relu6()]),
            "Your branch ends in an activation. In few maps, what is below 0 is lost for good: what did the authors leave out there, and " +
                "call the bottleneck for it?"),
        new("an activation behind the sum",
            (filters, stride) => new Sequential(Joined(filters, stride, Body(filters, stride)), new Relu6()),
            "An activation stands behind the sum, as in a unit of ResNet. What did the authors leave out at the narrow end?"),
        new("a ReLU behind the sum", (filters, stride) => new Sequential(Joined(filters, stride, Body(filters, stride)), new Relu()),
            "An activation stands behind the sum, as in a unit of ResNet. What did the authors leave out at the narrow end?"),
        new("nothing added", (filters, stride) => new Sequential(Body(filters, stride)),
            "Your unit (24, 1) is a chain. What makes it a residual, and what do the two ends have in common there?"),
        new("the wide ends joined", (filters, stride) => Body(filters, stride) is var body && stride == 1
                ? new Sequential([.. body[..3], new Residual(new Sequential(body[3..6])), .. body[6..]]) : new Sequential(body),
            "You join the 144 maps in the middle. That is what ResNet does, whose ends are wide. Where are the narrow ends of this unit?")
        {
            Shows = make => Graph.Of(make(24, 1), Input).Nodes.Any(node => node.Layer is Add && node.Shape[1] == Wide),
        },
        new("always added", (filters, stride) => new Residual(new Sequential(Body(filters, stride))),
            "Your input is added in each unit. Can 24 maps be added to 40, or 5×6 pixels to 3×3? When does the paper leave the skip " +
                "connection out?")
        {
            Shows = make => IsJoined(make(24, 1)) && IsSum(make(24, 2)) && IsSum(make(40, 1)),
        },
        new("added wherever the stride is 1", (filters, stride) => stride == 1
                ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your input is added in the unit (40, 1), too. Can 24 maps be added to 40? When does the paper leave the skip connection out?")
        {
            Shows = make => IsJoined(make(24, 1)) && !IsSum(make(24, 2)) && IsSum(make(40, 1)),
        },
        new("added wherever as many maps come out", (filters, stride) => filters == Channels
                ? new Residual(new Sequential(Body(filters, stride))) : new Sequential(Body(filters, stride)),
            "Your input is added in the unit (24, 2), too. Can 5×6 pixels be added to 3×3? When does the paper leave the skip connection " +
                "out?")
        {
            Shows = make => IsJoined(make(24, 1)) && IsSum(make(24, 2)) && !IsSum(make(40, 1)),
        },
        new("the condition turned round", (filters, stride) => filters == Channels && stride == 1
                ? new Sequential(Body(filters, stride)) : new Residual(new Sequential(Body(filters, stride))),
            "You add the input where the shape changes, and not where it stays. What does your condition ask for?")
        {
            Shows = make => Misfit(make(24, 1), Input) is null && !HasSum(make(24, 1)) && IsSum(make(24, 2)),
        },
        new("projected in each unit",
            (filters, stride) => new Residual(new Sequential(Body(filters, stride)), Projection(filters, stride)),
            "You project the input in each unit, even where the shape stays and it can be added as it is. And where the shape changes: " +
                "what does the question say of these units?")
        {
            Shows = make => IsProjected(make(24, 1)),
        },
        new("projected on the skip connection", (filters, stride) => filters == Channels && stride == 1
                ? new Residual(new Sequential(Body(filters, stride)))
                : new Residual(new Sequential(Body(filters, stride)), Projection(filters, stride)),
            "Where the shape changes, you project the input and add it, as ResNet does. What does the question say of these units?")
        {
            Shows = make => !IsProjected(make(24, 1)) && (IsProjected(make(24, 2)) || IsProjected(make(40, 1))),
        },
        new("a bottleneck as in ResNet", (filters, stride) => Joined(filters, stride, Body(filters, stride, wide: 4)),
            "Your unit makes fewer maps and then more, like the bottleneck of ResNet. Why is this one called inverted?"),
        new("six maps", (filters, stride) => Joined(filters, stride, Body(filters, stride, wide: 6)),
            "Your first convolution makes 6 maps. How many are six times as many as come in?"),
        new("not widened", (filters, stride) => Joined(filters, stride, Body(filters, stride, wide: Channels)),
            "Your first convolution makes as many maps as come in. How many should there be?"),
        new("six times the filters", (filters, stride) => Joined(filters, stride, Body(filters, stride, wide: 6 * filters)),
            "You make six times as many maps as **come out**. Six times as many as what is asked for?"),
        new("an ordinary convolution in the middle", (filters, stride) => Joined(filters, stride,
                Body(filters, stride, middle: new Conv2d(Wide, kernel: 3, stride: stride, padding: 1, bias: false))),
            "Your convolution in the middle sees all 144 maps at once. Which one gives each map a window of its own?"),
        new("convolutions with biases", (filters, stride) => Joined(filters, stride, Body(filters, stride, bias: true)),
            "Your convolutions have biases. What would the normalization behind them do with a number that is added to a whole map?"),
        new("no normalization", (filters, stride) => Joined(filters, stride,
                [.. Body(filters, stride).Where(layer => layer.Layer is not BatchNorm2d)]),
            "What stands behind each of the three convolutions, besides an activation?"),
        new("no normalization at the end", (filters, stride) => Joined(filters, stride, Body(filters, stride)[..^1]),
            "The last convolution has no normalization behind it. What is left out at the narrow end, and what is not?"),
        new("ReLU", (filters, stride) => Joined(filters, stride, Body(filters, stride, activation: () => new Relu())),
            "Your numbers go beyond 6 in the wide maps. Which activation cuts them off there?"),
        new("no activation behind the depth-wise convolution", (filters, stride) =>
                Joined(filters, stride, [.. Body(filters, stride).Index().Where(layer => layer.Index != 5).Select(layer => layer.Item)]),
            "Nothing bends the numbers behind the depth-wise convolution. Which two of the three convolutions have an activation?"),
        new("no activation behind the first convolution", (filters, stride) =>
                Joined(filters, stride, [.. Body(filters, stride).Index().Where(layer => layer.Index != 2).Select(layer => layer.Item)]),
            "Nothing bends the numbers behind the first convolution. Which two of the three convolutions have an activation?"),
        new("no activations", (filters, stride) =>
                Joined(filters, stride, [.. Body(filters, stride).Where(layer => layer.Layer is not Relu6)]),
            "There is no activation in your unit. What can three convolutions do that a single one cannot, if nothing bends the numbers " +
                "in between?"),
        new("pooling for the stride", (filters, stride) => Joined(filters, stride,
                [.. Body(filters, 1)[..6], new MaxPool2d(1, stride: stride), .. Body(filters, 1)[6..]]),
            "None of your convolutions moves by the stride: a pooling throws pixels away. Which convolution is to have the " +
                "stride?")
        {
            Shows = make => Windows(make(24, 2)) is { Count: 3 } windows && windows.All(window => window.Rows.Stride == 1)
                && make(24, 2).NamedLayers().Any(named => named.Layer is MaxPool2d or AvgPool2d),
        },
        new("the stride on the first convolution", (filters, stride) => Joined(filters, stride,
                [new Conv2d(Wide, kernel: 1, stride: stride, bias: false), .. Body(filters, 1)[1..]]),
            "Your first convolution has the stride: of 1×1 and a stride of 2, it throws three pixels in four away unseen. Which " +
                "convolution looks along the pixels?"),
        new("the stride on the last convolution", (filters, stride) => Joined(filters, stride,
                [.. Body(filters, 1)[..6], new Conv2d(filters, kernel: 1, stride: stride, bias: false), new BatchNorm2d()]),
            "Your last convolution has the stride. In evaluation mode the same numbers come out, but the depth-wise convolution has " +
                "computed four times as many. Which convolution is the last that has to look at all pixels?")
        {
            Shows = make => Windows(make(24, 2)) is [{ Rows.Stride: 1 }, { Rows.Stride: 1 }, { Rows: { Kernel: 1, Stride: 2 } }],
        },
        new("the stride left out", (filters, _) => filters == Channels ? new Residual(new Sequential(Body(filters, 1)))
                : new Sequential(Body(filters, 1)),
            "Your maps keep their size at a stride of 2. Which of the three convolutions has the stride?"),
        new("no padding", (filters, stride) => new Sequential(Body(filters, stride, padding: 0)),
            "Without padding, a window of 3 leaves 2 rows and columns fewer. How many zeros keep the size?")
        {
            Shows = make => HasLostPixels(make(24, 1)) && make(24, 1).NamedLayers().Any(named => named.Layer switch
            {
                DepthwiseConv2d depthwise => IsUnpadded(depthwise.Window),
                Conv2d { Groups: > 1 } grouped => IsUnpadded(grouped.Window),
                _ => false,
            }) && !make(24, 1).NamedLayers().Any(named => named.Layer is ZeroPad2d),
        },
        new("separable only", (filters, stride) => Joined(filters, stride, Body(filters, stride)[3..]),
            "That is a separable convolution, the unit of MobileNetV1. What comes in front of its depth-wise part here?"),
        new("24 filters for any number", (_, stride) => Joined(24, stride, Body(24, stride)),
            "Your function gives 24 maps whatever it is called with. Which convolution makes as many as `filters` says?"),
    ];

    private protected override IReadOnlyList<UnitProbe> Probes =>
    [
        new("With all weights 0 but the shifts of the last normalization, which are −2, an input of 3 everywhere", 3,
            new Dictionary<WeightKey, float> { [WeightKey.Learned(24, 2)] = -2 }),
        .. new[] { -3, 2, 8 }.Select(number => new UnitProbe(
            FormattableString.Invariant($"With the shifts of the second normalization {number}, weights that hand on what its ") +
                "activation gives, and all else 0, an input of 0 everywhere",
            0, new Dictionary<WeightKey, float>(HandingOn) { [WeightKey.Learned(144, 4)] = number })),
        .. new[] { -3, 2, 8 }.Select(number => new UnitProbe(
            FormattableString.Invariant($"With the shifts of the first normalization {number}, weights that hand on what its ") +
                "activation gives, and all else 0, an input of 0 everywhere",
            0, new Dictionary<WeightKey, float>(HandingOn)
            {
                [WeightKey.Learned(144, 2)] = number,
                [WeightKey.Learned(1296, 1)] = 1 / 9f,
                [WeightKey.Learned(144, 3)] = 1,
                [WeightKey.Buffer(144, 4)] = 1,
            })),
    ];

    /// <summary>Weights with which the last convolution and its normalization give what comes in, if all of its maps are alike.</summary>
    private static Dictionary<WeightKey, float> HandingOn => new()
    {
        [WeightKey.Learned(Wide * Channels, 2)] = 1f / Wide,
        [WeightKey.Learned(24, 1)] = 1,
        [WeightKey.Buffer(24, 2)] = 1,
    };

    /// <inheritdoc/>
    private protected override string? Counted(Func<int, int, Layer> make) => Surplus(make) switch
    {
        0 => (OnlyAdds(make, 0)
            ? "Your unit (24, 1) only adds to its input and never takes anything off. Which of its layers gives no negative numbers at " +
                "the narrow end?" : null) ?? SkipFault(make) ?? (Outputs(make, 1).ToArray().Min() >= 0
                ? "The unit (24, 2) gives no negative number. What stands at its end, and what should?" : null),
        624 when HasOwnLayer(make) => "It has 624 parameters too many, as many as the running means and variances of three " +
            "normalizations: of 144, 144 and 24 maps. Those are not learned: which `ParameterKind` have they?",
        312 => "It has 312 parameters too many, as many as the biases of three convolutions: 144, 144 and 24.",
        144 => "It has 144 parameters too many, as many as the biases of one of the wide convolutions.",
        24 => "It has 24 parameters too many, as many as the biases of the last convolution.",
        -288 => "It lacks 288 parameters, as many as one normalization of 144 maps has.",
        -576 => "It lacks 576 parameters, as many as two normalizations of 144 maps have.",
        -48 => "It lacks 48 parameters, as many as one normalization of 24 maps has.",
        6_480 => "It has 6,480 parameters too many, as many as a convolution of 3×3 in 24 groups has more than one in 144. How many maps " +
            "come into the depth-wise convolution?",
        576 => "It has 576 parameters too many, as many as a convolution of 1×1 from 24 to 24 maps. Where the shape stays, the input is " +
            "added as it is.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Write the chain first, a `Sequential` of eight layers: convolution, normalization, activation; the same, depth-wise; " +
            "convolution, normalization.",
        "`new DepthwiseConv2d(kernel: 3, stride: stride, padding: 1, bias: false)` has a window for each map that comes in, however many " +
            "there are.",
        "`filters == 24 && stride == 1 ? new Residual(body) : body` decides at the end.",
    ];

    public override string Explanation =>
        "8,832 parameters, 6,912 of them in the two convolutions of 1×1, and 1,296 in the windows. An ordinary convolution on 144 maps " +
            "would have 186,624. ResNet joins wide ends and computes between them on few maps, since its windows are expensive; here " +
            "windows are cheap, so the unit computes on many maps and carries few from unit to unit. That saves memory. And at the " +
            "narrow end nothing is cut off: there are no maps to spare.";

    private static Layer Joined(int filters, int stride, NamedLayer[] body) =>
        filters == Channels && stride == 1 ? new Residual(new Sequential(body)) : new Sequential(body);

    private static NamedLayer[] Body(
        int filters, int stride, int wide = Wide, bool bias = false, int padding = 1, Func<Layer>? activation = null,
        Layer? middle = null) =>
    [
        new Conv2d(wide, kernel: 1, bias: bias), new BatchNorm2d(), activation?.Invoke() ?? new Relu6(),
        middle ?? new DepthwiseConv2d(kernel: 3, stride: stride, padding: padding, bias: bias), new BatchNorm2d(),
        activation?.Invoke() ?? new Relu6(),
        new Conv2d(filters, kernel: 1, bias: bias), new BatchNorm2d(),
    ];

    private static NamedLayer Projection(int filters, int stride) =>
        new Sequential(new Conv2d(filters, kernel: 1, stride: stride, bias: false), new BatchNorm2d());
}
