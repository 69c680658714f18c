namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Kinds of the layers of a network, and which of them get what others give; a layer of the learner's own that computes a sigmoid
/// is one.</summary>
internal sealed class LayerKinds
{
    /// <summary>The layers that compute no sums and bend nothing.</summary>
    private static readonly string[] Passing =
        [nameof(AvgPool2d), nameof(MaxPool2d), nameof(Flatten), nameof(Dropout), nameof(Identity), nameof(Concat)];

    private readonly IReadOnlyList<Node> nodes;
    private readonly Dictionary<Node, string> kinds;

    private LayerKinds(IReadOnlyList<Node> nodes) => (this.nodes, kinds) = (nodes, nodes.ToDictionary(
        node => node, node => LayerMeaning.Of(node.Layer!, [2, 2, 3, 3]).GetType().Name));

    /// <summary>Gets the kinds in the order of computation.</summary>
    public IReadOnlyList<string> All => [.. nodes.Select(node => kinds[node])];

    /// <summary>Returns the kinds of the layers of a network that gets such an input.</summary>
    public static LayerKinds Of(Layer network, Shape input) =>
        new([.. Graph.Of(network, input).Nodes.Where(node => node.Layer is not null)]);

    /// <summary>Returns the kinds of the layers that those of a kind get their numbers from, but for those that compute no sums and bend
    /// nothing; null for the input.</summary>
    public IReadOnlyList<string?> InFrontOf(string kind) =>
        [.. OfKind(kind).SelectMany(Sources).Select(source => source is null ? null : kinds[source])];

    /// <summary>Returns, for each layer of a kind, the kinds of the layers that it gets its numbers from, and of those that get its own,
    /// but for those that compute no sums and bend nothing; null for the input.</summary>
    public IEnumerable<(IReadOnlyList<string?> Front, IReadOnlyList<string> Behind)> Around(string kind)
    {
        foreach (var node in OfKind(kind))
        {
            yield return ([.. Sources(node).Select(source => source is null ? null : kinds[source])],
                [.. nodes.Where(other => !Passing.Contains(kinds[other]) && Sources(other).Contains(node)).Select(other => kinds[other])]);
        }
    }

    /// <summary>Returns the number of layers of a kind that neither get what one of another kind gives nor give one anything.</summary>
    public int Apart(string kind, string other)
    {
        var behind = OfKind(other).SelectMany(Sources).ToHashSet();
        return OfKind(kind).Count(node => !behind.Contains(node)
            && !Sources(node).Any(source => source is not null && kinds[source] == other));
    }

    private IEnumerable<Node> OfKind(string kind) => nodes.Where(node => kinds[node] == kind);

    private IEnumerable<Node?> Sources(Node node) => node.Inputs.SelectMany(input =>
        input.Layer is null ? [null] : Passing.Contains(kinds[input]) ? Sources(input) : [input]);
}
