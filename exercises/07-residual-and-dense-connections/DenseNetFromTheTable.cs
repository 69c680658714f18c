using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed partial class DenseNetFromTheTable() : ArchitectureExercise(
    "07-residual-and-dense-connections/densenet-from-the-table", "DenseNet-121 to DenseNet-201 from the paper's table")
{
    private static readonly Shape Input = [1, 3, 224, 224];

    private static readonly IReadOnlyList<(int Depth, long Parameters)> Columns =
        [(121, 7_978_856), (169, 14_149_480), (201, 20_013_928), (161, 28_681_000)];

    public override string Question =>
        """
        Build the four networks of table 1 of Huang and others (2016), for images of 3×224×224 pixels and 1,000 classes:

        | | 121 | 169 | 201 | 161 |
        | --- | --- | --- | --- | --- |
        | growth rate k | 32 | 32 | 32 | 48 |
        | convolution | 7×7, 2k filters, stride 2 | the same | the same | the same |
        | pooling | 3×3 max pool, stride 2 | the same | the same | the same |
        | dense block (1) | 6 layers | 6 layers | 6 layers | 6 layers |
        | transition layer (1) | 1×1 conv; 2×2 average pool with stride 2 | the same | the same | the same |
        | dense block (2) | 12 layers | 12 layers | 12 layers | 12 layers |
        | transition layer (2) | 1×1 conv; 2×2 average pool with stride 2 | the same | the same | the same |
        | dense block (3) | 24 layers | 32 layers | 48 layers | 36 layers |
        | transition layer (3) | 1×1 conv; 2×2 average pool with stride 2 | the same | the same | the same |
        | dense block (4) | 16 layers | 32 layers | 32 layers | 24 layers |
        | classification layer | 7×7 global average pool, 1000-d fc | the same | the same | the same |
        | parameters | 7,978,856 | 14,149,480 | 20,013,928 | 28,681,000 |

        A layer of a dense block is a 1×1 convolution with 4k filters and a 3×3 with k filters and a padding of 1, each with a
        normalization and a ReLU in front of it; the maps that it gives are put together with those that it got. The 1×1 of a transition has
        normalization and ReLU in front of it too, and half as many filters as maps come in. The first convolution has a padding of 3, and
        normalization and ReLU **behind** it; the max pooling has a padding of 1. Behind the last block come a normalization and a ReLU,
        which the table does not show. No convolution has a bias.

        Write a function that is called with 121, 169, 201 or 161 and returns the network. It need not be built or trained. `Branches`
        puts together what its branches give, and `Identity` gives what it gets; the library's `DenseBlock`, `DenseLayer`,
        `Transition` and DenseNets are not for this exercise.
        """;

    /// <inheritdoc/>
    public override TimeSpan Limit => TimeSpan.FromSeconds(30);

    protected override IReadOnlyList<ArchitectureTable> Tables { get; } =
        [.. Columns.Select(column => Table(column.Depth, column.Parameters))];

    protected override IReadOnlyList<ForbiddenCall> Forbidden { get; } =
    [
        .. new[]
        {
            nameof(DenseNet.DenseNet121), nameof(DenseNet.DenseNet161), nameof(DenseNet.DenseNet169), nameof(DenseNet.DenseNet201),
            nameof(DenseNet), nameof(DenseBlock), nameof(DenseLayer), nameof(Architecture.Named), nameof(Architecture.All),
        }.Select(name => new ForbiddenCall(name, "Build it of convolutions: what does a layer do with what it got?")),
        new ForbiddenCall(
            nameof(Transition), "Build it of layers: what makes the maps fewer in a transition, and what makes them smaller?"),
    ];

    public override string Starter =>
        """
        Func<int, Layer> denseNet = depth =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new DenseNetFromTheTable().Check(denseNet)
        """;

    public override string SolutionCode => $"Func<int, Layer> denseNet = {Reference.Code};";

    public override Answer<Func<int, Layer>> Reference { get; } = Write(depth =>
    {
        var k = depth == 161 ? 48 : 32;
        int[] blocks = depth switch
        {
            121 => [6, 12, 24, 16],
            169 => [6, 12, 32, 32],
            201 => [6, 12, 48, 32],
            _ => [6, 12, 36, 24],
        };
        NamedLayer[] Conv(int filters, int kernel) =>
            [new BatchNorm2d(), new Relu(), new Conv2d(filters, kernel, padding: kernel / 2, bias: false)];
        var maps = 2 * k;
        List<NamedLayer> layers =
        [
            new Conv2d(maps, kernel: 7, stride: 2, padding: 3, bias: false), new BatchNorm2d(), new Relu(),
            new MaxPool2d(3, stride: 2, padding: 1),
        ];
        for (var block = 0; block < 4; block++)
        {
            if (block > 0)
            {
                maps /= 2;
                layers.AddRange([.. Conv(maps, 1), new AvgPool2d(2)]);
            }

            for (var i = 0; i < blocks[block]; i++)
            {
                layers.Add(new Branches(new Identity(), new Sequential([.. Conv(4 * k, 1), .. Conv(k, 3)])));
                maps += k;
            }
        }

        layers.AddRange([new BatchNorm2d(), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)]);
        return new Sequential(layers);
    });

    /// <inheritdoc/>
    /// <remarks>A first layer that has what it got twice, or the first block with another number of layers than in the table, or with
    /// no transition behind it. Maps that double from layer to layer are soon too many to be counted, so they are looked for
    /// first.</remarks>
    protected override string? Diagnose(Func<int, Layer> answer) =>
        DenseStructure.Doubled(answer(121), Input, DenseNetwork.OfThePaper.Growth(121)) is var (before, behind)
            ? $"Behind layer 1 of your first block there are {behind} maps, where {before} come in and 32 are added. Is what the layer " +
                "got put in twice?"
            : base.Diagnose(answer) ?? Columns.Select(column => OtherBlock(Graph.Of(answer(column.Depth), Input), column.Depth))
                .FirstOrDefault(words => words is not null);

    public override IReadOnlyList<string> Hints =>
    [
        "`new Branches(new Identity(), f)` gives what it got, and what f makes of it behind that. What is f, in a layer of a block?",
        "Keep the number of maps in a variable: it begins with 2k, each layer adds k, each transition halves it. That is all that a " +
            "transition needs to know.",
        "A function `Conv(filters, kernel)` that gives normalization, ReLU and convolution writes the layers, `[.. Conv(4 * k, 1), .. " +
            "Conv(k, 3)]`, and the transitions, `[.. Conv(maps, 1), new AvgPool2d(2)]`.",
    ];

    public override string Explanation =>
        """
        121 is 1 + 2·(6 + 12 + 24 + 16) + 3 + 1. The number of maps is never written down: it follows from k and from the number of layers,
        and ends at 1,024 in DenseNet-121 and at 2,208 in DenseNet-161. Which old maps a layer makes use of, its 1×1 learns.
        """;

    private static ArchitectureTable Table(int depth, long parameters)
    {
        var network = DenseNetwork.OfThePaper;
        var (k, blocks) = (network.Growth(depth), network.Blocks(depth));
        var (maps, size) = (2 * k, 56);
        List<TableRow> rows =
        [
            new("convolution: 7×7, stride 2", [1, maps, 112, 112], (3 * 7 * 7 * maps) + (2 * maps), network.Stem(maps)[..3]),
            new("pooling: 3×3 max pool, stride 2", [1, maps, size, size], 0, network.Stem(maps)[3..]),
        ];
        foreach (var (block, count) in blocks.Index())
        {
            for (var layer = 1; layer <= count; layer++)
            {
                rows.Add(new TableRow($"dense block ({block + 1}), layer {layer} of {count}", [1, maps + k, size, size],
                    (2 * maps) + (maps * 4 * k) + (2 * 4 * k) + (9 * 4 * k * k), network.Layer(k)));
                maps += k;
            }

            if (block < blocks.Length - 1)
            {
                (size, var kept) = (size / 2, maps / 2);
                rows.Add(new TableRow($"transition layer ({block + 1})", [1, kept, size, size], (2 * maps) + (maps * kept),
                    network.Transition(kept)));
                maps = kept;
            }
        }

        rows.Add(new TableRow("normalization, ReLU, global average pool", [1, maps, 1, 1], 2 * maps, network.End()[..3]));
        rows.Add(new TableRow("1000-d fc", [1, 1000], (maps + 1) * 1000, network.End()[3..]));
        return new ArchitectureTable($"DenseNet-{depth}", depth, Input, rows) { Parameters = parameters };
    }

    /// <summary>The first block with another number of layers than in the table, or with no transition behind it, in words; null for
    /// none.</summary>
    private static string? OtherBlock(Graph network, int depth)
    {
        var blocks = DenseNetwork.OfThePaper.Blocks(depth);
        return DenseStructure.Layers(network) is { Count: 4 } layers
            ? layers.Zip(blocks).Index().Where(block => block.Item.First != block.Item.Second)
                .Select(block => $"Block ({block.Index + 1}) of your DenseNet-{depth} has {block.Item.First} layers, if each has one " +
                    "3×3. How many has it in the table?").FirstOrDefault()
            : DenseStructure.Joined(network, blocks) is var (first, count)
                ? $"In your DenseNet-{depth}, {count} layers follow one another on maps of one size, if each has one 3×3: as many as " +
                    $"blocks ({first + 1}) and ({first + 2}) have together. What stands between the two, by the table?"
            : null;
    }
}
