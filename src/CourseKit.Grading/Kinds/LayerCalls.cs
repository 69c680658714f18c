using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Grading.Kinds;

/// <summary>Calls of the layers of a network in an order that depends on its structure alone: each behind its inputs, and of what is
/// added up or multiplied the longest path first.</summary>
internal sealed class LayerCalls
{
    private const int Input = -1;

    private readonly Dictionary<Node, int> numbers = [];
    private readonly Dictionary<Layer, int> first = [];
    private readonly Dictionary<Node, Layer> meanings = [];
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

    /// <summary>Returns the calls in front of the last one of a graph, as that of a layer that does not take what it gets. Where others
    /// wait beside it for what joins them, these are the calls in front of all of them: which way comes first is not known yet.</summary>
    public static IReadOnlyList<LayerCall> InFrontOfOutput(Graph graph)
    {
        var found = new LayerCalls(graph);
        var ends = graph.Nodes.Except(graph.Nodes.SelectMany(node => node.Inputs)).ToList();
        var fronts = ends.Select(InFrontOf).ToList();
        var last = ends.Count == 1 ? found.InputsOf(graph.Output) : [graph.Nodes.Last(node => fronts.All(front => front.Contains(node)))];
        foreach (var node in last)
        {
            found.Numbers(node);
        }

        return found.calls;
    }

    /// <summary>Returns whether two networks are one, whatever the order of their branches; what is concatenated in another order is the
    /// same but for the order of its channels.</summary>
    public static bool AreOne(IReadOnlyList<LayerCall> one, IReadOnlyList<LayerCall> other) =>
        one.Count == other.Count && one.Count > 0 && Hash(one) == Hash(other)
        && one.Count(call => call.First is null) == other.Count(call => call.First is null);

    /// <summary>The hash of the last call, and with it of all that it depends on.</summary>
    private static int Hash(IReadOnlyList<LayerCall> calls)
    {
        List<int> hashes = [];
        foreach (var call in calls)
        {
            var inputs = call.Inputs.Select(sources => Combined(sources.Select(source => source == Input ? 0 : hashes[source])));
            hashes.Add(HashCode.Combine(call.Kind, string.Join(' ', call.Settings), call.Output, Combined(inputs)));
        }

        return hashes[^1];
    }

    private static int Combined(IEnumerable<int> hashes) => hashes.Order().Aggregate(17, HashCode.Combine);

    /// <summary>A node, and all that it depends on.</summary>
    private static HashSet<Node> InFrontOf(Node node)
    {
        HashSet<Node> found = [];
        for (Queue<Node> unread = new([node]); unread.TryDequeue(out var next);)
        {
            if (found.Add(next))
            {
                next.Inputs.ToList().ForEach(unread.Enqueue);
            }
        }

        return found;
    }

    /// <summary>The inputs of a node, of what is added up or multiplied the longest path first.</summary>
    private IEnumerable<Node> InputsOf(Node node) => node.Layer is Add or Multiply
        ? node.Inputs.OrderByDescending(input => lengths[input.Number]) : node.Inputs;

    /// <summary>The numbers of the calls whose results, one behind the other, are the result of a node.</summary>
    private IReadOnlyList<int> Numbers(Node node) => [.. Sources(node).Select(Number).ToList().Order()];

    private IEnumerable<Node> Sources(Node node) => node switch
    {
        { Layer: null } => [node],
        { Layer: Concat } => node.Inputs.SelectMany(Sources),
        _ when LayerSettings.IsTransparent(Meaning(node), node.Inputs[0].Shape, node.Shape) => Sources(node.Inputs[0]),
        _ => [node],
    };

    /// <summary>The layer that a node's layer stands for.</summary>
    private Layer Meaning(Node node) => meanings.TryGetValue(node, out var known) ? known : meanings[node] =
        node.Inputs is [var input] ? LayerMeaning.Of(node.Layer!, input.Shape) : node.Layer!;

    /// <summary>The layer of zeros whose output a node gets, and whose zeros are padding of its windows; null for none. Those in front of
    /// a maximum are, where no number is negative.</summary>
    private Node? Padding(Node node) => node.Inputs[0] is { Layer: ZeroPad2d } zeros
        && (node.Layer is Conv2d or DepthwiseConv2d || (node.Layer is MaxPool2d && zeros.Inputs[0].Layer is not null
            && Meaning(zeros.Inputs[0]) is Relu)) ? zeros : null;

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

        var padding = Padding(node);
        List<IReadOnlyList<int>> sources = [.. (padding?.Inputs ?? InputsOf(node)).Select(Numbers)];
        var (kind, settings) = LayerSettings.Of(
            Meaning(node), node.Inputs[0].Shape, node.Shape, padding?.Layer is ZeroPad2d zeros ? zeros.Edges : default);
        numbers[node] = calls.Count;
        var hasWeights = layer.DescribeAll(node.Inputs[0].Shape).Count > 0;
        calls.Add(new LayerCall(node, kind, settings, sources, hasWeights && !first.TryAdd(layer, calls.Count) ? first[layer] : null));
        return calls.Count - 1;
    }
}
