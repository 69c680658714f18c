namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class BottleneckStage() : ArchitectureExercise("07-residual-and-dense-connections/bottleneck-unit", "Bottleneck units")
{
    private const int Stage = 1, Count = 4, Channels = 256, Maps = 128, OtherMaps = 96;

    /// <summary>Mistakes that are made with bottlenecks alone.</summary>
    internal static readonly IReadOnlyList<ResidualMistake> OfBottlenecks =
    [
        new("1×1 for the 3×3", new ResidualNetwork { Kernels = (1, 1, 1) },
            "Three convolutions of 1×1: how many neighbors of a pixel does such a unit see, and how many would a whole network of them? " +
                "A book prints it like that; which of the three has to be a 3×3?")
        {
            Structure = UnitStructure.LacksWindowsOf3,
            Concerns = ResidualNetwork.OfThePaper.HasBottlenecks,
        },
        new("the 3×3 at another place", new ResidualNetwork { Kernels = (1, 1, 3) },
            "Your units have a 3×3, and another one of the three convolutions has it in the question. Which?")
        {
            Structure = UnitStructure.MisplacesWindowsOf3,
            Concerns = ResidualNetwork.OfThePaper.HasBottlenecks,
        },
        new("four times as many filters in the first", new ResidualNetwork { Widths = maps => (4 * maps, maps, 4 * maps) },
            "The first 1×1 is to make the maps fewer, so that the 3×3 has less to do. How many filters has it in the question, and which " +
                "convolution makes the maps more again?"),
        new("four times as many filters in the 3×3", new ResidualNetwork { Widths = maps => (maps, 4 * maps, 4 * maps) },
            "Your 3×3 has four times as many filters as the 1×1 in front of it. Where is the bottle narrow then?"),
        new("four times as many filters nowhere", new ResidualNetwork { Widths = maps => (maps, maps, maps) },
            "Your units give as many maps as their 3×3 has. How many does the last 1×1 make?"),
        new("the stride on the first 1×1", new ResidualNetwork { Strided = (0, 0) },
            "A 1×1 with a stride of 2 leaves three of four pixels unseen. That is how the authors had it; which convolution has the " +
                "stride in this exercise?"),
        new("the stride on the last 1×1", new ResidualNetwork { Strided = (0, 2) },
            "Your last 1×1 has the stride, so the 3×3 works on maps of full size, and three of four of its pixels are left unseen. Which " +
                "convolution has it in this exercise?")
        {
            Structure = UnitStructure.MovesLast,
            Concerns = ResidualNetwork.OfThePaper.HasBottlenecks,
        },
    ];

    public override string Question =>
        """
        Build conv3_x of ResNet-50: four bottleneck units, which get 256 maps of 56×56 pixels and give 512 of 28×28.

        | unit | convolutions | skip connection |
        | --- | --- | --- |
        | 1 | 1×1 with 128 filters; 3×3 with 128 and a stride of 2; 1×1 with 512 | a 1×1 with 512 and a stride of 2, and a normalization |
        | 2, 3, 4 | 1×1 with 128 filters; 3×3 with 128; 1×1 with 512 | x itself |

        Behind each convolution stands a normalization; behind the first two and their normalizations, and behind the sum, a ReLU. The
        3×3 have a padding of 1. There are no biases.

        Write a function that gets the number of maps of the 3×3 and returns the four units in a `Sequential`; it is called with 128, and
        with 96, for units that give 384 maps. `Residual` is for this exercise.

        For scale: the first 1×1 of unit 1 and its normalization have 256·128 + 2·128 = 33,024 parameters; the whole stage, for 128, has
        1,219,584.
        """;

    protected override IReadOnlyList<ArchitectureTable> Tables { get; } =
    [
        Table("conv3_x", Maps) with { Parameters = 1_219_584 },
        Table("conv3_x with 3×3 of 96 filters", OtherMaps),
    ];

    protected override IReadOnlyList<ForbiddenCall> Forbidden { get; } =
        ResNetTable.Finished("Build the units of convolutions: which three are in a bottleneck?");

    public override string Starter =>
        """
        Func<int, Layer> conv3 = maps =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new BottleneckStage().Check(conv3)
        """;

    public override string SolutionCode => $"Func<int, Layer> conv3 = {Reference.Code};";

    public override Answer<Func<int, Layer>> Reference { get; } = Write(maps =>
    {
        NamedLayer[] Conv(int filters, int kernel, int stride = 1) =>
            [new Conv2d(filters, kernel, stride, padding: kernel / 2, bias: false), new BatchNorm2d()];
        Sequential Body(int stride) => new(
            [.. Conv(maps, 1), new Relu(), .. Conv(maps, 3, stride), new Relu(), .. Conv(4 * maps, 1)]);
        return new Sequential(
            new Residual(Body(stride: 2), new Sequential(Conv(4 * maps, 1, stride: 2))), new Relu(),
            new Residual(Body(stride: 1)), new Relu(),
            new Residual(Body(stride: 1)), new Relu(),
            new Residual(Body(stride: 1)), new Relu());
    });

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } =
    [
        new("a convolution in front of unit 1",
            maps => new Sequential(
            [
                new Conv2d(Channels, 1, bias: false), new BatchNorm2d(), new Relu(),
                .. (ResidualNetwork.OfThePaper with { Filters = _ => maps }).Stage(Stage, Count, isBottleneck: true),
            ]),
            "Four convolutions lie in front of your first sum, one behind the other. A bottleneck has three: which of yours stands in " +
                "front of unit 1, or on the way of f in place of the skip connection?")
        {
            Shows = answer => new[] { Maps, OtherMaps }.Select(maps => Graph.Of(answer(maps), [1, Channels, 56, 56])).All(network =>
                UnitStructure.ConvolutionsOfFirstUnit(network) == 4 && UnitStructure.WindowsOfFirstUnit(network).Count < 4),
        },
        .. ResidualMistakes.OfStages(
            [Maps, OtherMaps], [1, Channels, 56, 56],
            network => maps => new Sequential(
                (network with { Filters = _ => maps }).Stage(Stage, Count, network.HasBottlenecks(50))),
        [
            new("one unit that is repeated", new ResidualNetwork { Repeats = true },
                "A unit that is made once and put into the list three times is one unit: its weights are shared. Each `new` makes " +
                    "another."),
            .. OfBottlenecks,
            new("no skip connection in unit 1", new ResidualNetwork { Skips = number => number > 0 },
                "Six convolutions lie in front of your first sum, one behind the other: those of two units. What is added to the f(x) of " +
                    "unit 1?")
            {
                Structure = network => UnitStructure.ConvolutionsOfFirstUnit(network) == 6
                    && UnitStructure.WindowsOfFirstUnit(network).Count == 3,
            },
            new("the projection in a later unit", new ResidualNetwork { Projects = (_, number, _) => number == 3, LaterStride = 1 },
                "Your first unit adds x as it is, and a later one has the projection. Which unit changes the shape, by the table?")
            {
                Misfits = misfit => misfit.AddsX && UnitBlocks.ProjectLater(misfit.Network),
            },
            new("a projection with as few filters as the 3×3", new ResidualNetwork { Projected = (maps, _) => maps },
                "f(x) has four times as many maps as what you add to it. How many filters has the 1×1 on the skip connection of unit 1?")
            {
                Misfits = misfit => misfit is { IsOfMapsAlone: true, TimesAsManyMaps: 4, ProjectsX: true },
            },
            new("units of two convolutions", new ResidualNetwork { HasBottlenecks = _ => false },
                "Your units have two 3×3, as in ResNet-34. Which three convolutions are in a bottleneck?")
            {
                Structure = network => UnitStructure.WindowsOfFirstUnit(network) is [3, 3],
            },
        ]),
        new("filters that are written out", _ => new Sequential(ResidualNetwork.OfThePaper.Stage(Stage, Count, isBottleneck: true)),
            "Called with 96, your function gives convolutions with 128 or 512 filters. Where is a number written out that has to follow " +
                "the one it is called with?")
        {
            Shows = answer => FixedFilters.AreIn(answer(Maps), answer(OtherMaps), Maps, 4 * Maps),
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, Layer> answer) => base.Diagnose(answer)
        ?? UnitCount.Objection(Graph.Of(answer(Maps), [1, Channels, 56, 56]), "stage", [1, 3, 1]);

    public override IReadOnlyList<string> Hints =>
    [
        "Write the body first, as a function of the stride: three convolutions, each with its normalization. How many ReLUs are in it?",
        "`new Residual(body)` adds x itself, `new Residual(body, projection)` what the projection makes of x. Only the first unit needs " +
            "one.",
        "The body is 1×1 with `maps`, normalization, ReLU, 3×3 with `maps`, the stride and a padding of 1, normalization, ReLU, 1×1 with " +
            "`4 * maps`, normalization. `new Relu()` comes behind each `Residual`.",
    ];

    public override string Explanation =>
        """
        A unit of two 3×3 on 512 maps would have 4.7 million weights; a bottleneck on 512 maps has 278,528, and sees just as far as one 3×3.
        So the maps that are handed on can be many, and the work is done on a quarter of them. A book prints the unit as 1×1, 1×1, 1×1:
        such a network would never look at two pixels together behind its first layers.
        """;

    private static ArchitectureTable Table(string name, int maps)
    {
        var network = ResidualNetwork.OfThePaper with { Filters = _ => maps };
        return new ArchitectureTable(name, maps, [1, Channels, 56, 56],
        [
            .. network.Stage(Stage, Count, isBottleneck: true).Select((unit, number) => ResNetTable.Unit(
                Stage, number, Count, unit, number == 0 ? Channels : 4 * maps, isBottleneck: true, maps)),
        ]);
    }
}
