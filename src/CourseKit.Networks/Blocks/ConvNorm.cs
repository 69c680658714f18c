using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Convolution without bias, batch normalization, and an activation where one is given, as in most networks since
/// 2015.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, ⌈H / stride⌉, ⌈W / stride⌉]: an odd kernel has as much padding as keeps the size at stride 1.
/// Listed as torchvision's <c>Conv2dNormActivation</c>: 0 is the convolution, 1 the normalization.
/// </remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernel">The height and width of a filter, in pixels.</param>
/// <param name="stride">The stride of the convolution.</param>
/// <param name="groups">The number of groups of channels and filters; as many as channels make the convolution depth-wise.</param>
/// <param name="norm">The normalization, where it is not the usual one.</param>
/// <param name="activation">The activation.</param>
public sealed class ConvNorm(int filters, int kernel, int stride = 1, int groups = 1, BatchNorm2d? norm = null, Layer? activation = null)
    : Block(
[
    new Conv2d(filters, kernel, stride, padding: kernel / 2, groups: groups, bias: false), norm ?? new BatchNorm2d(),
    .. activation is null ? (NamedLayer[])[] : [activation],
])
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) => Children.Aggregate(x, (at, child) => net.Call(child.Layer, at));
}
