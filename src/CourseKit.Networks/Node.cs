using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>Node of a computation graph: one call of a layer, or the input.</summary>
public sealed class Node
{
    internal Node(int number, string name, Layer? layer, IReadOnlyList<Node> inputs, Shape shape)
    {
        (Number, Name, Layer, Inputs, Shape) = (number, name, layer, inputs, shape);
    }

    /// <summary>Gets the position in the order of computation, from 0.</summary>
    public int Number { get; }

    /// <summary>Gets the path of the layer in the network: <c>layer1.0.conv1</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the layer that is called; null for the input.</summary>
    public Layer? Layer { get; }

    /// <summary>Gets the nodes whose outputs are the inputs of the call.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>Gets the output shape, batch first.</summary>
    public Shape Shape { get; }

    /// <summary>Path and layer, for messages.</summary>
    internal string Place => Name.Length == 0 ? $"{Layer}" : $"{Name}: {Layer}";

    /// <summary>Calls the layer; a shape that does not fit is reported with its place.</summary>
    internal Tensor Compute(IEnumerable<Tensor> inputs)
    {
        try
        {
            return Layer!.Forward([.. inputs]);
        }
        catch (ShapeException problem)
        {
            throw problem.At(Place);
        }
    }

    /// <summary>Returns path, layer and output shape.</summary>
    public override string ToString() => Layer is null ? $"input {Shape}" : $"{Place} → {Shape}";
}
