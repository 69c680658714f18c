using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Parallel branches on one input, concatenated along the channel axis.</summary>
/// <remarks>[N, C, H, W] → [N, C₁ + C₂ + …, H', W'].</remarks>
/// <param name="branches">The branches.</param>
public sealed class Branches(params IEnumerable<NamedLayer> branches) : Block(branches)
{
    private readonly Concat concat = new();

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) =>
        net.Call(concat, [.. Children.Select(branch => net.Call(branch.Layer, x))]);
}
