namespace CourseKit.Networks.Blocks;

/// <summary>Block connected by a function, as in Keras' functional API: <c>(net, x) => net.Call("add", net.Call("left", x),
/// net.Call("right", x))</c>.</summary>
/// <param name="children">The layers, in the order in which their parameters are listed.</param>
/// <param name="connect">The function that connects the layers.</param>
public sealed class FunctionalBlock(IEnumerable<NamedLayer> children, Func<GraphBuilder, Node, Node> connect) : Block(children)
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => connect(net, x);
}
