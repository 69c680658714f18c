using CourseKit.Tensors;

namespace CourseKit.Networks.Graphs;

/// <summary>A network for inputs of one shape, taken apart: every call of a layer that has no
/// children, in an order in which they can be computed.</summary>
public sealed class Graph
{
    /// <summary>The name of the main output.</summary>
    public const string Main = "out";

    private Graph(Wiring wiring, Node output)
    {
        (Nodes, Output, IsTraining) = (wiring.Nodes, output, wiring.IsTraining);
        Outputs = new Dictionary<string, Node>(wiring.Outputs) { [Main] = output };
        LastUses = LastUsesBy(Nodes.Select(node => (node.Number, node.Inputs)));
    }

    /// <summary>The points of the network; the input is the first.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>Where the input arrives.</summary>
    public Node Input => Nodes[0];

    /// <summary>Where the main output leaves.</summary>
    public Node Output { get; }

    /// <summary>Whether this is how the network computes in training.</summary>
    public bool IsTraining { get; }

    /// <summary>All outputs by name, the main one as <see cref="Main"/>.</summary>
    public IReadOnlyDictionary<string, Node> Outputs { get; }

    /// <summary>For each point the number of the one that reads it last; 0 if nobody does, the
    /// largest there is for the input and the outputs, which stay.</summary>
    internal int[] LastUses { get; }

    /// <summary>Takes a network apart. Nothing is computed, no parameter is made.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The shape of its input, batch first.</param>
    /// <param name="training">Whether as in training, with the outputs that it has only there.</param>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
    public static Graph Of(Layer network, Shape input, bool training = false)
    {
        var wiring = new Wiring(network, input, training);
        return new Graph(wiring, network.Wire(wiring, [wiring.Input]));
    }

    /// <summary>The same for readers in an order of their own.</summary>
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
