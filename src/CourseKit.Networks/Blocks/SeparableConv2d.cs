using CourseKit.Networks.Graphs;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Blocks;

/// <summary>Depth-wise separable convolution: first one filter for each map, by itself, then a 1×1 convolution that mixes the maps.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, H', W'], with C·k² + C·F weights where a convolution has C·k²·F. Chollet 2016, https://arxiv.org/abs/1610.02357; MobileNet has batch
/// normalization and an activation between the two.
/// </remarks>
/// <param name="channels">How many maps the input has.</param>
/// <param name="filters">How many maps come out.</param>
/// <param name="window">What a filter sees of its map.</param>
/// <param name="bias">Whether a number is added to each map, after each of the two.</param>
public sealed class SeparableConv2d(int channels, int filters, Window2d window, bool bias = true) : Block(
[
    ("depthwise", new Conv2d(channels, window, groups: channels, bias: bias)), ("pointwise", new Conv2d(filters, 1, bias: bias)),
])
{
    /// <summary>The same with a square window.</summary>
    public SeparableConv2d(int channels, int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, bool bias = true)
        : this(channels, filters, new Window2d(kernel, stride, padding, dilation), bias)
    {
    }

    /// <inheritdoc/>
    protected override Node Connect(Wiring net, Node x) => net.Call("pointwise", net.Call("depthwise", x));
}
