using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed partial class PreActivationStage()
    : ArchitectureExercise("07-residual-and-dense-connections/pre-activation-unit", "Pre-activation units")
{
    private const int Filters = 512, OtherFilters = 384;

    private static readonly Shape Input = [1, 256, 14, 14];

    public override string Question =>
        """
        Build the end of a residual network of the second version (He and others, 2016): the last stage, of two units, and what comes
        behind it. 256 maps of 14×14 pixels come in, and 1,000 scores come out.

        | | layers |
        | --- | --- |
        | in front of unit 1, for both ways | normalization, ReLU |
        | unit 1, f | 3×3 with 512 filters and a stride of 2, normalization, ReLU, 3×3 with 512 filters |
        | unit 1, skip connection | 1×1 with 512 filters and a stride of 2 |
        | unit 2, f | normalization, ReLU, 3×3 with 512 filters, normalization, ReLU, 3×3 with 512 filters |
        | unit 2, skip connection | x itself |
        | end | normalization, ReLU, average of each map, a dense layer of 1,000 outputs |

        Where the shape changes, as in unit 1, the first normalization and ReLU stand in front of both ways, f and the projection, as in
        the paper. Behind the sums stands nothing. The 3×3 have a padding of 1, and no convolution has a bias.

        Write a function that gets the number of filters and returns it all in a `Sequential`; it is called with 512, and with 384.
        `Residual` is for this exercise. With 512 filters, unit 2 has 4,720,640 parameters, and all together there are 8,906,216.
        """;

    protected override IReadOnlyList<ArchitectureTable> Tables { get; } =
    [
        Table("the last stage", Filters) with { Parameters = 8_906_216 }, Table("the last stage with 384 filters", OtherFilters),
    ];

    protected override IReadOnlyList<ForbiddenCall> Forbidden { get; } =
    [
        .. new[]
        {
            nameof(PreActivationResNet), nameof(PreActivationResNet.PreActivationResNet18), nameof(Architecture.Named),
            nameof(Architecture.All),
        }.Select(name => new ForbiddenCall(name, "Build the units of layers: what comes first in them?")),
    ];

    public override string Starter =>
        """
        Func<int, Layer> lastStage = filters =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new PreActivationStage().Check(lastStage)
        """;

    public override string SolutionCode => $"Func<int, Layer> lastStage = {Reference.Code};";

    public override Answer<Func<int, Layer>> Reference { get; } = Write(filters =>
    {
        NamedLayer[] Activation() => [new BatchNorm2d(), new Relu()];
        Conv2d Conv(int kernel, int stride = 1) => new(filters, kernel, stride, padding: kernel / 2, bias: false);
        return new Sequential(
        [
            .. Activation(),
            new Residual(new Sequential([Conv(3, stride: 2), .. Activation(), Conv(3)]), Conv(1, stride: 2)),
            new Residual(new Sequential([.. Activation(), Conv(3), .. Activation(), Conv(3)])),
            .. Activation(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000),
        ]);
    });

    public override IReadOnlyList<string> Hints =>
    [
        "Normalization and ReLU always come together here: write a function that gives both, and one for a convolution.",
        "In unit 1 they stand in the `Sequential` in front of the `Residual`, so that both ways get what they give; in unit 2 they are " +
            "the first layers inside the `Residual`.",
        "`new Residual(f, new Conv2d(filters, 1, stride: 2, bias: false))`, then `new Residual(g)`, then once more normalization and " +
            "ReLU, and `new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)`.",
    ];

    public override string Explanation =>
        """
        Nothing but additions lies between the input of one unit and the input of a later one, as long as the shape stays: what comes out
        is x and the sum of all f in between, and what comes back is the gradient itself and more. With it the authors trained a network of
        1,001 layers on CIFAR-10 to 4.62 % errors (He and others, 2016). The price is the normalization behind the last unit, which many
        who write it down forget.
        """;

    private static Sequential Network(Variant variant) => new([.. FirstUnit(variant), .. SecondUnit(variant), .. End(variant)]);

    private static ArchitectureTable Table(string name, int filters)
    {
        var variant = new Variant { Filters = filters };
        return new ArchitectureTable(name, filters, Input,
        [
            new("unit 1", [1, filters, 7, 7],
                (2 * 256) + (9 * 256 * filters) + (2 * filters) + (9 * filters * filters) + (256 * filters), [.. FirstUnit(variant)]),
            new("unit 2", [1, filters, 7, 7], 2 * ((2 * filters) + (9 * filters * filters)), [.. SecondUnit(variant)]),
            new("normalization, ReLU", [1, filters, 7, 7], 2 * filters, new BatchNorm2d(), new Relu()),
            new("average of each map", [1, filters, 1, 1], 0, new AdaptiveAvgPool2d()),
            new("dense layer", [1, 1000], (filters + 1) * 1000, new Flatten(), new Linear(1000)),
        ]);
    }

    private static IEnumerable<NamedLayer> FirstUnit(Variant variant)
    {
        var isShared = variant is { ProjectsX: false, ActivatesTwice: false };
        var front = variant.IsPreActivated && isShared ? variant.Activation() : [];
        var body = variant.Body(variant.Stride, isActivated: !isShared);
        NamedLayer[] projection = [.. variant.ActivatesTwice ? variant.Activation() : variant.BendsProjection ? [new Relu()] : [],
            variant.Conv(1, Math.Min(variant.Stride, variant.SkipStride), variant.ProjectsToHalf ? 2 : 1),
            .. variant.NormalizesProjection || !variant.IsPreActivated ? [new BatchNorm2d()] : new NamedLayer[0]];
        NamedLayer unit = variant.Joins ? new Branches(body, new Sequential(projection))
            : variant.Projects ? new Residual(body, new Sequential(projection))
            : new Residual(body);
        return [.. front, unit, .. variant.AfterSum()];
    }

    private static IEnumerable<NamedLayer> SecondUnit(Variant variant)
    {
        var body = variant.Body(stride: 1, isActivated: true);
        NamedLayer unit = variant.Joins ? new Branches(body, new Identity())
            : variant.ProjectsTwice ? new Residual(body, variant.Conv(1, 1))
            : new Residual(body);
        return [unit, .. variant.AfterSum()];
    }

    private static IEnumerable<NamedLayer> End(Variant variant) =>
    [
        .. variant is { HasLastNormalization: true, IsPreActivated: true } ? [new BatchNorm2d()] : new NamedLayer[0],
        .. variant is { HasLastRelu: true, IsPreActivated: true } ? [new Relu()] : new NamedLayer[0],
        new AdaptiveAvgPool2d(), .. variant.Flattens ? [new Flatten()] : new NamedLayer[0], new Linear(1000),
    ];

    /// <summary>The two units, or others that differ from them in one thing.</summary>
    private sealed record Variant
    {
        public bool IsPreActivated { get; init; } = true;

        public bool HasLastNormalization { get; init; } = true;

        public bool HasLastRelu { get; init; } = true;

        public bool ProjectsX { get; init; }

        public bool ActivatesTwice { get; init; }

        public bool BendsProjection { get; init; }

        public bool Projects { get; init; } = true;

        public bool Joins { get; init; }

        public bool ProjectsTwice { get; init; }

        public bool ProjectsToHalf { get; init; }

        public bool NormalizesProjection { get; init; }

        public bool IsBent { get; init; } = true;

        public bool IsNormalized { get; init; } = true;

        public bool IsTurned { get; init; }

        public bool HasBias { get; init; }

        public int Filters { get; init; } = PreActivationStage.Filters;

        public int Padding { get; init; } = 1;

        public int Stride { get; init; } = 2;

        public int SkipStride { get; init; } = 2;

        public int SkipPadding { get; init; }

        public bool Flattens { get; init; } = true;

        public Func<NamedLayer[]> BehindSum { get; init; } = () => [];

        public Func<NamedLayer[]> BehindBody { get; init; } = () => [];

        /// <summary>A convolution with all filters, or with a part of them.</summary>
        public Conv2d Conv(int kernel, int stride, int parts = 1) =>
            new(Filters / parts, kernel, stride, padding: kernel == 1 ? SkipPadding : Padding, bias: HasBias);

        public NamedLayer[] Activation()
        {
            NamedLayer[] norm = IsNormalized ? [new BatchNorm2d()] : [], relu = IsBent ? [new Relu()] : [];
            return IsTurned ? [.. relu, .. norm] : [.. norm, .. relu];
        }

        public NamedLayer[] AfterSum() => IsPreActivated ? BehindSum() : [new Relu()];

        /// <summary>The layers of f; activated, they begin with a normalization and a ReLU of their own.</summary>
        public Sequential Body(int stride, bool isActivated) => IsPreActivated
            ? new([.. isActivated ? Activation() : [], Conv(3, stride), .. Activation(), Conv(3, 1), .. BehindBody()])
            : new(Conv(3, stride), new BatchNorm2d(), new Relu(), Conv(3, 1), new BatchNorm2d());
    }
}
