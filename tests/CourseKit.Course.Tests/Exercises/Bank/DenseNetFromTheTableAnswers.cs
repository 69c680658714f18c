using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DenseNetFromTheTableAnswers : AnswerBook<Func<int, Layer>>
{
    private static readonly Dictionary<int, int[]> Blocks = new()
    {
        [121] = [6, 12, 24, 16],
        [169] = [6, 12, 32, 32],
        [201] = [6, 12, 48, 32],
        [161] = [6, 12, 36, 24],
    };

    public DenseNetFromTheTableAnswers()
        : base(new DenseNetFromTheTable())
    {
        var left = 64;
        Right("new maps first", depth => Network(depth, join: layer => new Branches(layer, new Identity())));
        Right("all maps joined anew for each layer", depth => new Sequential(
        [
            .. Stem(depth), .. Blocks[depth].SelectMany((count, block) =>
            {
                var maps = Maps(depth, block);
                var all = new Anew(count, () => Layer(Growth(depth)));
                return block < 3 ? (NamedLayer[])[all, .. Conv(maps / 2, 1), new AvgPool2d(2)] : [all];
            }),
            .. End(),
        ]));
        Wrong("the library's", depth => Architecture.Named($"densenet{depth}").Network(), "`Named` is not for this exercise", "Row");
        Wrong("the library's blocks", depth => new Sequential(
            [
                .. Stem(depth), .. Blocks[depth].SelectMany((count, block) => (NamedLayer[])
                [
                    new DenseBlock(Enumerable.Range(0, count).Select(_ => (NamedLayer)new DenseLayer(Growth(depth)))),
                    .. block < 3 ? new NamedLayer[] { new Transition(Maps(depth, block) / 2) } : [],
                ]),
                .. End(),
            ]), "is not for this exercise", "Row");
        Wrong("added", depth => Network(depth, join: layer => new Residual(layer)), "You add what a layer gives to what it got");
        Wrong("new maps alone", depth => Network(depth, join: layer => layer), "hand on their k new maps alone");
        Wrong("a growth rate of 6", depth => Network(depth, growth: 6, stem: 2 * Growth(depth)),
            "In a block of 6 layers each of yours adds 6 maps");
        Wrong("32 in all", depth => Network(depth, growth: 32), "One of the four networks has another growth rate");
        Wrong("64 filters at first in all", depth => Network(depth, stem: 64), "How many is that for a growth rate of 48?");
        Wrong("transitions that keep all maps", depth => Network(depth, kept: maps => maps), "and keep all maps");
        Wrong("transitions without pooling", depth => Network(depth, pooling: () => []), "What makes them smaller?");
        Wrong("transitions with max pooling", depth => Network(depth, pooling: () => [new MaxPool2d(2)]), "And those of the transitions?");
        Wrong("transitions with a stride", depth => Network(depth, pooling: () => [], transitionStride: 2),
            "stride 2 instead of 1", "What makes them smaller?");
        Wrong("no 1×1", depth => Network(depth, layer: k => new Sequential(Conv(k, 3))), "What comes in front of it");
        Wrong("convolutions first", depth => Network(depth, layer: k => new Sequential(
            new ConvNorm(4 * k, 1, activation: new Relu()), new ConvNorm(k, 3, activation: new Relu()))),
            "On which side does this paper have them");
        Wrong("no normalization at the end", depth => Network(depth, end: [.. End().Skip(2)]), "Which two layers does the question name");
        Wrong("a transition at the end", depth => Network(depth, transitions: 4), "how many are there of four blocks?");
        Wrong("24 layers in block 3 of 161", depth => Network(depth, blocks: depth == 161 ? [6, 12, 24, 24] : null),
            "DenseNet-161: Rows 1 to 46 are right. Row 47, «dense block (3), layer 25 of 36»", "growth rate");
        Wrong("dropout in each layer", depth => Network(depth, layer: k => new Sequential(Layer(k), new Dropout(0.2f))),
            "the table has no `Dropout(0.2)`");
        Wrong("no transitions", depth => Network(depth, transitions: 0), "What stands between two blocks, by the table?",
            "Your transitions");
        Wrong("a layer too few in each block", depth => Network(depth, blocks: [.. Blocks[depth].Select(count => count - 1)]),
            "Block (1) of your DenseNet-121 has 5 layers");
        Wrong("the blocks of 201 in 161", depth => Network(depth, blocks: depth == 161 ? [6, 12, 48, 32] : null),
            "Block (3) of your DenseNet-161 has 48 layers");
        Wrong("transitions without a convolution", depth => Network(depth, transition: _ => []), "have no convolution", "directly");
        Wrong("transitions of a normalization, a ReLU and a pooling", depth => Network(
            depth, transition: _ => [new BatchNorm2d(), new Relu()]), "have no convolution", "directly");
        Wrong("transitions with a 3×3", depth => Network(depth, transition: maps => Conv(maps / 2, 3)),
            "have a larger window", "directly");
        Wrong("transitions with a 3×3 without padding", depth => Network(
            depth, transition: maps => [new BatchNorm2d(), new Relu(), new Conv2d(maps / 2, 3, bias: false)]),
            "have a larger window", "directly");
        Wrong("transitions with a 2×2 in place of the pooling", depth => Network(depth, pooling: () => [], transition: maps =>
            [new BatchNorm2d(), new Relu(), new Conv2d(maps / 2, 2, 2, bias: false)]),
            "have a larger window", "directly");
        Wrong("the first transition left out", depth => Network(depth, firstTransition: 1),
            "as many as blocks (1) and (2) have together", "What makes them smaller?");
        Wrong("two branches with convolutions, and not the old maps", depth => Network(
            depth, join: one => new Branches(one, Layer(Growth(depth)))),
            "All that you put together comes out of convolutions", "12 layers");
        Wrong("old maps twice", depth => Network(depth, join: one => new Branches(new Identity(), new Branches(new Identity(), one))),
            "Behind layer 1 of your first block there are 160 maps", "Arithmetic operation");
        Wrong("old maps normalized", depth => Network(
            depth, join: one => new Branches(new Sequential(new BatchNorm2d(), new Relu()), one)),
            "The old maps go through layers of their own");
        Wrong("kernel and filters exchanged", depth => Network(depth, layer: k => new Sequential([.. Conv(4 * k, 1), .. Conv(3, k)])),
            "has 3 filters with windows of 32×32 pixels");
        Wrong("transitions that pool first", depth => Network(depth, transition: maps =>
            [new BatchNorm2d(), new Relu(), new AvgPool2d(2), new Conv2d(maps / 2, 1, bias: false)], pooling: () => []),
            "the same layers in another order, `Conv2d(128, kernel 1, no bias)`, `AvgPool2d(kernel 2, stride 2)`.", "is missing");
        Wrong("the first convolution activated as the others are", depth => new Sequential(
            [
                new BatchNorm2d(), new Relu(), new Conv2d(2 * Growth(depth), 7, 2, padding: 3, bias: false),
                .. Network(depth).Children.Skip(3),
            ]),
            "the same layers in another order", "is missing");
        Wrong("ReLU, then normalization", depth => Network(depth, layer: k => new Sequential(
            new Relu(), new BatchNorm2d(), new Conv2d(4 * k, 1, bias: false), new Relu(), new BatchNorm2d(),
            new Conv2d(k, 3, padding: 1, bias: false))),
            "your network has `Relu`, `BatchNorm2d()`; the table has the same layers in another order", "is missing");
        Wrong("all layers of a block on its input", depth => SideBySide(depth, together: int.MaxValue),
            "Which maps does layer 2 get in a dense block");
        Wrong("1×1 and 3×3 side by side", depth => Network(depth, join: one => new Branches(
            new Identity(), new Sequential(one.Children.Take(3)), new Sequential(one.Children.Skip(3)))),
            "Your 3×3 gets what the 1×1 of the same layer gets", "Which maps does layer 2 get");
        Wrong("the 1×1 first, and then what activates it", depth => Network(depth, layer: k => new Sequential(
            [new Conv2d(4 * k, 1, bias: false), .. Conv(k, 3)])), "`BatchNorm2d()`, `Relu` are missing",
            "Your convolutions have normalization and ReLU behind them");
        Wrong("two layers at a time", depth => SideBySide(depth, together: 2), "Which maps does layer 2 get in a dense block");
        Wrong("a 3×3 without padding", depth => Network(depth, layer: k => new Sequential(
            [.. Conv(4 * k, 1), new BatchNorm2d(), new Relu(), new Conv2d(k, 3, bias: false)])), "a 3×3 takes a frame of one pixel off");
        Wrong("a 1×1 with padding", depth => Network(depth, layer: k => new Sequential(
            [new BatchNorm2d(), new Relu(), new Conv2d(4 * k, 1, padding: 1, bias: false), .. Conv(k, 3)])),
            "How much padding does a window of one pixel need?");
        Wrong("the library's transitions", depth => Network(
            depth, transition: maps => [new Transition(maps / 2)], pooling: () => []), "what makes the maps fewer in a transition");
        Wrong("maps that are counted on from call to call", depth => Network(depth, kept: _ => left += 64),
            "Which variable that it changes is declared outside of it");
        Wrong("transitions that are made at the end", depth =>
            {
                IEnumerable<NamedLayer> layers = Stem(depth);
                var maps = 2 * Growth(depth);
                foreach (var (block, count) in Blocks[depth].Index())
                {
                    layers = layers.Concat(Enumerable.Range(0, count).Select(_ =>
                        (NamedLayer)new Branches(new Identity(), Layer(Growth(depth)))));
                    maps += count * Growth(depth);
                    if (block < 3)
                    {
                        maps /= 2;
                        layers = layers.Concat(new int[1].SelectMany(_ => (NamedLayer[])[.. Conv(maps, 1), new AvgPool2d(2)]));
                    }
                }

                return new Sequential([.. layers, .. End()]);
            }, "it is 1024 in yours. Is that the last value of a variable");
        Wrong("nothing", _ => null!, "A network comes back for 121. Received: null.");
    }

    private static int Growth(int depth) => depth == 161 ? 48 : 32;

    /// <summary>The number of maps behind a block.</summary>
    private static int Maps(int depth, int block) =>
        Blocks[depth].Take(block + 1).Aggregate(4 * Growth(depth), (maps, count) => (maps / 2) + (count * Growth(depth)));

    private static NamedLayer[] Conv(int filters, int kernel, int stride = 1) =>
        [new BatchNorm2d(), new Relu(), new Conv2d(filters, kernel, stride, padding: kernel / 2, bias: false)];

    private static Sequential Layer(int k) => new([.. Conv(4 * k, 1), .. Conv(k, 3)]);

    private static NamedLayer[] Stem(int depth) =>
    [
        new Conv2d(2 * Growth(depth), 7, 2, padding: 3, bias: false), new BatchNorm2d(), new Relu(),
        new MaxPool2d(3, stride: 2, padding: 1),
    ];

    private static NamedLayer[] End() => [new BatchNorm2d(), new Relu(), new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000)];

    /// <summary>Blocks in which so many layers get the same.</summary>
    private static Sequential SideBySide(int depth, int together) => new(
    [
        .. Stem(depth), .. Blocks[depth].SelectMany((count, block) => (NamedLayer[])
        [
            .. Enumerable.Range(0, count).Chunk(together).Select(layers => (NamedLayer)new Branches(
                [new Identity(), .. layers.Select(_ => (NamedLayer)Layer(Growth(depth)))])),
            .. block < 3 ? [.. Conv(Maps(depth, block) / 2, 1), new AvgPool2d(2)] : new NamedLayer[0],
        ]),
        .. End(),
    ]);

    private static Sequential Network(
        int depth, Func<Layer, Layer>? join = null, Func<int, Layer>? layer = null, int? growth = null, int? stem = null,
        Func<int, int>? kept = null, Func<NamedLayer[]>? pooling = null, int transitionStride = 1, int transitions = 3,
        NamedLayer[]? end = null, int[]? blocks = null, Func<int, NamedLayer[]>? transition = null,
        int firstTransition = 0)
    {
        var k = growth ?? Growth(depth);
        var maps = stem ?? 2 * k;
        List<NamedLayer> layers =
            [new Conv2d(maps, 7, 2, padding: 3, bias: false), new BatchNorm2d(), new Relu(), new MaxPool2d(3, stride: 2, padding: 1)];
        foreach (var (block, count) in (blocks ?? Blocks[depth]).Index())
        {
            for (var i = 0; i < count; i++)
            {
                layers.Add((join ?? (one => new Branches(new Identity(), one)))((layer ?? Layer)(k)));
                maps += k;
            }

            if (block >= firstTransition && block < transitions)
            {
                var incoming = maps;
                maps = (kept ?? (all => all / 2))(maps);
                layers.AddRange(transition?.Invoke(incoming) ?? Conv(maps, 1, transitionStride));
                layers.AddRange((pooling ?? (() => [new AvgPool2d(2)]))());
            }
        }

        return new Sequential([.. layers, .. end ?? End()]);
    }

    /// <summary>A dense block in which each layer gets a concatenation of its own, as in torchvision.</summary>
    private sealed class Anew(int count, Func<Layer> layer) : Block(Enumerable.Range(0, count).Select(_ => (NamedLayer)layer()))
    {
        protected override Node Connect(GraphBuilder net, Node x)
        {
            List<Node> all = [x];
            foreach (var child in Children)
            {
                all.Add(net.Call(child.Layer, all.Count == 1 ? x : net.Call(new Concat(), [.. all])));
            }

            return net.Call(new Concat(), [.. all]);
        }
    }
}
