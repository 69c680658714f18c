namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Structure of densely connected networks, whatever else is wrong with them.</summary>
internal static class DenseStructure
{
    /// <summary>Returns the number of convolutions with a window of some size.</summary>
    public static int Count(Graph network, int kernel) => Windows(network).Count(window => window == kernel);

    /// <summary>Returns the number of all convolutions.</summary>
    public static int Count(Graph network) => Windows(network).Count();

    /// <summary>Returns the number of 3×3 on maps of each size, from the largest on.</summary>
    public static IReadOnlyList<int> Layers(Graph network) => [.. network.Nodes
        .Where(node => node.Layer is Conv2d conv && conv.Window.Rows.Kernel == 3)
        .CountBy(node => node.Shape[2]).Select(size => size.Value)];

    /// <summary>Returns whether all that is concatenated comes out of convolutions.</summary>
    public static bool HandsOnNothing(Graph network) => Joins(network) is { Count: > 0 } joins
        && joins.All(join => Branches(join) is { Count: > 0 } branches && branches.All(IsConvolved));

    /// <summary>Returns whether something other than a convolution changes what is concatenated with new maps.</summary>
    public static bool ChangesOldMaps(Graph network) => Joins(network) is { Count: > 0 } joins
        && joins.All(join => Branches(join) is { Count: > 0 } branches && branches.All(branch => branch.Count > 0)
            && branches.Any(branch => !IsConvolved(branch)));

    /// <summary>Returns whether several layers get what one of them gets: what came in is concatenated with what more than one branch with
    /// a 3×3 makes of it.</summary>
    public static bool HasLayersSideBySide(Graph network) => Joins(network).Select(Branches)
        .Any(branches => branches.Any(branch => branch.Count == 0) && branches.Count(branch => Windows(branch).Contains(3)) > 1);

    /// <summary>Returns whether a 1×1 and a 3×3 get the same, and what both make of it is concatenated with it.</summary>
    public static bool HasConvolutionsSideBySide(Graph network) => Joins(network).Select(Branches)
        .Any(branches => branches.Any(branch => branch.Count == 0) && branches.Any(branch => Windows(branch).SequenceEqual([1]))
            && branches.Any(branch => Windows(branch).SequenceEqual([3])));

    /// <summary>Returns whether new maps are concatenated with others straight from a ReLU behind a normalization, wherever maps
    /// are.</summary>
    public static bool ActivatesNewMaps(Graph network) => Joins(network) is { Count: > 0 } joins && joins.All(join =>
        Branches(join).Where(IsConvolved).ToList() is { Count: > 0 } branches
        && branches.All(branch => branch is [{ Layer: Relu }, { Layer: BatchNorm2d }, { Layer: Conv2d }, ..]));

    /// <summary>Returns whether shapes do not fit, in a network with windows of some size whose padding on both sides together is as
    /// asked.</summary>
    public static bool Misfits(Layer network, Shape input, int kernel, Func<int, bool> isPadded)
    {
        try
        {
            network.Infer(input);
            return false;
        }
        catch (ShapeException)
        {
            return network.NamedLayers().Select(named => named.Layer).OfType<Conv2d>().Select(conv => conv.Window.Rows)
                .Any(rows => rows.Kernel == kernel
                    && rows.Padding.Around(input[2], rows.Extent, rows.Stride) is var (before, behind) && isPadded(before + behind));
        }
    }

    /// <summary>Returns the first two blocks that follow one another on maps of one size, with the number of 3×3 on these, for a network
    /// that has the blocks of the table otherwise; null for others.</summary>
    public static (int First, int Layers)? Joined(Graph network, IReadOnlyList<int> blocks)
    {
        var layers = Layers(network);
        return layers.Count != blocks.Count - 1 ? null
            : layers.Index().Where(block => blocks.Take(block.Index).Append(blocks[block.Index] + blocks[block.Index + 1])
                    .Concat(blocks.Skip(block.Index + 2)).SequenceEqual(layers))
                .Select(block => ((int, int)?)(block.Index, block.Item)).FirstOrDefault();
    }

    /// <summary>Returns the maps behind the first layer of a chain that has what it got twice among those that it gives, and the maps in
    /// front of it; null where no such layer is near the beginning.</summary>
    public static (int Before, int Behind)? Doubled(Layer network, Shape input, int growth)
    {
        const int Looked = 12;
        var shape = input;
        foreach (var layer in Chain(network).Take(Looked))
        {
            var output = layer.Infer(shape);
            if (output.Rank == 4 && output[1] == (2 * shape[1]) + growth)
            {
                return (shape[1], output[1]);
            }

            shape = output;
        }

        return null;
    }

    private static IEnumerable<int> Windows(Graph network) => Windows(network.Nodes);

    private static IEnumerable<int> Windows(IEnumerable<Node> nodes) =>
        nodes.Select(node => node.Layer).OfType<Conv2d>().Select(conv => conv.Window.Rows.Kernel);

    private static IReadOnlyList<Node> Joins(Graph network) => [.. network.Nodes.Where(node => node.Layer is Concat)];

    private static bool IsConvolved(IReadOnlyList<Node> branch) => branch.Any(node => node.Layer is Conv2d);

    /// <summary>The layers of each branch of a concatenation, from where all of them fork; none where there is no such node.</summary>
    private static IReadOnlyList<IReadOnlyList<Node>> Branches(Node join)
    {
        var ways = join.Inputs.Select(Back).ToList();
        return ways[0].FirstOrDefault(node => ways.All(way => way.Contains(node))) is { } fork
            ? [.. ways.Select(way => way.TakeWhile(node => node != fork).Where(node => node.Layer is not (Identity or Dropout)).ToList())]
            : [];
    }

    /// <summary>A node and those in front of it, up to one with several inputs or none.</summary>
    private static IReadOnlyList<Node> Back(Node last)
    {
        List<Node> way = [last];
        while (way[^1].Inputs is [var before])
        {
            way.Add(before);
        }

        return way;
    }

    private static IEnumerable<Layer> Chain(Layer network) =>
        network is Sequential ? network.Children.SelectMany(child => Chain(child.Layer)) : [network];
}
