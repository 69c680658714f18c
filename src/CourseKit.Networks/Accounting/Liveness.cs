using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>Liveness analysis: the activations of a graph that are in memory while each of its nodes is computed.</summary>
/// <remarks>A node's inputs and its result are there together; what has no reader left is gone before
/// the next node. Views share the memory of their input.</remarks>
internal sealed class Liveness
{
    private readonly Graph graph;
    private readonly SummaryOptions options;

    /// <summary>For each node the one whose memory it lies in.</summary>
    private readonly int[] owners;

    /// <summary>For each owner of memory the node that needs it last.</summary>
    private readonly int[] ends;

    private Liveness(Graph graph, SummaryOptions options)
    {
        (this.graph, this.options) = (graph, options);
        (owners, ends) = (new int[graph.Nodes.Count], new int[graph.Nodes.Count]);
        foreach (var node in graph.Nodes)
        {
            var owner = owners[node.Number] = Owner(node);
            ends[owner] = Math.Max(ends[owner], LastUse(node));
        }

        Alive = Sums();
        Peak = graph.Nodes[Alive.Index().MaxBy(bytes => bytes.Item).Index];
    }

    /// <summary>The size in bytes of all activations alive while each node is computed.</summary>
    public IReadOnlyList<long> Alive { get; }

    /// <summary>The node that needs the most.</summary>
    public Node Peak { get; }

    /// <summary>Follows the results through a graph.</summary>
    public static Liveness Of(Graph graph, SummaryOptions options) => new(graph, options);

    /// <summary>The results that are in memory at the peak.</summary>
    public IEnumerable<Node> AtPeak => AliveAt(Peak);

    /// <summary>The results that are in memory while a node is computed.</summary>
    public IEnumerable<Node> AliveAt(Node computed) =>
        graph.Nodes.Where(node => IsOwner(node) && node.Number <= computed.Number && computed.Number <= ends[node.Number]);

    /// <summary>The node in whose memory an output lies.</summary>
    public Node OwnerOf(Node node) => graph.Nodes[owners[node.Number]];

    /// <summary>Returns whether a node's output has memory of its own.</summary>
    public bool IsOwner(Node node) => owners[node.Number] == node.Number;

    /// <summary>The size of an output in bytes, the batch included: <c>64 · 112 · 112 · 4</c>.</summary>
    public static Arithmetic Bytes(Node node, DataType type) => Arithmetic.Product(node.Shape) * type.Bytes;

    private int Owner(Node node) => node.Layer is not { } layer ? node.Number
        : IsView(layer, graph.IsTraining) ? owners[node.Inputs[0].Number]
        : options.InPlace && layer.MemoryUse != MemoryUse.Allocated && Overwritten(node) is { } overwritten ? overwritten
        : node.Number;

    /// <summary>The memory of an input that nobody reads after this node; that of the images is the caller's.</summary>
    private int? Overwritten(Node node) => node.Inputs.Select(input => (int?)owners[input.Number]).FirstOrDefault(owner =>
        owner != 0 && ends[owner!.Value] == node.Number && graph.Nodes[owner.Value].Shape.Elements == node.Shape.Elements);

    /// <summary>Returns whether a layer's output is a view of its input.</summary>
    public static bool IsView(Layer layer, bool isTraining) =>
        layer.MemoryUse is MemoryUse.View || (layer.MemoryUse is MemoryUse.IdentityInPrediction && !isTraining);

    private int LastUse(Node node) => node.Number > 0 || options.KeepsInput || graph.Outputs.Values.Contains(node)
        ? Math.Max(node.Number, graph.LastUses[node.Number])
        : graph.Nodes.LastOrDefault(reader => reader.Inputs.Contains(node))?.Number ?? 0;

    private long[] Sums()
    {
        var alive = new long[graph.Nodes.Count];
        foreach (var node in graph.Nodes.Where(IsOwner))
        {
            var bytes = node.Shape.Elements * options.DataType.Bytes;
            for (var at = node.Number; at <= Math.Min(ends[node.Number], alive.Length - 1); at++)
            {
                alive[at] += bytes;
            }
        }

        return alive;
    }
}
