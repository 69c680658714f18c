using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

public sealed class DenseNetFromTheTable() : ArchitectureExercise(
    "07-residual-and-dense-connections/densenet-from-the-table", "DenseNet-121 to DenseNet-201 from the paper's table")
{
    private static readonly Shape Input = [1, 3, 224, 224];

    /// <summary>The number of layers of all blocks of DenseNet-121.</summary>
    private const int Layers121 = 6 + 12 + 24 + 16;

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

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } =
    [
        Of("added", new() { Join = layer => new Residual(layer) },
            "You add what a layer gives to what it got, as ResNet does. k maps cannot be added to more of them: what does DenseNet do " +
                "with both?") with
        {
            Shows = answer => SumMisfit.Of(Columns.Select(column => answer(column.Depth)), Input) is { IsOfMapsAlone: true },
        },
        Of("only the new maps handed on", new() { Join = layer => layer },
            "Your layers hand on their k new maps alone. What does the layer behind get to see besides them?"),
        Of("layers side by side", new() { IsSideBySide = true },
            "Layer 2 of a block gets what layer 1 got, where one `Branches` has several of your layers. Which maps does layer 2 get in a " +
                "dense block, besides those that came into it?") with
        {
            Shows = answer => DenseStructure.HasLayersSideBySide(Of121(answer)),
        },
        Of("a 3×3 without padding", new() { Padding = _ => 0 },
            "Without padding, a 3×3 takes a frame of one pixel off its maps, and they cannot be put together with the old ones. Which " +
                "padding has it in the question?") with
        {
            Shows = answer => DenseStructure.Misfits(answer(121), Input, kernel: 3, padding => padding == 0),
        },
        Of("a 1×1 with padding", new() { Padding = _ => 1 },
            "A 1×1 of yours has padding, which adds a frame to its maps, so that they cannot be put together with the old ones. How much " +
                "padding does a window of one pixel need?") with
        {
            Shows = answer => DenseStructure.Misfits(answer(121), Input, kernel: 1, padding => padding > 0),
        },
        Of("the growth rate as the number of layers", new() { Added = (_, count) => count },
            "In a block of 6 layers each of yours adds 6 maps. Which number says how many maps a layer adds?"),
        Of("one network for all", new() { Growth = _ => 32, Blocks = _ => [6, 12, 24, 16] },
            "Your function gives DenseNet-121 whatever it is called with. Where does your code look at `depth`?"),
        Of("a growth rate of 32 in all", new() { Growth = _ => 32 },
            "One of the four networks has another growth rate. Look at the first row of the table.") with
        {
            Shows = answer => Filters(answer(161), kernel: 3).All(filters => filters == 32),
        },
        Of("64 filters at first in all", new() { StemFilters = _ => 64 },
            "The first convolution has 2k filters. How many is that for a growth rate of 48?") with
        {
            Shows = answer => Filters(answer(161), kernel: 7).First() == 64
                && Filters(answer(161), kernel: 3).All(filters => filters == 48),
        },
        Of("k filters at first", new() { StemFilters = growth => growth }, "The first convolution has 2k filters. How many have yours?"),
        Of("169 and 201 exchanged", new()
        {
            Blocks = depth => DenseNetwork.OfThePaper.Blocks(depth switch { 169 => 201, 201 => 169, _ => depth }),
        },
            "Count the layers of your DenseNet-169: two for each layer of a block, three transitions, the first convolution and the last " +
                "dense layer. Is that 169?"),
        Of("no 1×1 in a layer", new() { Width = _ => null },
            "Your layers have the 3×3 alone. What comes in front of it, so that it need not see all maps?"),
        Of("a 1×1 with k filters", new() { Width = growth => growth }, "Your 1×1 has k filters. How many has it in the question?"),
        Of("a 1×1 with 128 filters in all", new() { Width = _ => 128 }, "128 is 4k for k = 32. And for k = 48?"),
        Of("normalization and ReLU behind the convolutions", new() { IsPreActivated = false },
            "Your convolutions have normalization and ReLU behind them. On which side does this paper have them, as the second version " +
                "of ResNet has?"),
        Of("biases", new() { HasBias = true }, "Your convolutions have a bias. What does the question say about it?"),
        Of("transitions that keep all maps", new() { Kept = maps => maps },
            "Your transitions halve rows and columns, and keep all maps. What would become of the maps through four blocks? How many " +
                "filters has the 1×1 of a transition?"),
        Of("transitions to 2k maps", new() { Kept = _ => 64 },
            "Your transitions go back to a fixed number of maps. By what part do they make them fewer?"),
        Of("what came in is not among the branches", new()
        {
            Join = layer => new Branches(layer, new Conv2d(32, kernel: 1, bias: false)),
        },
            "All that you put together comes out of convolutions. Where do the old maps stay: which of your branches gives what the " +
                "layer got?") with
        {
            Shows = answer => DenseStructure.HandsOnNothing(Of121(answer)),
        },
        Of("old maps changed", new() { Join = layer => new Branches(new Sequential(new BatchNorm2d(), new Relu()), layer) },
            "The old maps go through layers of their own before they are put together with the new ones. In the question a layer puts " +
                "the new maps to what it got, as it is: in front of which convolutions alone do normalization and ReLU stand?") with
        {
            Shows = answer => DenseStructure.ChangesOldMaps(Of121(answer)),
        },
        Of("no transitions", new() { HasTransitions = false },
            "Your blocks follow one another directly. What stands between two blocks, by the table?") with
        {
            Shows = answer => Of121(answer) is var network && DenseStructure.Count(network, kernel: 1) == Layers121
                && DenseStructure.Layers(network) is [Layers121],
        },
        Of("transitions without a convolution", new() { TransitionKernel = null },
            "Your transitions make the maps smaller, and have no convolution. What makes them fewer?") with
        {
            Shows = answer => Of121(answer) is var network && DenseStructure.Count(network, kernel: 1) == Layers121
                && DenseStructure.Count(network) == 1 + (2 * Layers121) && DenseStructure.Layers(network).Count > 1,
        },
        Of("transitions with a larger window", new() { TransitionKernel = 3 },
            "The convolutions between your blocks have a larger window than the table says. How large is that of a transition, and what " +
                "makes maps smaller there?") with
        {
            Shows = answer => Of121(answer) is var network && DenseStructure.Count(network, kernel: 1) == Layers121
                && DenseStructure.Count(network) == 1 + (2 * Layers121) + 3,
        },
        Of("transitions without pooling", new() { Pooling = () => [] },
            "Your transitions make the maps fewer. What makes them smaller?") with
        {
            Shows = answer => Of121(answer) is var network && DenseStructure.Count(network, kernel: 1) == Layers121 + 3
                && DenseStructure.Layers(network).Count == 1,
        },
        Of("transitions with max pooling", new() { Pooling = () => [new MaxPool2d(2)] },
            "The first pooling takes the largest of a window. And those of the transitions?"),
        Of("transitions with windows of 3×3", new() { Pooling = () => [new AvgPool2d(3, stride: 2, padding: 1)] },
            "How large are the windows of a transition's pooling, by the table?"),
        Of("transitions without normalization and ReLU", new() { ActivatesTransitions = false },
            "In front of every 1×1 and 3×3 stand two layers. Are they in front of the 1×1 of your transitions?"),
        Of("a transition behind the last block", new() { HasLastTransition = true },
            "You have a transition behind each block. A transition leads from one block to the next: how many are there of four blocks?"),
        Of("no last normalization", new()
        {
            End = () => [new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)],
        },
            "What the last block gives has not been normalized. Which two layers does the question name behind it?"),
        Of("no last ReLU", new()
        {
            End = () => [new BatchNorm2d(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)],
        },
            "Behind the last normalization, what is missing in front of the average?"),
        Of("ten classes", new()
        {
            End = () => [new BatchNorm2d(), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(10)],
        },
            "How many scores does the last row of the table ask for?"),
        Of("flatten forgotten", new()
        {
            End = () => [new BatchNorm2d(), new Relu(), new AdaptiveAvgPool2d(), new Linear(1000)],
        },
            "The average leaves maps of 1×1, [N, C, 1, 1], and a dense layer takes each of their rows for a row of inputs. What makes " +
                "one row of them?"),
        Of("softmax", new()
        {
            End = () => [new BatchNorm2d(), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000), new Softmax(1)],
        },
            "Cross-entropy has the softmax inside. What comes out of the network, by the last row of the table?"),
        Of("the first convolution without normalization and ReLU", new()
        {
            Stem = filters => [new Conv2d(filters, kernel: 7, stride: 2, padding: 3, bias: false), new MaxPool2d(3, stride: 2, padding: 1)],
        },
            "What stands behind the first convolution, in front of the pooling?"),
        Of("no first pooling", new() { Stem = filters => [.. DenseNetwork.OfThePaper.Stem(filters).SkipLast(1)] },
            "What halves the maps in front of the first block?"),
    ];

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

    /// <summary>The numbers of filters of all convolutions with a window of some size.</summary>
    private static IEnumerable<int> Filters(Layer network, int kernel) => Graph.Of(network, Input).Nodes
        .Select(node => node.Layer).OfType<Conv2d>().Where(conv => conv.Window.Rows.Kernel == kernel).Select(conv => conv.Filters);

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

    private static Graph Of121(Func<int, Layer> answer) => Graph.Of(answer(121), Input);

    /// <summary>The mistake of one thing that is done otherwise.</summary>
    private static Mistake<Func<int, Layer>> Of(string name, DenseNetwork network, string hint) => new(name, network.Network, hint);
}
