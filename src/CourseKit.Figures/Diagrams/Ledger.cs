using CourseKit.Networks;
using CourseKit.Networks.Accounting;

namespace CourseKit.Figures.Diagrams;

/// <summary>The graph of a network with the cost of each call, and with who reads it.</summary>
internal sealed class Ledger
{
    private readonly Cost[] costs;
    private readonly ILookup<Node, Node> readers;
    private readonly Dictionary<Node, LayerWords> words;
    private readonly Dictionary<Node, string> names = [];

    public Ledger(Layer network, Shape input)
    {
        Graph = Graph.Of(network, input);
        var summary = network.Summarize(input);
        Total = new Cost(summary.Parameters.Value - summary.TrainingOnlyParameters.Value, summary.MultiplyAccumulates.Value);
        TrainingOnlyParameters = summary.TrainingOnlyParameters.Value;
        costs = [default, .. summary.Layers.Where(row => !row.IsOnlyInTraining)
            .Select(row => new Cost(row.Parameters.Value, row.Operations.MultiplyAccumulates.Value))];
        readers = Graph.Nodes.SelectMany(node => node.Inputs.Distinct().Select(read => (read, node)))
            .ToLookup(pair => pair.read, pair => pair.node);
        words = Graph.Nodes.Skip(1).ToDictionary(node => node, LayerWords.Of);
        Name(Graph.Call);
    }

    public Graph Graph { get; }

    /// <summary>The cost of all that a prediction calls.</summary>
    public Cost Total { get; }

    /// <summary>The parameters of layers that are not in the graph, since they are called in training alone.</summary>
    public long TrainingOnlyParameters { get; }

    public Cost CostOf(Node node) => costs[node.Number];

    public Cost CostOf(IEnumerable<Node> nodes) => Cost.Sum(nodes.Select(CostOf));

    public LayerWords WordsOf(Node node) => words[node];

    /// <summary>The name of a layer among its siblings; empty where that is a number, or there is none.</summary>
    public string NameOf(Node node) => names[node];

    public IEnumerable<Node> ReadersOf(Node node) => readers[node];

    /// <summary>The name of an output beside the main one that a node gives; null if it gives none.</summary>
    public string? OutputOf(IReadOnlyList<Node> nodes) => string.Join(", ", Graph.Outputs
        .Where(output => output.Key != Graph.Main && output.Value != Graph.Output && nodes.Contains(output.Value))
        .Select(output => output.Key)) is { Length: > 0 } names ? names : null;

    private void Name(LayerCall call)
    {
        if (call.Layer is not Block)
        {
            names[call.Nodes[0]] = call.Name.All(char.IsAsciiDigit) ? string.Empty : call.Name.Split('.')[^1];
        }

        foreach (var inner in call.Calls)
        {
            Name(inner);
        }
    }
}
