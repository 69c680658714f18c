using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>Depth-wise separable convolution: first each map by itself, in space, then a 1×1 convolution that mixes the maps.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, H', W'], with C·multiplier·(k² + F) weights where a k×k convolution has C·k²·F. Chollet 2016,
/// https://arxiv.org/abs/1610.02357; MobileNet has batch normalization and an activation between the two.
/// </remarks>
/// <param name="filters">How many maps come out.</param>
/// <param name="window">What the filters of the first see.</param>
/// <param name="multiplier">How many filters each map has in the first.</param>
/// <param name="bias">Whether a number is added to each map, after each of the two.</param>
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
