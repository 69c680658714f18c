using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Calls of the layers of a network in an order that depends on its structure alone: each behind its inputs, and of what is
/// added up
/// the longest path first.</summary>
internal sealed class LayerCalls
{
    private const int Input = -1;

    private readonly Dictionary<Node, int> numbers = [];
    private readonly Dictionary<Layer, int> first = [];
    private readonly List<LayerCall> calls = [];
    private readonly int[] lengths;

    private LayerCalls(Graph graph)
    {
        lengths = new int[graph.Nodes.Count];
        foreach (var node in graph.Nodes.Where(node => node.Inputs.Count > 0))
        {
            lengths[node.Number] = 1 + node.Inputs.Max(input => lengths[input.Number]);
        }
    }

    /// <summary>Returns the calls that the output of a graph depends on; concatenation is none, but where it is the output.</summary>
    public static IReadOnlyList<LayerCall> Of(Graph graph)
    {
        var found = new LayerCalls(graph);
        if (found.Numbers(graph.Output) is { Count: > 1 } joined)
        {
            found.calls.Add(new LayerCall(graph.Output, nameof(Concat), [], [joined], First: null));
        }

        return found.calls;
    }

    /// <summary>The numbers of the calls whose results, one behind the other, are the result of a node.</summary>
    private IReadOnlyList<int> Numbers(Node node) => [.. Sources(node).Select(Number).ToList().Order()];

    private static IEnumerable<Node> Sources(Node node) => node switch
    {
        { Layer: null } => [node],
        { Layer: Concat } => node.Inputs.SelectMany(Sources),
        _ when LayerSettings.IsTransparent(node.Layer, node.Inputs[0].Shape, node.Shape) => Sources(node.Inputs[0]),
        _ => [node],
    };

    private int Number(Node node)
    {
        if (node.Layer is not { } layer)
        {
            return Input;
        }

        if (numbers.TryGetValue(node, out var known))
        {
            return known;
        }

        var inputs = layer is Add ? node.Inputs.OrderByDescending(input => lengths[input.Number]) : node.Inputs.AsEnumerable();
        List<IReadOnlyList<int>> sources = [.. inputs.Select(Numbers)];
        var (kind, settings) = LayerSettings.Of(layer, node.Inputs[0].Shape, node.Shape);
        numbers[node] = calls.Count;
        var hasWeights = layer.DescribeAll(node.Inputs[0].Shape).Count > 0;
        calls.Add(new LayerCall(node, kind, settings, sources, hasWeights && !first.TryAdd(layer, calls.Count) ? first[layer] : null));
        return calls.Count - 1;
    }
}
