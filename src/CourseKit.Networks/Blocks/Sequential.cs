namespace CourseKit.Networks.Blocks;

/// <summary>Chain of layers: PyTorch's <c>nn.Sequential</c>.</summary>
/// <param name="layers">The layers, with names or without: <c>new Sequential(new Flatten(), ("head", new Linear(10)))</c>.</param>
public sealed class Sequential(params IEnumerable<NamedLayer> layers) : Block(layers)
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => Children.Aggregate(x, (at, child) => net.Call(child.Layer, at));
}
