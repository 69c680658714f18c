using CourseKit.Networks.Graphs;
using CourseKit.Tensors;

namespace CourseKit.Networks;

/// <summary>A layer that is made of others: it says how they are connected, and everything else follows.</summary>
/// <param name="children">The layers, in the order in which their parameters are listed.</param>
public abstract class Block(IEnumerable<Child> children) : Layer
{
    /// <inheritdoc/>
    public override IReadOnlyList<Child> Children { get; } = Child.Numbered(children);

    /// <inheritdoc/>
    public override bool IsBuilt => Children.All(child => child.Layer.IsBuilt);

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Graph.Of(this, input).Output.Shape;

    /// <summary>Connects the children: from where the input arrives to where the output leaves.</summary>
    protected abstract Node Connect(Wiring net, Node x);

    /// <summary>The block with its children, an indented line each.</summary>
    public override string ToString() => Children.Count == 0 ? $"{GetType().Name}()"
        : $"{GetType().Name}(\n{string.Concat(Children.Select(child => $"  {Label(child)}{$"{child.Layer}".Replace("\n", "\n  ", StringComparison.Ordinal)}\n"))})";

    /// <summary>A block is run through its graph.</summary>
    protected sealed override Tensor Forward(Tensor x) => Call(x);

    internal sealed override Node Wire(Wiring wiring, IReadOnlyList<Node> inputs) => Connect(wiring, inputs[0]);

    private static string Label(Child child) => child.Name is { Length: > 0 } name ? $"{name}: " : string.Empty;
}
