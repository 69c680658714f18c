using CourseKit.Networks.Graphs;

namespace CourseKit.Networks.Blocks;

/// <summary>Layers that are connected in a way of their own: <c>(net, x) => net.Call("add",
/// net.Call("left", x), net.Call("right", x))</c>.</summary>
/// <param name="children">The layers, in the order in which their parameters are listed.</param>
/// <param name="connect">How they are connected.</param>
public sealed class Wired(IEnumerable<Child> children, Func<Wiring, Node, Node> connect) : Block(children)
{
    /// <inheritdoc/>
    protected override Node Connect(Wiring net, Node x) => connect(net, x);
}
