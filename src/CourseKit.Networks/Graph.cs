using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>Computation graph of a network for one input shape: every call of a leaf layer, in topological order.</summary>
public sealed class Graph
{
    /// <summary>The name of the main output.</summary>
    public const string Main = "out";

    private readonly ILookup<Node, Node> readers;

    private Graph(Layer network, GraphBuilder builder, Node output)
    {
        Call = new LayerCall(network, string.Empty, [.. builder.Nodes.Skip(1)], builder.Calls);
        (Nodes, Output, IsTraining) = (builder.Nodes, output, builder.IsTraining);
        Outputs = new Dictionary<string, Node>(builder.Outputs) { [Main] = output };
        readers = Nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);
        LastUses = LastUsesBy(Nodes.Select(node => (node.Number, node.Inputs)));
    }

    /// <summary>Gets the nodes in topological order, the input first.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The call of the whole network, with the calls of its blocks inside.</summary>
    internal LayerCall Call { get; }

    /// <summary>Gets the input node.</summary>
    public Node Input => Nodes[0];

    /// <summary>Gets the node of the main output.</summary>
    public Node Output { get; }

    /// <summary>Gets whether the graph is that of training.</summary>
    public bool IsTraining { get; }

    /// <summary>Gets all outputs by name, the main one as <see cref="Main"/>.</summary>
    public IReadOnlyDictionary<string, Node> Outputs { get; }

    /// <summary>For each node the number of its last reader: 0 without one, <see cref="int.MaxValue"/> for the input and the outputs,
    /// which stay.</summary>
    internal int[] LastUses { get; }

    /// <summary>Builds the graph of a network. Nothing is computed, no parameter is made.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The input shape, batch first: [N, C, H, W].</param>
    /// <param name="training">True for the graph of training, auxiliary outputs included.</param>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    public static Graph Of(Layer network, Shape input, bool training = false)
    {
        var builder = new GraphBuilder(network, input, training);
        return new Graph(network, builder, network.AddTo(builder, [builder.Input]));
    }

    /// <summary>Builds the graph of the calls up to a layer that does not take what it gets: its call is the output.</summary>
    /// <param name="network">The network, which does not take the input.</param>
    /// <param name="input">The input shape, batch first.</param>
    /// <exception cref="ShapeException">What does not fit is no call of a layer.</exception>
    internal static Graph UpToMisfit(Layer network, Shape input)
    {
        var builder = new GraphBuilder(network, input, training: false);
        try
        {
            return new Graph(network, builder, network.AddTo(builder, [builder.Input]));
        }
        catch (ShapeException) when (builder.Misfit is not null)
        {
            return new Graph(network, builder, builder.Misfit);
        }
    }

    /// <summary>Returns the one reader of a node; null if there are several, or none, or the node is an output.</summary>
    internal Node? OnlyReader(Node node) =>
        !Outputs.Values.Contains(node) && readers[node].Take(2).ToList() is [var reader] ? reader : null;

    /// <summary>Computes the nodes one after the other, each by a call of its own; an output is let go after its last reader.</summary>
    /// <param name="x">The input, of the graph's shape.</param>
    /// <param name="then">A function of each output, whose result is passed on instead.</param>
    internal IEnumerable<(Node Node, Tensor Value)> Run(Tensor x, Func<Node, Tensor, Tensor>? then = null)
    {
        var values = new Tensor?[Nodes.Count];
        values[0] = x;
        foreach (var node in Nodes.Skip(1))
        {
            var value = node.Compute(node.Inputs.Select(input => values[input.Number]!));
            values[node.Number] = value = then?.Invoke(node, value) ?? value;
            yield return (node, value);
            foreach (var unread in node.Inputs.Append(node).Where(point => LastUses[point.Number] <= node.Number))
            {
                values[unread.Number] = null;
            }
        }
    }

    /// <summary>Finds the last uses for readers in another order.</summary>
    internal int[] LastUsesBy(IEnumerable<(int Number, IReadOnlyList<Node> Inputs)> readers)
    {
        var last = new int[Nodes.Count];
        foreach (var (number, inputs) in readers)
        {
            foreach (var input in inputs)
            {
                last[input.Number] = number;
            }
        }

        foreach (var kept in Outputs.Values.Append(Input))
        {
            last[kept.Number] = int.MaxValue;
        }

        return last;
    }
}
