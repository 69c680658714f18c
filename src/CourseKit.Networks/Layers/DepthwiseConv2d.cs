using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Depth-wise convolution: each channel has filters of its own, which see no other channel; a
/// <see cref="Conv2d"/> with as many groups as channels.</summary>
/// <remarks>
/// [N, C, H, W] → [N, C·multiplier, H', W'], where H' = ⌊(H + 2·padding − extent) / stride⌋ + 1.
/// Chollet 2016, https://arxiv.org/abs/1610.02357.
/// </remarks>
/// <param name="window">The size, stride, padding and dilation of the kernel.</param>
/// <param name="multiplier">The number of filters for each input channel.</param>
/// <param name="bias">True to add a bias to each channel.</param>
public sealed class DepthwiseConv2d(Window2d window, int multiplier = 1, bool bias = true)
    : Convolution([window.Rows, window.Columns], bias)
{
    /// <summary>A convolution with a square window.</summary>
    public DepthwiseConv2d(int kernel, int stride = 1, Padding padding = default, int dilation = 1, int multiplier = 1, bool bias = true)
        : this(new Window2d(kernel, stride, padding, dilation), multiplier, bias)
    {
    }

    /// <summary>Gets the window of a filter: kernel, stride, padding, dilation.</summary>
    public Window2d Window => window;

    /// <summary>Gets the number of filters for each channel.</summary>
    public int Multiplier { get; } = AtLeastOne(multiplier, "A depth-wise convolution has at least one filter for each map.");

    /// <inheritdoc/>
    public override string ToString() =>
        $"DepthwiseConv2d({OptionText.Of(window)}{(Multiplier == 1 ? null : $", multiplier {Multiplier}")}{OptionText.OfBias(HasBias)})";

    /// <inheritdoc/>
    protected override (int Filters, int Groups) For(int channels) => (channels * Multiplier, Math.Max(1, channels));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Conv2d(this["weight"], Optional("bias"), window, groups: Math.Max(1, x.Shape[1]));
}
