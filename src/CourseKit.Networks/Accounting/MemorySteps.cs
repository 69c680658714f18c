namespace CourseKit.Networks.Accounting;

/// <summary>The steps of a graph with the activations that are in memory at each.</summary>
internal sealed class MemorySteps
{
    private readonly Graph graph;
    private readonly Func<Node, Node> ownerOf;

    /// <summary>The outputs that have memory of their own, by the number of their node.</summary>
    private readonly Dictionary<int, LiveActivation> activations = [];

    private MemorySteps(Graph graph, DataType type, Func<Node, Node> ownerOf)
    {
        (this.graph, this.ownerOf) = (graph, ownerOf);
        foreach (var node in graph.Nodes.Where(node => ownerOf(node) == node))
        {
            activations[node.Number] = new(Name(node), Liveness.Bytes(node, type).Value, ActivationUse.Kept);
        }
    }

    /// <summary>The steps of a prediction, which frees what nobody reads any more.</summary>
    public static IReadOnlyList<MemoryStep> OfPrediction(Graph graph, Liveness liveness, DataType type)
    {
        var steps = new MemorySteps(graph, type, liveness.OwnerOf);
        return [.. graph.Nodes.Select(node => steps.At(node, liveness.AliveAt(node), isBackward: false))];
    }

    /// <summary>The steps of training: the forward pass keeps every output for the gradients, and the backward pass frees them, the last
    /// one first.</summary>
    /// <param name="graph">The graph of training.</param>
    /// <param name="type">The data type of the activations.</param>
    /// <param name="isAllocated">Returns whether the output of a layer is memory of its own.</param>
    public static IReadOnlyList<MemoryStep> OfTraining(Graph graph, DataType type, Func<Node, bool> isAllocated)
    {
        var owners = new Node[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            owners[node.Number] = node.Layer is null || isAllocated(node) ? node : owners[node.Inputs[0].Number];
        }

        var steps = new MemorySteps(graph, type, node => owners[node.Number]);
        MemoryStep At(Node node, bool isBackward) => steps.At(
            node, graph.Nodes.Take(node.Number + 1).Where(earlier => owners[earlier.Number] == earlier), isBackward);
        return [.. graph.Nodes.Select(node => At(node, isBackward: false)),
            .. graph.Nodes.Skip(1).Reverse().Select(node => At(node, isBackward: true))];
    }

    private MemoryStep At(Node node, IEnumerable<Node> alive, bool isBackward)
    {
        var output = ownerOf(node);
        var isWritten = node.Layer is not null && !isBackward;
        var inputs = node.Inputs.Select(ownerOf).ToHashSet();
        return new(Name(node), node.Layer?.GetType().Name ?? string.Empty, isBackward, [.. alive.Select(one =>
            one == output ? activations[one.Number] with { Use = isWritten ? ActivationUse.Written : ActivationUse.Read }
            : inputs.Contains(one) ? activations[one.Number] with { Use = ActivationUse.Read }
            : activations[one.Number])]);
    }

    private static string Name(Node node) => node.Layer is null ? "input" : node.Name;
}
