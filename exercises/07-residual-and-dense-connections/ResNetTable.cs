using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Table 1 of He et al. 2015 (https://arxiv.org/abs/1512.03385), for images of 3×224×224 pixels and 1,000 classes.</summary>
internal static class ResNetTable
{
    private const int Stem = 64, Size = 56;

    /// <summary>Gets the depths of its columns, and the numbers of parameters that torchvision states.</summary>
    public static readonly IReadOnlyList<(int Depth, long Parameters)> Columns =
        [(18, 11_689_512), (34, 21_797_672), (50, 25_557_032), (101, 44_549_160), (152, 60_192_808)];

    /// <summary>Gets the calls that build such a network without writing its layers.</summary>
    public static IReadOnlyList<ForbiddenCall> Finished(string question) =>
    [
        .. new[]
        {
            nameof(ResNet.ResNet18), nameof(ResNet.ResNet34), nameof(ResNet.ResNet50), nameof(ResNet.ResNet101),
            nameof(ResNet.ResNet152), nameof(ResNet), nameof(Architecture.Named), nameof(Architecture.All),
        }.Select(name => new ForbiddenCall(name, question)),
    ];

    /// <summary>Returns a column, for the classes of ImageNet.</summary>
    public static ArchitectureTable Of(int depth) => Of(depth, 1000) with
    {
        Parameters = Columns.Single(column => column.Depth == depth).Parameters,
    };

    /// <summary>Returns a column, for a number of classes.</summary>
    public static ArchitectureTable Of(int depth, int classes)
    {
        var network = ResidualNetwork.OfThePaper;
        var (hasBottlenecks, units) = (network.HasBottlenecks(depth), network.Units(depth));
        List<TableRow> rows =
        [
            new("conv1: 7×7, 64, stride 2", [1, Stem, 112, 112], 3 * 7 * 7 * Stem + 2 * Stem, Made(network.Stem.Take(3))),
            new("3×3 max pool, stride 2", [1, Stem, Size, Size], 0, Made(network.Stem.Skip(3))),
        ];
        var channels = Stem;
        foreach (var (stage, count) in units.Index())
        {
            foreach (var (number, unit) in network.Stage(stage, count, hasBottlenecks).Index())
            {
                rows.Add(Unit(stage, number, count, unit, channels, hasBottlenecks));
                channels = rows[^1].Output[1];
            }
        }

        rows.Add(new TableRow("average pool", [1, channels, 1, 1], 0, new AdaptiveAvgPool2d()));
        rows.Add(new TableRow($"{classes}-d fc", [1, classes], (channels + 1) * classes, new Flatten(), new Linear(classes)));
        return new ArchitectureTable($"ResNet-{depth}", depth, [1, 3, 224, 224], rows);
    }

    /// <summary>Returns the row of a unit, stage and number counted from 0: conv3_x, unit 2 of 4.</summary>
    public static TableRow Unit(int stage, int number, int count, NamedLayer unit, int channels, bool isBottleneck) =>
        Unit(stage, number, count, unit, channels, isBottleneck, 64 << stage);

    /// <summary>Returns the row of a unit with a number of filters in front of the last 1×1 of a bottleneck.</summary>
    /// <inheritdoc cref="Unit(int, int, int, NamedLayer, int, bool)"/>
    public static TableRow Unit(int stage, int number, int count, NamedLayer unit, int channels, bool isBottleneck, int maps)
    {
        var pixels = Size >> stage;
        var filters = isBottleneck ? 4 * maps : maps;
        long body = isBottleneck
            ? (channels * maps) + (9 * maps * maps) + (maps * filters) + (2 * (maps + maps + filters))
            : (9 * channels * maps) + (9 * maps * maps) + (2 * (maps + maps));
        long projection = channels == filters ? 0 : (channels * filters) + (2 * filters);
        return new TableRow($"conv{stage + 2}_x, unit {number + 1} of {count}", [1, filters, pixels, pixels], body + projection, unit);
    }

    private static NamedLayer[] Made(IEnumerable<Func<Layer>> layers) => [.. layers.Select(layer => (NamedLayer)layer())];
}
