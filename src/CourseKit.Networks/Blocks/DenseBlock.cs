using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Dense block: each layer sees the channels of the input and of all layers before it, and appends its own.</summary>
/// <remarks>
/// [N, C, H, W] → [N, C + G₁ + G₂ + …, H, W]: xₗ = [xₗ₋₁, Hₗ(xₗ₋₁)]. What torchvision joins anew for each layer is joined step
/// by step here: the same maps in the same order. Huang et al. 2016, https://arxiv.org/abs/1608.06993.
/// </remarks>
/// <param name="layers">The layers, each of which keeps the size of the images.</param>
public sealed class DenseBlock(params IEnumerable<NamedLayer> layers) : Block(layers)
{
    private readonly Concat concat = new();

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) =>
        Children.Aggregate(x, (all, child) => net.Call(concat, all, net.Call(child.Layer, all)));
}
