using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>Builds a <see cref="Graph"/>: a block calls its children on nodes, as in Keras' functional API.</summary>
public sealed class GraphBuilder
{
    private readonly List<Node> nodes = [];
    private readonly Dictionary<string, Node> outputs = [];
    private string path = string.Empty;
    private Layer block;
    private List<LayerCall> calls = [];

    internal GraphBuilder(Layer network, Shape input, bool training)
    {
        block = network;
        IsTraining = training;
        Input = Add(string.Empty, null, [], input);
    }

    /// <summary>Gets whether the graph is that of training, auxiliary outputs included.</summary>
    public bool IsTraining { get; }

    internal Node Input { get; }

    /// <summary>Gets the call of the layer that did not take what it got, with the shape of its first input; null for none.</summary>
    internal Node? Misfit { get; private set; }

    internal IReadOnlyList<Node> Nodes => nodes;

    internal IReadOnlyDictionary<string, Node> Outputs => outputs;

    /// <summary>The calls that the current block has made so far.</summary>
    internal IReadOnlyList<LayerCall> Calls => calls;

    /// <summary>Calls a child of the current block by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such child.</exception>
    public Node Call(string child, params IReadOnlyList<Node> inputs) =>
        Call(block.Children.FirstOrDefault(candidate => candidate.Name == child).Layer
            ?? throw new KeyNotFoundException(
                $"A block calls its own children: {string.Join(", ", block.Children.Select(one => one.Name))}. Received: {child}."),
            child, inputs);

    /// <summary>Calls a child of the current block, or a layer without parameters, which needs no name.</summary>
    public Node Call(Layer layer, params IReadOnlyList<Node> inputs) =>
        Call(layer, block.Children.FirstOrDefault(candidate => candidate.Layer == layer).Name ?? string.Empty, inputs);

    /// <summary>Adds a named output beside the main one.</summary>
    public void Output(string name, Node node) => outputs[name] = node;

    internal Node Add(Layer layer, IReadOnlyList<Node> inputs)
    {
        try
        {
            return Add(path, layer, inputs, layer.Infer([.. inputs.Select(input => input.Shape)]));
        }
        catch (ShapeException problem)
        {
            Misfit = Add(path, layer, inputs, inputs[0].Shape);
            throw problem.At(path.Length == 0 ? $"{layer}" : $"{path}: {layer}");
        }
    }

    private Node Call(Layer layer, string name, IReadOnlyList<Node> inputs)
    {
        var (outerBlock, outerPath, outerCalls, first) = (block, path, calls, nodes.Count);
        (block, path, calls) = (layer, NamedLayer.Path(path, name), []);
        var node = layer.AddTo(this, inputs);
        outerCalls.Add(new LayerCall(layer, name, nodes[first..], calls));
        (block, path, calls) = (outerBlock, outerPath, outerCalls);
        return node;
    }

    private Node Add(string name, Layer? layer, IReadOnlyList<Node> inputs, Shape shape)
    {
        nodes.Add(new Node(nodes.Count, name, layer, inputs, shape));
        return nodes[^1];
    }
}
