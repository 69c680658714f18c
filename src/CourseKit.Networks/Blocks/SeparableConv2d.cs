using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>Depth-wise separable convolution: a depth-wise one of each channel, then a 1×1 convolution that mixes the channels.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, H', W'], with C·multiplier·(k² + F) weights where a k×k convolution has C·k²·F. Chollet 2016,
/// https://arxiv.org/abs/1610.02357; MobileNet has batch normalization and an activation between the two.
/// </remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="window">The size, stride, padding and dilation of the depth-wise kernel.</param>
/// <param name="multiplier">The number of depth-wise filters for each input channel.</param>
/// <param name="bias">True to add a bias to each channel, after each of the two convolutions.</param>
public sealed class SeparableConv2d(int filters, Window2d window, int multiplier = 1, bool bias = true)
    : Block([("depthwise", new DepthwiseConv2d(window, multiplier, bias)), ("pointwise", new Conv2d(filters, 1, bias: bias))])
{
    /// <summary>Makes a separable convolution with a square window.</summary>
    public SeparableConv2d(int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int multiplier = 1,
        bool bias = true)
        : this(filters, new Window2d(kernel, stride, padding, dilation), multiplier, bias)
    {
    }

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => net.Call("pointwise", net.Call("depthwise", x));
}
