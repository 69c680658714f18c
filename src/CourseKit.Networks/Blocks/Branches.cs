using CourseKit.Networks.Graphs;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Branches that all see the input; their maps are put behind each other.</summary>
/// <remarks>[N, C, H, W] → [N, C₁ + C₂ + …, H', W'].</remarks>
/// <param name="branches">The branches.</param>
public sealed class Branches(params IEnumerable<Child> branches) : Block(branches)
{
    private readonly Concat concat = new();

    /// <inheritdoc/>
    protected override Node Connect(Wiring net, Node x) => net.Call(concat, [.. Children.Select(branch => net.Call(branch.Layer, x))]);
}
