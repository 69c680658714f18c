namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Densely connected network of table 1 of Huang et al. 2016 (https://arxiv.org/abs/1608.06993), or one that differs from it in a
/// way in which learners differ.</summary>
internal sealed record DenseNetwork
{
    public static readonly DenseNetwork OfThePaper = new();

    /// <summary>Gets the number of layers of each block, for a depth.</summary>
    public Func<int, int[]> Blocks { get; init; } = depth => depth switch
    {
        121 => [6, 12, 24, 16],
        161 => [6, 12, 36, 24],
        169 => [6, 12, 32, 32],
        _ => [6, 12, 48, 32],
    };

    /// <summary>Gets the growth rate, for a depth.</summary>
    public Func<int, int> Growth { get; init; } = depth => depth == 161 ? 48 : 32;

    /// <summary>Gets the filters of the first convolution, for a growth rate.</summary>
    public Func<int, int> StemFilters { get; init; } = growth => 2 * growth;

    /// <summary>Gets the maps that a layer adds, for the growth rate and the number of layers in its block.</summary>
    public Func<int, int, int> Added { get; init; } = (growth, _) => growth;

    /// <summary>Gets the filters of the 1×1 of a layer, for the growth rate; null for a layer without one.</summary>
    public Func<int, int?> Width { get; init; } = growth => 4 * growth;

    /// <summary>Gets the padding of the convolutions behind the first, for a window.</summary>
    public Func<int, int> Padding { get; init; } = kernel => kernel / 2;

    /// <summary>Gets whether all layers of a block stand side by side: each gets what the block gets.</summary>
    public bool IsSideBySide { get; init; }

    /// <summary>Gets what a layer makes of its input and of the layers that compute new maps.</summary>
    public Func<Layer, Layer> Join { get; init; } = layer => new Branches(new Identity(), layer);

    /// <summary>Gets whether normalization and ReLU stand in front of a convolution, and not behind it.</summary>
    public bool IsPreActivated { get; init; } = true;

    /// <summary>Gets whether convolutions have a bias.</summary>
    public bool HasBias { get; init; }

    /// <summary>Gets the maps that a transition keeps, for those that come in.</summary>
    public Func<int, int> Kept { get; init; } = maps => maps / 2;

    /// <summary>Gets the layers at the end of a transition.</summary>
    public Func<NamedLayer[]> Pooling { get; init; } = () => [new AvgPool2d(2)];

    /// <summary>Gets whether normalization and ReLU stand in front of the convolution of a transition.</summary>
    public bool ActivatesTransitions { get; init; } = true;

    /// <summary>Gets the window of the convolution of a transition; null for a transition without one.</summary>
    public int? TransitionKernel { get; init; } = 1;

    /// <summary>Gets whether there are transitions between blocks.</summary>
    public bool HasTransitions { get; init; } = true;

    /// <summary>Gets whether there is a transition behind the last block, too.</summary>
    public bool HasLastTransition { get; init; }

    /// <summary>Gets the layers in front of the first block, for a number of filters.</summary>
    public Func<int, NamedLayer[]> Stem { get; init; } = filters =>
    [
        new Conv2d(filters, kernel: 7, stride: 2, padding: 3, bias: false), new BatchNorm2d(), new Relu(),
        new MaxPool2d(3, stride: 2, padding: 1),
    ];

    /// <summary>Gets the layers behind the last block.</summary>
    public Func<NamedLayer[]> End { get; init; } = () =>
        [new BatchNorm2d(), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)];

    /// <summary>Returns the network of a depth.</summary>
    public Layer Network(int depth)
    {
        var (growth, blocks) = (Growth(depth), Blocks(depth));
        var maps = StemFilters(growth);
        List<NamedLayer> layers = [.. Stem(maps)];
        foreach (var (block, count) in blocks.Index())
        {
            var added = Added(growth, count);
            layers.AddRange(IsSideBySide ? [new Branches([new Identity(), .. Enumerable.Range(0, count).Select(_ => New(added))])]
                : Enumerable.Range(0, count).Select(_ => (NamedLayer)Layer(added)));
            maps += count * added;
            if (HasTransitions && (block < blocks.Length - 1 || HasLastTransition))
            {
                maps = Kept(maps);
                layers.AddRange(Transition(maps));
            }
        }

        return new Sequential([.. layers, .. End()]);
    }

    /// <summary>Returns a layer of a block, with what it gets in front of what it adds.</summary>
    public Layer Layer(int growth) => Join(New(growth).Layer);

    /// <summary>Returns the layers of a transition.</summary>
    public NamedLayer[] Transition(int filters) =>
    [
        .. TransitionKernel is not { } kernel ? []
            : ActivatesTransitions ? Convolution(filters, kernel)
            : [Conv(filters, kernel)],
        .. Pooling(),
    ];

    /// <summary>The layers that compute new maps.</summary>
    private NamedLayer New(int growth) => new Sequential(
        [.. Width(growth) is { } width ? Convolution(width, 1) : [], .. Convolution(growth, 3)]);

    private NamedLayer[] Convolution(int filters, int kernel) => IsPreActivated
        ? [new BatchNorm2d(), new Relu(), Conv(filters, kernel)] : [Conv(filters, kernel), new BatchNorm2d(), new Relu()];

    private Conv2d Conv(int filters, int kernel) => new(filters, kernel, padding: Padding(kernel), bias: HasBias);
}
