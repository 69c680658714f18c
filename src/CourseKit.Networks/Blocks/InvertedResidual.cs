using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>
/// Inverted residual block (MBConv): a 1×1 convolution to many channels, a depth-wise one there, a 1×1 convolution back to few, which
/// are added to the input.
/// </summary>
/// <remarks>
/// [N, C, H, W] → [N, F, ⌈H / stride⌉, ⌈W / stride⌉]. There is no activation behind the last convolution, no first one where it would not
/// make more maps, and no addition where the shape changes. Sandler et al. 2018, https://arxiv.org/abs/1801.04381; with squeeze and
/// excitation Howard et al. 2019, https://arxiv.org/abs/1905.02244.
/// </remarks>
/// <param name="sizes">The numbers of channels, and the kernel and stride of the depth-wise convolution.</param>
/// <param name="activation">The factory of the activation behind the first two convolutions.</param>
/// <param name="norm">The factory of the normalization behind each convolution, where it is not the usual one.</param>
/// <param name="excitation">The squeeze and excitation behind the depth-wise convolution.</param>
/// <param name="drop">The probability of leaving out the branch in training (stochastic depth), where there is a shortcut.</param>
/// <param name="names">The names of the layers.</param>
public sealed class InvertedResidual(
    InvertedResidualSizes sizes,
    Func<Layer> activation,
    Func<BatchNorm2d>? norm = null,
    SqueezeExcitation? excitation = null,
    float drop = 0,
    InvertedResidualNames names = InvertedResidualNames.Block)
    : Block(
    [
        (names == InvertedResidualNames.Conv ? "conv" : "block",
            new Sequential(Layers(sizes, activation, norm ?? (() => new BatchNorm2d()), excitation, names))),
        .. sizes.KeepsShape && drop > 0 ? (NamedLayer[])[("stochastic_depth", new StochasticDepth(drop))] : [],
    ])
{
    private readonly Add add = new();

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x)
    {
        var change = net.Call(Children[0].Layer, x);
        if (net.IsTraining && Children.Count > 1)
        {
            change = net.Call(Children[1].Layer, change);
        }

        return sizes.KeepsShape ? net.Call(add, change, x) : change;
    }

    private static IEnumerable<NamedLayer> Layers(
        InvertedResidualSizes sizes,
        Func<Layer> activation,
        Func<BatchNorm2d> norm,
        SqueezeExcitation? excitation,
        InvertedResidualNames names)
    {
        if (sizes.Expanded != sizes.Channels)
        {
            yield return new ConvNorm(sizes.Expanded, 1, norm: norm(), activation: activation());
        }

        yield return new ConvNorm(sizes.Expanded, sizes.Kernel, sizes.Stride, groups: sizes.Expanded, norm: norm(),
            activation: activation());
        if (excitation is not null)
        {
            yield return excitation;
        }

        if (names == InvertedResidualNames.Block)
        {
            yield return new ConvNorm(sizes.Filters, 1, norm: norm());
        }
        else
        {
            yield return new Conv2d(sizes.Filters, 1, bias: false);
            yield return norm();
        }
    }
}
