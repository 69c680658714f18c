using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class PreActivationStage()
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

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } =
    [
        Of("units of the first version", new() { IsPreActivated = false },
            "Your units begin with a convolution and end with a ReLU behind the sum, as in the first version. What comes first in the " +
                "second?") with
        {
            Shows = answer => Graph.Of(answer(Filters), Input) is var network
                && UnitStructure.NormalizesInFrontOfSums(network) && !UnitStructure.EndsUnitsWithSums(network),
        },
        Of("put together as maps", new() { Joins = true },
            "`Branches` puts the maps of f and of the skip connection together: there are as many of them as of both. That is what " +
                "DenseNet does, later in this lesson. Which block adds them?") with
        {
            Shows = answer => UnitBlocks.JoinMaps(answer(Filters)),
        },
        Of("a ReLU behind the sum", new() { BehindSum = () => [new Relu()] },
            "There is a ReLU behind your sum. What could x be on its way through two hundred units, if each of them ends in one?"),
        Of("a normalization behind the sum", new() { BehindSum = () => [new BatchNorm2d()] },
            "Your sum is normalized before the next unit gets it. What is left of «x itself» then?"),
        Of("normalization and ReLU on each way by itself", new() { ActivatesTwice = true },
            "In front of unit 1 stand a normalization and a ReLU, once and for both ways. How often do they stand in yours?") with
        {
            Shows = answer => UnitStructure.NormalizesInputTwice(Graph.Of(answer(Filters), Input)),
        },
        Of("a ReLU in front of the projection alone", new() { ProjectsX = true, BendsProjection = true },
            "Your projection gets x through a ReLU of its own. Which two layers stand in front of both ways of unit 1?") with
        {
            Shows = answer => UnitStructure.ProjectsBentInput(Graph.Of(answer(Filters), Input)),
        },
        Of("a normalization at the end of f", new() { BehindBody = () => [new BatchNorm2d()] },
            "Your f ends with a normalization. In this version each normalization stands in front of a ReLU and a convolution: which " +
                "convolution comes behind that one?") with
        {
            Shows = answer => UnitStructure.EndsUnitsWith(Graph.Of(answer(Filters), Input), typeof(BatchNorm2d)),
        },
        Of("a normalization and a ReLU at the end of f", new() { BehindBody = () => [new BatchNorm2d(), new Relu()] },
            "Your f ends with a normalization and a ReLU. In front of which convolution do they stand?") with
        {
            Shows = answer => UnitStructure.EndsUnitsWith(Graph.Of(answer(Filters), Input), typeof(BatchNorm2d), typeof(Relu)),
        },
        Of("a ReLU at the end of f", new() { BehindBody = () => [new Relu()] },
            "Your f ends with a ReLU, so it can only make x larger. What is its last layer in the table?") with
        {
            Shows = answer => UnitStructure.EndsUnitsWith(Graph.Of(answer(Filters), Input), typeof(Relu)),
        },
        Of("no normalization behind the last unit", new() { HasLastNormalization = false, HasLastRelu = false },
            "Your sum goes straight into the average. Each unit begins with a normalization and a ReLU for what comes out of the unit in " +
                "front of it: who does that for the last one?"),
        Of("no last normalization", new() { HasLastNormalization = false },
            "Behind the last unit there is a ReLU, and no normalization. What comes out of a sum of many units, and which two layers " +
                "does the table have there?") with
        {
            Shows = answer => UnitStructure.AveragesBehind(Graph.Of(answer(Filters), Input), typeof(Add), typeof(Relu)),
        },
        Of("no last ReLU", new() { HasLastRelu = false }, "Behind the last normalization, what is missing in front of the average?"),
        Of("the projection from x", new() { ProjectsX = true },
            "Your projection gets x as it came in. In unit 1, do normalization and ReLU stand in front of one of the two ways, or of " +
                "both?"),
        Of("a normalization behind the projection", new() { NormalizesProjection = true },
            "Your projection has a normalization behind it, as in the first version. What does the table have behind its 1×1?"),
        Of("a projection in unit 2", new() { ProjectsTwice = true }, "Unit 2 gets 512 maps of 7×7 and gives as many. What is its skip " +
            "connection?"),
        Of("no ReLU inside", new() { IsBent = false },
            "There is a normalization in front of each convolution, and no ReLU. What do two convolutions in a row amount to then?") with
        {
            Shows = answer => UnitStructure.BendsNothing(Graph.Of(answer(Filters), Input)),
        },
        Of("no normalization inside", new() { IsNormalized = false },
            "There is a ReLU in front of each convolution. What stands in front of it?") with
        {
            Shows = answer => UnitStructure.NormalizesNothing(Graph.Of(answer(Filters), Input)),
        },
        Of("ReLU in front of the normalization", new() { IsTurned = true },
            "Your ReLU stands in front of the normalization. Which of the two comes first, in the table?") with
        {
            Shows = answer => UnitStructure.NormalizesBehindRelus(Graph.Of(answer(Filters), Input)),
        },
        Of("biases", new() { HasBias = true }, "Your convolutions have a bias. What does the question say about it?"),
        Of("no stride", new() { Stride = 1 }, "The maps are to be halved, from 14×14 to 7×7. Which convolutions of unit 1 have the " +
            "stride?"),
        Of("stride forgotten on one way", new() { SkipStride = 1 },
            "Your f and your skip connection have as many maps as each other, of different sizes. Which two convolutions of unit 1 have " +
                "to move by 2?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfStride: true },
        },
        Of("padding forgotten", new() { Padding = 0 },
            "f and the skip connection of a unit have as many maps as each other, and their sizes differ, though not by a half. A 3×3 " +
                "without padding takes a frame off: have all of yours a padding of 1?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfUnpadded3: true },
        },
        Of("a projection with padding", new() { SkipPadding = 1 },
            "Your 1×1 has padding, which adds a frame to its maps. How much padding does a window of one pixel need?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfPadded1: true },
        },
        Of("too much padding", new() { Padding = 2 },
            "A 3×3 of yours has more padding than 1, which adds a frame to its maps. Are stride and padding exchanged? The arguments " +
                "have names: `stride: 2, padding: 1`.") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfOverpadded3: true },
        },
        Of("a projection with other filters", new() { ProjectsToHalf = true },
            "f has one number of maps, and what your projection gives has another. How many filters has the last 3×3 of f, and how many " +
                "the 1×1 on the skip connection?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { ProjectsX: true, IsOfSizeAlone: false },
        },
        Of("flatten forgotten", new() { Flattens = false },
            "The average leaves maps of 1×1, [N, C, 1, 1], and a dense layer takes each of their rows for a row of inputs. What makes " +
                "one row of them?"),
        Of("no projection", new() { Projects = false },
            "256 maps of 14×14 cannot be added to 512 of 7×7. What stands on the skip connection of unit 1?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfSizeAlone: false, IsOfMapsAlone: false, ProjectsX: false },
        },
        new("filters that are written out", _ => Network(new Variant()),
            "Called with 384, your function gives convolutions with 512 filters. Where is a number written out that has to follow the " +
                "one it is called with?")
        {
            Shows = answer => FixedFilters.AreIn(answer(OtherFilters), Filters),
        },
    ];

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

    /// <summary>The mistake of one thing that is done otherwise.</summary>
    private static Mistake<Func<int, Layer>> Of(string name, Variant variant, string hint) => new(
        name, filters => Network(variant with { Filters = filters }), hint);

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
