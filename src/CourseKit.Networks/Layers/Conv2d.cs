using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>2-D convolution: each output value is the dot product of one filter with one input window, plus the filter's bias.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, H', W'], where H' = ⌊(H + 2·padding − extent) / stride⌋ + 1 and extent = (kernel −
/// 1)·dilation + 1. LeCun et al. 1989, https://doi.org/10.1162/neco.1989.1.4.541.
/// </remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="window">The size, stride, padding and dilation of the kernel.</param>
/// <param name="groups">The number of groups of channels and filters; a filter sees the channels of its group.</param>
/// <param name="bias">True to add a bias to each channel; needless before batch normalization.</param>
public sealed class Conv2d(int filters, Window2d window, int groups = 1, bool bias = true)
    : Convolution([window.Rows, window.Columns], bias)
{
    /// <summary>A convolution with a square window.</summary>
    public Conv2d(int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, bool bias = true)
        : this(filters, new Window2d(kernel, stride, padding, dilation), groups, bias)
    {
    }

    /// <summary>Gets the number of filters, the output channels.</summary>
    public int Filters { get; } = AtLeastOne(filters, "A convolution has at least one filter.");

    /// <summary>Gets the window of a filter: kernel, stride, padding, dilation.</summary>
    public Window2d Window => window;

    /// <summary>Gets the number of groups of channels and filters.</summary>
    public int Groups { get; } = AtLeastOne(groups, "A convolution has at least one group.");

    /// <inheritdoc/>
    public override string ToString() =>
        $"Conv2d({Filters}, {OptionText.Of(window)}{OptionText.OfGroups(Groups)}{OptionText.OfBias(HasBias)})";

    /// <inheritdoc/>
    protected override (int Filters, int Groups) For(int channels) => (Filters, Groups);

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(window);

    /// <inheritdoc/>
    internal override Func<Tensor, Tensor> FusedWith(Activation activation) =>
        x => x.FusedConv2d(this["weight"], Optional("bias"), window, Groups, activation, addend: null);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Conv2d(this["weight"], Optional("bias"), window, Groups);
}
