using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Layer of a dense block: a 1×1 bottleneck convolution and a 3×3 convolution, batch normalization and ReLU before each.</summary>
/// <remarks>[N, C, H, W] → [N, growth, H, W]. «DenseNet-B» in Huang et al. 2016, https://arxiv.org/abs/1608.06993.</remarks>
/// <param name="growth">The number of output channels.</param>
/// <param name="bottleneck">The ratio of the channels between the two convolutions to the growth.</param>
public sealed class DenseLayer(int growth, int bottleneck = 4) : Block(
[
    ("norm1", new BatchNorm2d()), ("relu1", new Relu()), ("conv1", new Conv2d(bottleneck * growth, 1, bias: false)),
    ("norm2", new BatchNorm2d()), ("relu2", new Relu()), ("conv2", new Conv2d(growth, 3, padding: 1, bias: false)),
])
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => Children.Aggregate(x, (at, child) => net.Call(child.Layer, at));
}
