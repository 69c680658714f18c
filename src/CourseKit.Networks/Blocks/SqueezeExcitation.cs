using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Squeeze and excitation: the averages of all channels give, through two small dense layers, a factor for each
/// channel.</summary>
/// <remarks>
/// [N, C, H, W] → [N, C, H, W]: x · σ(W₂ · δ(W₁ · mean(x) + b₁) + b₂). The dense layers are 1×1 convolutions of a single
/// pixel, as torchvision lists them. Hu et al. 2017, https://arxiv.org/abs/1709.01507.
/// </remarks>
/// <param name="channels">The number of input and output channels.</param>
/// <param name="squeezed">The number of features between the two dense layers.</param>
/// <param name="activation">The activation δ; ReLU where none is given.</param>
/// <param name="gate">The gate σ, which gives numbers from 0 to 1; the sigmoid where none is given.</param>
public sealed class SqueezeExcitation(int channels, int squeezed, Layer? activation = null, Layer? gate = null) : Block(
[
    ("avgpool", new AdaptiveAvgPool2d()), ("fc1", new Conv2d(squeezed, 1)), ("activation", activation ?? new Relu()),
    ("fc2", new Conv2d(channels, 1)), ("scale_activation", gate ?? new Sigmoid()),
])
{
    private readonly Multiply multiply = new();

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) =>
        net.Call(multiply, x, Children.Aggregate(x, (at, child) => net.Call(child.Layer, at)));
}
