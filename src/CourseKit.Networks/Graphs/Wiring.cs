using CourseKit.Tensors;

namespace CourseKit.Networks.Graphs;

/// <summary>Connects layers, while a <see cref="Graph"/> is made.</summary>
public sealed class Wiring
{
    private readonly List<Node> nodes = [];
    private readonly Dictionary<string, Node> outputs = [];
    private string path = string.Empty;
    private Layer around;

    internal Wiring(Layer network, Shape input, bool training)
    {
        around = network;
        IsTraining = training;
        Input = Add(string.Empty, null, [], input);
    }

    /// <summary>Whether this is how the network is wired for training, with all its side outputs.</summary>
    public bool IsTraining { get; }

    internal Node Input { get; }

    internal IReadOnlyList<Node> Nodes => nodes;

    internal IReadOnlyDictionary<string, Node> Outputs => outputs;

    /// <summary>Calls a child of the block that is being wired, by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such child.</exception>
    public Node Call(string child, params IReadOnlyList<Node> inputs) =>
        Call(around.Children.FirstOrDefault(candidate => candidate.Name == child).Layer
            ?? throw new KeyNotFoundException("A block wires its own children: " +
                $"{string.Join(", ", around.Children.Select(one => one.Name))}. Received: {child}."), child, inputs);

    /// <summary>Calls a child of the block that is being wired, or a layer without parameters, which needs no name.</summary>
    public Node Call(Layer layer, params IReadOnlyList<Node> inputs) =>
        Call(layer, around.Children.FirstOrDefault(candidate => candidate.Layer == layer).Name ?? string.Empty, inputs);

    /// <summary>Makes a point of the network one of its outputs, beside the main one.</summary>
    public void Output(string name, Node node) => outputs[name] = node;

    internal Node Add(Layer layer, IReadOnlyList<Node> inputs)
    {
        try
        {
            return Add(path, layer, inputs, layer.Infer([.. inputs.Select(input => input.Shape)]));
        }
        catch (ShapeException problem)
        {
            throw problem.At(path.Length == 0 ? $"{layer}" : $"{path}: {layer}");
        }
    }

    private Node Call(Layer layer, string name, IReadOnlyList<Node> inputs)
    {
        var (outer, outerPath) = (around, path);
        (around, path) = (layer, Child.Path(path, name));
        var node = layer.Wire(this, inputs);
        (around, path) = (outer, outerPath);
        return node;
    }

    private Node Add(string name, Layer? layer, IReadOnlyList<Node> inputs, Shape shape)
    {
        nodes.Add(new Node(nodes.Count, name, layer, inputs, shape));
        return nodes[^1];
    }
}
