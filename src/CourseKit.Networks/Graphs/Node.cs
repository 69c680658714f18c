using CourseKit.Tensors;

namespace CourseKit.Networks.Graphs;

/// <summary>A point of a network: one call of a layer, or the input.</summary>
public sealed class Node
{
    internal Node(int number, string name, Layer? layer, IReadOnlyList<Node> inputs, Shape shape)
    {
        (Number, Name, Layer, Inputs, Shape) = (number, name, layer, inputs, shape);
    }

    /// <summary>Its place in the order of computation.</summary>
    public int Number { get; }

    /// <summary>Where the layer is in the network: <c>layer1.0.conv1</c>.</summary>
    public string Name { get; }

    /// <summary>What computes it; nothing for the input.</summary>
    public Layer? Layer { get; }

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>The shape of what is computed.</summary>
    public Shape Shape { get; }

    /// <summary>Name and layer, for messages.</summary>
    internal string Place => Name.Length == 0 ? $"{Layer}" : $"{Name}: {Layer}";

    /// <summary>What the layer gives; shapes that do not fit are reported with the place.</summary>
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

    /// <summary>Name, layer and shape.</summary>
    public override string ToString() => Layer is null ? $"input {Shape}" : $"{Place} → {Shape}";
}
