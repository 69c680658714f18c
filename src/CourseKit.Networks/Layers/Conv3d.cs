using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>3-D convolution of volumes, such as those of a scanner, or of films, whose depth is time.</summary>
/// <remarks>
/// [N, C, D, H, W] → [N, F, D', H', W'], where D' = ⌊(D + 2·padding − extent) / stride⌋ + 1 and extent =
/// (kernel − 1)·dilation + 1. Ji et al. 2013, https://doi.org/10.1109/TPAMI.2012.59.
/// </remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="window">The size, stride, padding and dilation of the kernel along each of the three axes.</param>
/// <param name="groups">The number of groups of channels and filters; a filter sees the channels of its group.</param>
/// <param name="bias">True to add a bias to each channel.</param>
public sealed class Conv3d(int filters, Window window, int groups = 1, bool bias = true) : Convolution([window, window, window], bias)
{
    /// <summary>A convolution with a cube for a window.</summary>
    public Conv3d(int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, bool bias = true)
        : this(filters, new Window(kernel, stride, padding, dilation), groups, bias)
    {
    }

    /// <summary>Gets the number of filters, the output channels.</summary>
    public int Filters { get; } = AtLeastOne(filters, "A convolution has at least one filter.");

    /// <summary>Gets the window of a filter along each of the three axes.</summary>
    public Window Window => window;

    /// <summary>Gets the number of groups of channels and filters.</summary>
    public int Groups { get; } = AtLeastOne(groups, "A convolution has at least one group.");

    /// <inheritdoc/>
    public override string ToString() =>
        $"Conv3d({Filters}, {OptionText.Of(window)}{OptionText.OfGroups(Groups)}{OptionText.OfBias(HasBias)})";

    /// <inheritdoc/>
    protected override (int Filters, int Groups) For(int channels) => (Filters, Groups);

    /// <summary>Gets the sliding window over height and width.</summary>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(new Window2d(window, window));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x.Conv3d(this["weight"], Optional("bias"), window.Stride, window.Padding, window.Dilation, Groups);
}
