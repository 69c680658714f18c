namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Residual network of table 1 of He et al. 2015 (https://arxiv.org/abs/1512.03385), or one that differs from it in a way in which
/// learners differ. The strides of bottlenecks are on the 3×3, as in torchvision.</summary>
internal sealed record ResidualNetwork
{
    public static readonly ResidualNetwork OfThePaper = new();

    /// <summary>Gets the number of units in each stage, for a depth.</summary>
    public Func<int, int[]> Units { get; init; } = depth => depth switch
    {
        18 => [2, 2, 2, 2],
        34 or 50 => [3, 4, 6, 3],
        101 => [3, 4, 23, 3],
        _ => [3, 8, 36, 3],
    };

    /// <summary>Gets whether units are bottlenecks, for a depth.</summary>
    public Func<int, bool> HasBottlenecks { get; init; } = depth => depth >= 50;

    /// <summary>Gets the filters of a stage, counted from 0, in front of the last 1×1 of a bottleneck.</summary>
    public Func<int, int> Filters { get; init; } = stage => 64 << stage;

    /// <summary>Gets the filters of the three convolutions of a bottleneck in a stage of so many maps.</summary>
    public Func<int, (int First, int Second, int Third)> Widths { get; init; } = maps => (maps, maps, 4 * maps);

    /// <summary>Gets the windows of the three convolutions of a bottleneck.</summary>
    public (int First, int Second, int Third) Kernels { get; init; } = (1, 3, 1);

    /// <summary>Gets the number of the convolution that has a unit's stride, counted from 0, in a unit of two and in a
    /// bottleneck.</summary>
    public (int OfTwo, int OfThree) Strided { get; init; } = (0, 1);

    /// <summary>Gets the stride of the first stage.</summary>
    public int FirstStride { get; init; } = 1;

    /// <summary>Gets the stride of the stages behind the first.</summary>
    public int LaterStride { get; init; } = 2;

    /// <summary>Gets whether a unit has a projection, by its stage and number and by whether its shape changes.</summary>
    public Func<int, int, bool, bool> Projects { get; init; } = (_, _, changes) => changes;

    /// <summary>Gets whether a unit has the stride of its stage, by its number.</summary>
    public Func<int, bool> Moves { get; init; } = number => number == 0;

    /// <summary>Gets the stride of a projection, for that of the unit.</summary>
    public Func<int, int> SkipStride { get; init; } = stride => stride;

    /// <summary>Gets the padding of the units' convolutions, for a window.</summary>
    public Func<int, int> Padding { get; init; } = kernel => kernel / 2;

    /// <summary>Gets whether a unit has a skip connection, by its number in its stage.</summary>
    public Func<int, bool> Skips { get; init; } = _ => true;

    /// <summary>Gets the filters of a projection, by those of the unit's 3×3 and of its last convolution.</summary>
    public Func<int, int, int> Projected { get; init; } = (_, filters) => filters;

    /// <summary>Gets whether convolutions have a bias.</summary>
    public bool HasBias { get; init; }

    /// <summary>Gets whether a normalization stands behind the convolutions, and behind the projections.</summary>
    public (bool Convolutions, bool Projections) Normalizes { get; init; } = (true, true);

    /// <summary>Gets whether units put the maps of f(x) and of the skip connection together, and do not add them.</summary>
    public bool Joins { get; init; }

    /// <summary>Gets whether skip connections end with a ReLU.</summary>
    public bool BendsSkips { get; init; }

    /// <summary>Gets whether normalizations stand in front of convolutions, and not behind them.</summary>
    public bool NormalizesFirst { get; init; }

    /// <summary>Gets whether the last normalization of a unit stands behind the sum, and not in front of it.</summary>
    public bool NormalizesSums { get; init; }

    /// <summary>Gets whether a ReLU between two convolutions stands in front of the normalization, and not behind it.</summary>
    public bool BendsBeforeNormalization { get; init; }

    /// <summary>Gets whether a ReLU stands between the convolutions of a unit, behind the last of them, and behind the sum.</summary>
    public (bool Between, bool BehindBody, bool BehindSum) Bends { get; init; } = (true, false, true);

    /// <summary>Gets whether the units of a stage behind the first are one and the same.</summary>
    public bool Repeats { get; init; }

    /// <summary>Gets the layers in front of the first stage.</summary>
    public IReadOnlyList<Func<Layer>> Stem { get; init; } =
    [
        () => new Conv2d(64, kernel: 7, stride: 2, padding: 3, bias: false), () => new BatchNorm2d(), () => new Relu(),
        () => new MaxPool2d(3, stride: 2, padding: 1),
    ];

    /// <summary>Gets the layers behind the last stage, for a number of classes.</summary>
    public IReadOnlyList<Func<int, Layer>> End { get; init; } =
        [_ => new AdaptiveAvgPool2d(), _ => new Flatten(), classes => new Linear(classes)];

    /// <summary>Returns the network of a depth, for the classes of ImageNet.</summary>
    public Layer Network(int depth) => Network(depth, 1000);

    /// <summary>Returns the network of a depth, for a number of classes.</summary>
    public Layer Network(int depth, int classes) => new Sequential(
    [
        .. Stem.Select(layer => (NamedLayer)layer()),
        .. Units(depth).SelectMany((count, stage) => Stage(stage, count, HasBottlenecks(depth))),
        .. End.Select(layer => (NamedLayer)layer(classes)),
    ]);

    /// <summary>Returns the units of a stage, counted from 0, each with the ReLU behind it.</summary>
    public IEnumerable<NamedLayer> Stage(int stage, int count, bool isBottleneck)
    {
        var repeated = new Lazy<Layer>(() => Unit(stage, 1, isBottleneck));
        return Enumerable.Range(0, count).Select(number =>
            (NamedLayer)(Repeats && number > 0 ? repeated.Value : Unit(stage, number, isBottleneck)));
    }

    private Sequential Unit(int stage, int number, bool isBottleneck)
    {
        var maps = Filters(stage);
        var stride = !Moves(number) ? 1 : stage == 0 ? FirstStride : LaterStride;
        var changes = stride > 1 || (number == 0 && (stage > 0 || isBottleneck));
        var (first, second, third) = Widths(maps);
        var (filters, body) = isBottleneck
            ? (third, Body([(first, Kernels.First), (second, Kernels.Second), (third, Kernels.Third)], Strided.OfThree, stride))
            : (maps, Body([(maps, 3), (maps, 3)], Strided.OfTwo, stride));
        NamedLayer? projection = Projects(stage, number, changes) ? (NamedLayer?)new Sequential(Convolution(
            Projected(maps, filters), 1, SkipStride(stride), Normalizes.Projections)) : null;
        if (BendsSkips)
        {
            projection = new Sequential([.. projection is { } convolved ? [convolved] : new NamedLayer[0], new Relu()]);
        }

        NamedLayer unit = !Skips(number) ? body
            : Joins ? new Branches(body, projection ?? new Identity())
            : new Residual(body, projection);
        return new Sequential([unit, .. Normalized(NormalizesSums), .. Bent(Bends.BehindSum)]);
    }

    private Sequential Body(IReadOnlyList<(int Filters, int Kernel)> convolutions, int strided, int stride) => new(
        convolutions.SelectMany((conv, number) => number < convolutions.Count - 1
            ? Between(Convolution(conv.Filters, conv.Kernel, number == strided ? stride : 1, Normalizes.Convolutions))
            : Convolution(conv.Filters, conv.Kernel, number == strided ? stride : 1, Normalizes.Convolutions && !NormalizesSums)
                .Concat(Bent(Bends.BehindBody))));

    /// <summary>A convolution and its normalization with the ReLU that stands in front of the next convolution.</summary>
    private IEnumerable<NamedLayer> Between(IEnumerable<NamedLayer> convolution) => BendsBeforeNormalization
        ? [convolution.First(), .. Bent(Bends.Between), .. convolution.Skip(1)] : [.. convolution, .. Bent(Bends.Between)];

    private IEnumerable<NamedLayer> Convolution(int filters, int kernel, int stride, bool isNormalized) =>
    [
        .. Normalized(isNormalized && NormalizesFirst),
        new Conv2d(filters, kernel, stride, padding: Padding(kernel), bias: HasBias),
        .. Normalized(isNormalized && !NormalizesFirst),
    ];

    private static NamedLayer[] Normalized(bool isNormalized) => isNormalized ? [new BatchNorm2d()] : [];

    private static NamedLayer[] Bent(bool isBent) => isBent ? [new Relu()] : [];
}
