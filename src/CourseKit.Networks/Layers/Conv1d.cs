using CourseKit.Networks.Accounting;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>1-D convolution of sequences: time, or the characters of a text, takes the place of pixels.</summary>
/// <remarks>
/// [N, C, W] → [N, F, W'], where W' = ⌊(W + 2·padding − extent) / stride⌋ + 1 and extent = (kernel − 1)·dilation + 1. Waibel et al. 1989,
/// https://doi.org/10.1109/29.21701.
/// </remarks>
/// <param name="filters">How many sequences come out.</param>
/// <param name="window">What a filter sees.</param>
/// <param name="groups">In how many groups channels and filters are cut; a filter sees the channels of its group.</param>
/// <param name="bias">Whether a number is added to each sequence.</param>
public sealed class Conv1d(int filters, Window window, int groups = 1, bool bias = true) : Convolution([window], bias)
{
    /// <summary>A convolution with a window of a given size.</summary>
    public Conv1d(int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, bool bias = true)
        : this(filters, new Window(kernel, stride, padding, dilation), groups, bias)
    {
    }

    /// <summary>How many sequences come out.</summary>
    public int Filters { get; } = AtLeastOne(filters, "A convolution has at least one filter.");

    /// <summary>What a filter sees.</summary>
    public Window Window => window;

    /// <summary>In how many groups channels and filters are cut.</summary>
    public int Groups { get; } = AtLeastOne(groups, "A convolution has at least one group.");

    /// <inheritdoc/>
    public override string ToString() => $"Conv1d({Filters}, {Text.Of(window)}{Text.OfGroups(Groups)}{Text.OfBias(HasBias)})";

    /// <inheritdoc/>
    protected override (int Filters, int Groups) For(int channels) => (Filters, Groups);

    /// <summary>A sequence is seen as a single row of pixels.</summary>
    protected internal override Sight Sight => Sight.Through(new Window2d(new Window(1), window));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x.Conv1d(this["weight"], Optional("bias"), window.Stride, window.Padding, window.Dilation, Groups);
}
