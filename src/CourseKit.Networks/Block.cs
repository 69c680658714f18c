using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>Layer made of other layers that says how they are connected; shapes, parameters and costs follow.</summary>
/// <param name="children">The layers, in the order in which their parameters are listed.</param>
public abstract class Block(IEnumerable<NamedLayer> children) : Layer
{
    /// <inheritdoc/>
    public override IReadOnlyList<NamedLayer> Children { get; } = NamedLayer.Numbered(children);

    /// <inheritdoc/>
    public override bool IsBuilt => base.IsBuilt || Children.All(child => child.Layer.IsBuilt);

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Graph.Of(this, input).Output.Shape;

    /// <summary>Connects the children, from the input node to the output node.</summary>
    protected abstract Node Connect(GraphBuilder net, Node x);

    /// <summary>Returns the block with its children, an indented line each.</summary>
    public override string ToString() =>
        Children.Count == 0 ? $"{GetType().Name}()" : $"{GetType().Name}(\n{string.Concat(Children.Select(Line))})";

    /// <summary>Computes the output by running the graph of the block.</summary>
    protected sealed override Tensor Forward(Tensor x) => Call(x);

    internal sealed override Node AddTo(GraphBuilder builder, IReadOnlyList<Node> inputs) => Connect(builder, inputs[0]);

    private static string Line(NamedLayer child)
    {
        var layer = $"{child.Layer}".Replace("\n", "\n  ", StringComparison.Ordinal);
        return string.IsNullOrEmpty(child.Name) ? $"  {layer}\n" : $"  {child.Name}: {layer}\n";
    }
}
