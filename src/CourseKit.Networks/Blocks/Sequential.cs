using CourseKit.Networks.Graphs;

namespace CourseKit.Networks.Blocks;

/// <summary>Layers one behind the other.</summary>
/// <param name="layers">The layers, with names or without: <c>new Sequential(new Flatten(), ("head", new Linear(10)))</c>.</param>
public sealed class Sequential(params IEnumerable<Child> layers) : Block(layers)
{
    /// <inheritdoc/>
    protected override Node Connect(Wiring net, Node x) => Children.Aggregate(x, (at, child) => net.Call(child.Layer, at));
}
