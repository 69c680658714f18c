namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class ResNetFromTheTable()
    : ArchitectureExercise("07-residual-and-dense-connections/resnet-from-the-table", "ResNet-18 to ResNet-152 from the paper's table")
{
    public override string Question =>
        """
        Build the five networks of table 1 of He and others (2015), for images of 3×224×224 pixels and 1,000 classes:

        | | 18 | 34 | 50 | 101 | 152 |
        | --- | --- | --- | --- | --- | --- |
        | conv1 | 7×7, 64, stride 2 | the same | the same | the same | the same |
        | conv2_x | 3×3 max pool, stride 2, then 2 units | 3 units | 3 units | 3 units | 3 units |
        | conv3_x | 2 units | 4 units | 4 units | 4 units | 8 units |
        | conv4_x | 2 units | 6 units | 6 units | 23 units | 36 units |
        | conv5_x | 2 units | 3 units | 3 units | 3 units | 3 units |
        | | average pool, 1000-d fc | the same | the same | the same | the same |
        | parameters | 11,689,512 | 21,797,672 | 25,557,032 | 44,549,160 | 60,192,808 |

        The units of ResNet-18 and -34 have two 3×3 convolutions with 64, 128, 256 and 512 filters from stage to stage. Those of the
        others are bottlenecks: 1×1, 3×3, 1×1, with 64, 64, 256 filters in conv2_x, and twice as many from stage to stage. All else is as
        in the two exercises above: normalization and ReLU, no biases, a stride of 2 in the first unit of conv3_x, conv4_x and conv5_x,
        in bottlenecks on the 3×3; and a projection where the shape changes, which is in the first unit of conv2_x too where units are
        bottlenecks.

        Write a function that is called with 18, 34, 50, 101 or 152 and returns the network. It need not be built or trained. The
        library's own ResNets are not for this exercise.
        """;

    /// <inheritdoc/>
    public override TimeSpan Limit => TimeSpan.FromSeconds(30);

    protected override IReadOnlyList<ArchitectureTable> Tables { get; } =
        [.. ResNetTable.Columns.Select(column => ResNetTable.Of(column.Depth))];

    protected override IReadOnlyList<ForbiddenCall> Forbidden { get; } =
        ResNetTable.Finished("Build the networks of units: which numbers of the table tell them apart?");

    public override string Starter =>
        """
        Func<int, Layer> resNet = depth =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new ResNetFromTheTable().Check(resNet)
        """;

    public override string SolutionCode => $"Func<int, Layer> resNet = {Reference.Code};";

    public override Answer<Func<int, Layer>> Reference { get; } = Write(depth =>
    {
        int[] units = depth switch
        {
            18 => [2, 2, 2, 2],
            34 or 50 => [3, 4, 6, 3],
            101 => [3, 4, 23, 3],
            _ => [3, 8, 36, 3],
        };
        NamedLayer[] Conv(int filters, int kernel, int stride = 1) =>
            [new Conv2d(filters, kernel, stride, padding: kernel / 2, bias: false), new BatchNorm2d()];
        List<NamedLayer> layers = [.. Conv(64, 7, stride: 2), new Relu(), new MaxPool2d(3, stride: 2, padding: 1)];
        var channels = 64;
        for (var stage = 0; stage < 4; stage++)
        {
            var maps = 64 << stage;
            var filters = depth < 50 ? maps : 4 * maps;
            for (var i = 0; i < units[stage]; i++)
            {
                var stride = stage > 0 && i == 0 ? 2 : 1;
                var body = depth < 50
                    ? new Sequential([.. Conv(maps, 3, stride), new Relu(), .. Conv(maps, 3)])
                    : new Sequential([.. Conv(maps, 1), new Relu(), .. Conv(maps, 3, stride), new Relu(), .. Conv(filters, 1)]);
                layers.Add(channels == filters ? new Residual(body) : new Residual(body, new Sequential(Conv(filters, 1, stride))));
                layers.Add(new Relu());
                channels = filters;
            }
        }

        layers.AddRange([new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)]);
        return new Sequential(layers);
    });

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } = ResidualMistakes.OfNetworks(
        [18, 34, 50, 101, 152], [1, 3, 224, 224], network => network.Network,
    [
        new("one network for all", new ResidualNetwork { Units = _ => [2, 2, 2, 2], HasBottlenecks = _ => false },
            "Your function gives ResNet-18 whatever it is called with. Where does your code look at `depth`?"),
        new("the units of ResNet-34 in all", new ResidualNetwork { HasBottlenecks = _ => false },
            "From ResNet-50 on, a unit has three convolutions. How would 3 + 4 + 6 + 3 units make 50 layers otherwise?")
        {
            Structure = network => UnitStructure.WindowsOfFirstUnit(network).Count == 2,
            Concerns = depth => depth >= 50,
        },
        new("bottlenecks in all", new ResidualNetwork { HasBottlenecks = _ => true },
            "ResNet-18 and -34 have units of two 3×3. With bottlenecks of three layers, how many layers would 2 + 2 + 2 + 2 units be?"),
        new("bottlenecks in ResNet-34", new ResidualNetwork { HasBottlenecks = depth => depth >= 34 },
            "ResNet-34 and ResNet-50 have as many units in each stage. What is the difference between them?"),
        new("the numbers of units of ResNet-50 in all bottlenecks",
            new ResidualNetwork { Units = depth => depth == 18 ? [2, 2, 2, 2] : [3, 4, 6, 3] },
            "ResNet-101 and -152 have the units of ResNet-50, and more of them. In which stages?"),
        new("101 and 152 exchanged", new ResidualNetwork
        {
            Units = depth => ResidualNetwork.OfThePaper.Units(depth switch { 101 => 152, 152 => 101, _ => depth }),
        },
            "Count the units of your ResNet-101: three layers for each, and two more. Is that 101?"),
        .. BottleneckStage.OfBottlenecks,
        new("projections in ResNet-18's conv2_x", new ResidualNetwork { Projects = (_, number, _) => number == 0 },
            "The first unit of conv2_x gets 64 maps of 56×56 from the pooling, and in ResNet-18 and -34 it gives as many of that size. " +
                "Does it need a projection?"),
        new("projections that always move by 2", new ResidualNetwork { SkipStride = _ => 2 },
            "In conv2_x of a network with bottlenecks, your projection gives maps half as large as those of f(x). Does conv2_x halve the " +
                "maps?")
        {
            Misfits = misfit => misfit is { ProjectsX: true, IsOfStride: true, First: [_, 256, 56, _] },
        },
        new("no projection in conv2_x", new ResidualNetwork { Projects = (stage, _, changes) => changes && stage > 0 },
            "The first bottleneck of conv2_x gets 64 maps and gives 256, as many as it has in its last 1×1. Has it a projection, and the " +
                "projection 256 filters?")
        {
            Misfits = misfit => misfit is { IsOfMapsAlone: true, TimesAsManyMaps: 4, Second: [_, 64, ..] },
        },
    ]);

    /// <inheritdoc/>
    protected override string? Diagnose(Func<int, Layer> answer) => base.Diagnose(answer) ?? ResNetTable.Columns
        .Select(column => UnitCount.Objection(Graph.Of(answer(column.Depth), [1, 3, 224, 224]), column.Depth))
        .FirstOrDefault(objection => objection is not null);

    public override IReadOnlyList<string> Hints =>
    [
        "Two things depend on `depth`: an array of four numbers of units, and the kind of unit. Write both down first.",
        "Keep the number of maps that come in, in a variable: a projection is needed exactly where it is not the number of maps that go " +
            "out. The stride is 2 in the first unit of each stage but the first.",
        "A bottleneck's body: 1×1 with `maps`, normalization, ReLU, 3×3 with `maps` and the stride, normalization, ReLU, 1×1 with " +
            "`4 * maps`, normalization. `maps` is 64, 128, 256, 512.",
    ];

    public override string Explanation =>
        """
        One loop, five networks. The depth in the name is 2 + 2·8 = 18, 2 + 2·16 = 34, 2 + 3·16 = 50, 2 + 3·33 = 101, 2 + 3·50 = 152.
        ResNet-50 has as many units as ResNet-34, each with three layers in place of two, and only 17 % more parameters. Where the authors
        had the stride of a bottleneck on the first 1×1, which leaves three of four pixels unseen, most libraries have it on the 3×3
        today; the parameters are the same, the accuracy is a little better and the work a little more.
        """;
}
