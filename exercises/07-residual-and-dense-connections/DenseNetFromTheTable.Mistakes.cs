namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <content>Its common mistakes.</content>
public sealed partial class DenseNetFromTheTable
{
    /// <summary>The number of layers of all blocks of DenseNet-121.</summary>
    private const int Layers121 = 6 + 12 + 24 + 16;

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
        Of("1×1 and 3×3 side by side", new()
        {
            Join = layer => new Branches(new Identity(), new Sequential(layer.Children.Take(3)), new Sequential(layer.Children.Skip(3))),
        },
            "Your 3×3 gets what the 1×1 of the same layer gets. What is a 1×1 with 4k filters there for: which maps does the 3×3 see in " +
                "the question?") with
        {
            Shows = answer => DenseStructure.HasConvolutionsSideBySide(Of121(answer)),
        },
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
                "of ResNet has?") with
        {
            Shows = answer => DenseStructure.ActivatesNewMaps(Of121(answer)),
        },
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

    /// <summary>The numbers of filters of all convolutions with a window of some size.</summary>
    private static IEnumerable<int> Filters(Layer network, int kernel) => Graph.Of(network, Input).Nodes
        .Select(node => node.Layer).OfType<Conv2d>().Where(conv => conv.Window.Rows.Kernel == kernel).Select(conv => conv.Filters);

    private static Graph Of121(Func<int, Layer> answer) => Graph.Of(answer(121), Input);

    /// <summary>The mistake of one thing that is done otherwise.</summary>
    private static Mistake<Func<int, Layer>> Of(string name, DenseNetwork network, string hint) => new(name, network.Network, hint);
}
