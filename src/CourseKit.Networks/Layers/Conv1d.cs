using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>1-D convolution of sequences: time, or the characters of a text, takes the place of pixels.</summary>
/// <remarks>
/// [N, C, W] → [N, F, W'], where W' = ⌊(W + 2·padding − extent) / stride⌋ + 1 and extent = (kernel − 1)·dilation + 1. Waibel et al. 1989,
/// https://doi.org/10.1109/29.21701.
/// </remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="window">The size, stride, padding and dilation of the kernel.</param>
/// <param name="groups">The number of groups of channels and filters; a filter sees the channels of its group.</param>
/// <param name="bias">True to add a bias to each channel.</param>
public sealed class Conv1d(int filters, Window window, int groups = 1, bool bias = true) : Convolution([window], bias)
{
    /// <summary>A convolution with a window of a given size.</summary>
    public Conv1d(int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, bool bias = true)
        : this(filters, new Window(kernel, stride, padding, dilation), groups, bias)
    {
    }

    /// <summary>Gets the number of filters, the output channels.</summary>
    public int Filters { get; } = AtLeastOne(filters, "A convolution has at least one filter.");

    /// <summary>Gets the window of a filter: kernel, stride, padding, dilation.</summary>
    public Window Window => window;

    /// <summary>Gets the number of groups of channels and filters.</summary>
    public int Groups { get; } = AtLeastOne(groups, "A convolution has at least one group.");

    /// <inheritdoc/>
    public override string ToString() =>
        $"Conv1d({Filters}, {OptionText.Of(window)}{OptionText.OfGroups(Groups)}{OptionText.OfBias(HasBias)})";

    /// <inheritdoc/>
    protected override (int Filters, int Groups) For(int channels) => (Filters, Groups);

    /// <summary>Gets the sliding window, a sequence being a single row of pixels.</summary>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(new Window2d(new Window(1), window));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x.Conv1d(this["weight"], Optional("bias"), window.Stride, window.Padding, window.Dilation, Groups);
}
