using CourseKit.Networks.Architectures;

namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class VggFromTheTable()
    : ArchitectureExercise("05-classic-architectures/vgg-from-the-table", "VGG-16 and VGG-19 from the paper's table")
{
    private const int Classes = 1000;

    private static readonly int[] Filters = [64, 128, 256, 512, 512];

    public override string Question =>
        """
        Build VGG-16 and VGG-19 from table 1 of their paper (Simonyan and Zisserman, 2014). Here are two of its columns, for images of
        3×224×224 pixels:

        | | VGG-16, column D | VGG-19, column E |
        | --- | --- | --- |
        | block 1 | 2 × conv3-64, maxpool | 2 × conv3-64, maxpool |
        | block 2 | 2 × conv3-128, maxpool | 2 × conv3-128, maxpool |
        | block 3 | 3 × conv3-256, maxpool | 4 × conv3-256, maxpool |
        | block 4 | 3 × conv3-512, maxpool | 4 × conv3-512, maxpool |
        | block 5 | 3 × conv3-512, maxpool | 4 × conv3-512, maxpool |
        | dense | FC-4096, FC-4096, FC-1000 | FC-4096, FC-4096, FC-1000 |

        conv3-64 is a convolution with 64 filters of 3×3, a stride of 1 and a padding of 1, so that maps keep their size; maxpool has
        windows of 2×2 and a stride of 2. FC-4096 is a dense layer with 4,096 outputs. The table leaves the ReLUs out «for brevity»:
        there is one behind each convolution and each dense layer, except the last. Its last row, soft-max, we leave out: the loss has
        it inside.

        Write a function that is called with 16 or with 19 and returns the network. It need not be built or trained. Convolutions,
        poolings and dense layers are those of the library; a ReLU may be a class of your own. Dropout may be there or not between the
        layers, and these may be nested as you like. Two layers that are written, `new Sequential(new Conv2d(64, kernel: 3,
        padding: 1), new Relu())`, are row 1 of the 21 rows of VGG-16. The library's own VGG is not for this exercise.
        """;

    /// <inheritdoc/>
    public override TimeSpan Limit => TimeSpan.FromMinutes(1);

    protected override IReadOnlyList<ArchitectureTable> Tables =>
        [Table(16, [2, 2, 3, 3, 3], 138_357_544), Table(19, [2, 2, 4, 4, 4], 143_667_240)];

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        .. new[] { nameof(Vgg.Vgg16), nameof(Vgg.Vgg19), nameof(Architecture.Named), nameof(Architecture.All) }
            .Select(name => new ForbiddenCall(name, "Build the network of layers: what do all five blocks have in common?")),
    ];

    public override string Starter =>
        """
        Func<int, Layer> vgg = depth =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new VggFromTheTable().Check(vgg)
        """;

    public override string SolutionCode => $"Func<int, Layer> vgg = {Reference.Code};";

    public override Answer<Func<int, Layer>> Reference { get; } = Write(depth =>
    {
        int[] convolutions = depth == 16 ? [2, 2, 3, 3, 3] : [2, 2, 4, 4, 4];
        int[] filters = [64, 128, 256, 512, 512];
        List<NamedLayer> layers = [];
        for (var block = 0; block < 5; block++)
        {
            for (var i = 0; i < convolutions[block]; i++)
            {
                layers.AddRange([new Conv2d(filters[block], kernel: 3, padding: 1), new Relu()]);
            }

            layers.Add(new MaxPool2d(2));
        }

        layers.AddRange([new Flatten(), new Linear(4096), new Relu(), new Linear(4096), new Relu(), new Linear(1000)]);
        return new Sequential(layers);
    });

    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } =
    [
        new("no padding", depth => Network(depth, padding: 0),
            "A window of 3×3 has 222 places along 224 pixels. How many zeros does it take for 224 of them, and where do they lie?"),
        new("no ReLU behind the convolutions", depth => Network(depth, isBent: false),
            "Without a ReLU between them, two convolutions of 3×3 compute nothing that one of 5×5 could not. The table leaves the ReLUs " +
                "out: behind which layers does the question say that they are?"),
        new("no ReLU behind the dense layers", depth => Network(depth, isDenseBent: false),
            "Without a ReLU between them, three dense layers compute nothing that a single one could not. Behind which of them does the " +
                "question say that there is one?"),
        new("a convolution in each block", _ => Network(depth: 0),
            "Each block is a convolution and a pooling in your network, as in LeNet-5. What is the 2, 3 or 4 in front of the × in the " +
                "table?")
        {
            Shows = vgg => Graph.Of(vgg(16), [1, 3, 224, 224]).Nodes.Count(node => node.Layer is Conv2d) == 5,
        },
        new("one layer that is repeated", Repeated,
            "`Enumerable.Repeat(layer, 3)` holds the same layer three times. How many `new Conv2d` are carried out for a block of three?"),
        new("one network for both", _ => Network(16),
            "Your function gives the same network for 16 and for 19. Count the layers with weights in each column of the table: which " +
                "rows have more?")
        {
            Shows = vgg => Written(vgg(16)).SequenceEqual(Written(vgg(19))),
        },
        new("twice as many filters in the fifth block", depth => Network(depth, last: 1024),
            "From block to block the filters double, up to a number that the table does not exceed. Which is it?"),
        new("pooling by a stride", depth => Network(depth, pools: false),
            "A stride of 2 makes maps smaller, too. What does the table have at the end of each block?"),
        new("ten classes", depth => Network(depth, classes: 10),
            "How many kinds of things are there in the contest of ImageNet, and which row of the table says so?"),
        new("flatten forgotten", depth => Network(depth, isFlat: false),
            "A dense layer that gets maps takes each of their rows for a row of inputs. What makes one row of 25,088 numbers of 512 " +
                "maps of 7×7?"),
        new("the average of each map", depth => Network(depth, isDense: false),
            "That is how later networks end. What do the last three rows of this table have instead?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Both networks have five blocks; only the numbers differ. Two arrays of five numbers say all of it: how many convolutions, and " +
            "how many filters.",
        "Begin with an empty `List<NamedLayer> layers = [];`. A loop over the blocks has a loop over the convolutions of a block inside; " +
            "`layers.Add(new MaxPool2d(2))` ends a block, and `new Sequential(layers)` makes a network of the list.",
        "Inside, `layers.AddRange([new Conv2d(filters[block], kernel: 3, padding: 1), new Relu()])`. Behind the blocks come `new " +
            "Flatten()` and three `Linear`, with a `Relu` behind the first two.",
    ];

    public override string Explanation =>
        """
        138,357,544 parameters in VGG-16 and 143,667,240 in VGG-19: three more convolutions make 4 % of them. The number in the name
        counts layers with weights: 13 or 16 convolutions, and three dense layers. That an architecture is a table, and its code a loop
        over it, is what the networks after VGG have kept, ResNet first of all.
        """;

    /// <summary>The layers of a network, as they are written.</summary>
    private static IEnumerable<string> Written(Layer network) =>
        Graph.Of(network, [1, 3, 224, 224]).Nodes.Select(node => $"{node.Layer}");

    private static ArchitectureTable Table(int depth, int[] convolutions, long parameters)
    {
        List<TableRow> rows = [];
        var (channels, size) = (3, 224);
        foreach (var (block, (count, filters)) in convolutions.Zip(Filters).Index())
        {
            for (var i = 1; i <= count; i++)
            {
                rows.Add(new TableRow($"block {block + 1}: conv3-{filters} ({i} of {count})", [1, filters, size, size],
                    ((9L * channels) + 1) * filters, new Conv2d(filters, kernel: 3, padding: 1), new Relu()));
                channels = filters;
            }

            size /= 2;
            rows.Add(new TableRow($"block {block + 1}: maxpool", [1, filters, size, size], 0, new MaxPool2d(2)));
        }

        rows.Add(new TableRow("FC-4096 (1 of 2)", [1, 4096], ((512L * 7 * 7) + 1) * 4096, new Flatten(), new Linear(4096), new Relu()));
        rows.Add(new TableRow("FC-4096 (2 of 2)", [1, 4096], 4097L * 4096, new Linear(4096), new Relu()));
        rows.Add(new TableRow("FC-1000", [1, Classes], 4097L * Classes, new Linear(Classes)));
        return new ArchitectureTable($"VGG-{depth}", depth, [1, 3, 224, 224], rows) { Parameters = parameters, AllowsDropout = true };
    }

    private static Sequential Network(
        int depth, int padding = 1, bool isBent = true, bool isDenseBent = true, int last = 512, bool pools = true, int classes = Classes,
        bool isDense = true, bool isFlat = true)
    {
        int[] convolutions = depth switch { 0 => [1, 1, 1, 1, 1], 16 => [2, 2, 3, 3, 3], _ => [2, 2, 4, 4, 4] };
        return new Sequential(
        [
            .. convolutions.Zip([.. Filters[..4], last]).SelectMany(block => Block(block.First, block.Second)), .. End(),
        ]);

        IEnumerable<NamedLayer> Block(int count, int filters) => Enumerable.Range(1, count)
            .SelectMany(i => Bent(new Conv2d(filters, kernel: 3, stride: pools || i < count ? 1 : 2, padding: padding), isBent))
            .Concat(pools ? [new MaxPool2d(2)] : new NamedLayer[0]);

        IEnumerable<NamedLayer> End() => isDense
            ? [.. Flat(), .. Bent(new Linear(4096), isDenseBent), .. Bent(new Linear(4096), isDenseBent), new Linear(classes)]
            : [new AdaptiveAvgPool2d(), new Flatten(), new Linear(classes)];

        NamedLayer[] Flat() => isFlat ? [new Flatten()] : [];

        static NamedLayer[] Bent(Layer layer, bool isBent) => isBent ? [layer, new Relu()] : [layer];
    }

    private static Sequential Repeated(int depth)
    {
        int[] convolutions = depth == 16 ? [2, 2, 3, 3, 3] : [2, 2, 4, 4, 4];
        return new Sequential(
        [
            .. convolutions.Zip(Filters).SelectMany(block => Enumerable
                .Repeat(new Sequential(new Conv2d(block.Second, kernel: 3, padding: 1), new Relu()), block.First)
                .Select(layer => (NamedLayer)layer).Append(new MaxPool2d(2))),
            new Flatten(), new Linear(4096), new Relu(), new Linear(4096), new Relu(), new Linear(Classes),
        ]);
    }
}
