namespace CourseKit.Exercises.ClassicArchitectures;

/// <summary>Structure of a network in network, read from its graph: what lies between its convolutions, and behind the last.</summary>
internal static class NinStructure
{
    private const float Rounding = 1e-4f;

    private static readonly Shape Image = [1, 1, 28, 28];

    /// <summary>Returns two convolutions between which no layer bends numbers, the one in front first; null for none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isUnbent">The test whether layers of a kind bend no numbers.</param>
    public static (Layer First, Layer Second)? Unbent(Layer network, Func<string, bool> isUnbent)
    {
        foreach (var node in Convolutions(network))
        {
            var before = node.Inputs[0];
            while (before is { Layer: not null, Inputs.Count: 1 } && !IsConvolution(before) && !Bends(before, isUnbent))
            {
                before = before.Inputs[0];
            }

            if (IsConvolution(before))
            {
                return (before.Layer!, node.Layer!);
            }
        }

        return null;
    }

    /// <summary>Returns the first convolution that is called more than once; null for none.</summary>
    public static Layer? CalledTwice(Layer network) =>
        Convolutions(network).GroupBy(node => node.Layer).FirstOrDefault(calls => calls.Count() > 1)?.Key;

    /// <summary>Returns the layer that makes other numbers than the means of the last maps, and their shape and the factor, where each is
    /// as many times the mean; null for means, and where the last maps have a single pixel.</summary>
    public static (Layer Layer, Shape Maps, float? Factor)? OtherThanMeans(Layer network)
    {
        var tail = Tail(Graph.Of(network, Image).Output);
        var starts = tail.Index().Where(node => node.Item.Inputs[0].Shape is [_, _, var height, var width] && height * width > 1).ToList();
        if (starts.Count == 0 || starts.Any(start => FactorOf([.. tail.Skip(start.Index)]) == 1))
        {
            return null;
        }

        var reducing = starts.LastOrDefault(
            start => start.Item.Shape.Elements < start.Item.Inputs[0].Shape.Elements, starts[^1]);
        return (reducing.Item.Layer!, reducing.Item.Inputs[0].Shape, FactorOf([.. tail.Skip(reducing.Index)]));
    }

    private static IEnumerable<Node> Convolutions(Layer network) =>
        Graph.Of(network, Image).Nodes.Where(IsConvolution);

    private static bool IsConvolution(Node node) => node.Layer is Conv2d or DepthwiseConv2d;

    private static bool Bends(Node node, Func<string, bool> isUnbent) =>
        !isUnbent(node.Layer!.GetType().Name) && LayerMeaning.Of(node.Layer, node.Inputs[0].Shape) is not Identity;

    /// <summary>The layers without parameters that the output comes from, one behind the other.</summary>
    private static List<Node> Tail(Node output)
    {
        List<Node> tail = [];
        for (var node = output; node.Inputs is [var input] && node.Layer!.DescribeAll(input.Shape).Count == 0; node = input)
        {
            tail.Insert(0, node);
        }

        return tail;
    }

    /// <summary>The number that layers give of each map, divided by its mean: 1 for the mean itself; null where it differs from map to
    /// map.</summary>
    private static float? FactorOf(IReadOnlyList<Node> layers)
    {
        var maps = new Generator(1).Uniform(layers[0].Inputs[0].Shape);
        var means = maps.Mean(3).Mean(2).Reshape(-1).ToArray();
        var given = layers.Where(node => node.Layer is not Dropout).Aggregate(maps, (value, node) => node.Layer!.Call(value))
            .Reshape(-1).ToArray();
        var factor = given.Length == means.Length ? given[0] / means[0] : float.NaN;
        return !given.Zip(means).All(pair => Math.Abs(pair.First - (factor * pair.Second)) < Rounding * Math.Max(1, Math.Abs(factor)))
            ? null : Math.Abs(factor - 1) < Rounding ? 1 : factor;
    }
}
