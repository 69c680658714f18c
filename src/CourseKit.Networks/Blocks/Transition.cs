using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Transition layer of DenseNet: a 1×1 convolution to fewer channels, and 2×2 average pooling.</summary>
/// <remarks>[N, C, H, W] → [N, F, ⌊H / 2⌋, ⌊W / 2⌋]. Huang et al. 2016, https://arxiv.org/abs/1608.06993.</remarks>
/// <param name="filters">The number of output channels.</param>
public sealed class Transition(int filters) : Block(
[
    ("norm", new BatchNorm2d()), ("relu", new Relu()), ("conv", new Conv2d(filters, 1, bias: false)), ("pool", new AvgPool2d(2)),
])
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => Children.Aggregate(x, (at, child) => net.Call(child.Layer, at));
}
