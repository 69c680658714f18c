using CourseKit.Networks.Graphs;

namespace CourseKit.Networks.Accounting;

/// <summary>Which results of a graph are in memory while each of its nodes is computed: those that
/// somebody still reads, and what is being computed.</summary>
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

    /// <summary>How many bytes are in memory while each node is computed, parameters left out.</summary>
    public IReadOnlyList<long> Alive { get; }

    /// <summary>The node that needs the most.</summary>
    public Node Peak { get; }

    /// <summary>Follows the results through a graph.</summary>
    public static Liveness Of(Graph graph, SummaryOptions options) => new(graph, options);

    /// <summary>The results that are in memory at the peak.</summary>
    public IEnumerable<Node> AtPeak =>
        graph.Nodes.Where(node => IsOwner(node) && node.Number <= Peak.Number && Peak.Number <= ends[node.Number]);

    /// <summary>Whether a node's result has memory of its own.</summary>
    public bool IsOwner(Node node) => owners[node.Number] == node.Number;

    /// <summary>How many bytes a result takes, its batch included: <c>64 · 112 · 112 · 4</c>.</summary>
    public static Arithmetic Bytes(Node node, DataType type) => Arithmetic.Product(node.Shape) * type.Bytes;

    private int Owner(Node node) => node.Layer is not { } layer ? node.Number
        : IsView(layer, graph.IsTraining) ? owners[node.Inputs[0].Number]
        : options.InPlace && layer.MemoryUse != MemoryUse.Own && Overwritten(node) is { } overwritten ? overwritten
        : node.Number;

    /// <summary>The memory of an input that nobody reads after this node; that of the images is the caller's.</summary>
    private int? Overwritten(Node node) => node.Inputs.Select(input => (int?)owners[input.Number]).FirstOrDefault(owner =>
        owner != 0 && ends[owner!.Value] == node.Number && graph.Nodes[owner.Value].Shape.Elements == node.Shape.Elements);

    /// <summary>Whether a layer's result is its input.</summary>
    public static bool IsView(Layer layer, bool isTraining) =>
        layer.MemoryUse is MemoryUse.View || (layer.MemoryUse is MemoryUse.OnlyInTraining && !isTraining);

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
