using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.Onnx;

/// <summary>One call of a layer, for which a converter adds operations to a graph.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Place">The place of the layer in the network.</param>
/// <param name="Layer">The layer, built.</param>
/// <param name="Inputs">The names of what it is called with.</param>
/// <param name="Shapes">Their shapes; batches may be others.</param>
/// <param name="Output">The shape of what it gives.</param>
internal sealed record OnnxCall(OnnxGraph Graph, string Place, Layer Layer, IReadOnlyList<string> Inputs, IReadOnlyList<Shape> Shapes,
    Shape Output)
{
    /// <summary>The name of the first input.</summary>
    public string X => Inputs[0];

    /// <summary>The shape of the first input.</summary>
    public Shape Shape => Shapes[0];

    private string Name => Place.Length > 0 ? Place : Layer.GetType().Name;

    /// <summary>Adds an operation; the name of what it computes.</summary>
    public string Node(string operation, IReadOnlyList<string> inputs, params IReadOnlyList<OnnxAttribute> attributes) =>
        Graph.Node(Name, operation, inputs, attributes);

    /// <summary>A parameter of the layer.</summary>
    public string Weight(string name) => Graph.Weight(NamedLayer.Path(Place, name), Parameter(name));

    /// <summary>The numbers of a parameter of the layer.</summary>
    public Tensor Value(string name) => Parameter(name).Value;

    /// <summary>Numbers that are no parameter as they stand.</summary>
    public string Numbers(Tensor numbers) => Graph.Numbers(NamedLayer.Path(Name, "constant"), numbers);

    /// <summary>Sizes or axes.</summary>
    public string Integers(params IReadOnlyCollection<int> numbers) => Graph.Integers(NamedLayer.Path(Name, "sizes"), numbers);

    /// <summary>The objection to a layer whose options ONNX has no operation for.</summary>
    public WeightsException Unsuitable(string rule) => new(rule, $"{Layer}", Place.Length > 0 ? Place : null);

    private Parameter Parameter(string name) => Layer.OwnParameters.First(parameter => parameter.Name == name);
}
