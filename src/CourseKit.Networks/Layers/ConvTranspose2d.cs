using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>
/// Transposed convolution: each input value is multiplied by a filter, and the products are added up
/// where they overlap; the way back of a convolution's shape.
/// </summary>
/// <remarks>[N, C, H, W] → [N, F, H', W'], where H' = (H − 1)·stride − 2·padding + (kernel − 1)·dilation +
/// outputPadding + 1. Dumoulin and Visin 2016, https://arxiv.org/abs/1603.07285.</remarks>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernel">The height and the width of a filter.</param>
/// <param name="stride">The stride: the distance in the output between neighbors of the input.</param>
/// <param name="padding">The number of pixels cut off at each edge.</param>
/// <param name="outputPadding">The number of pixels added at the bottom and on the right.</param>
/// <param name="dilation">The dilation: the distance between neighboring pixels of a filter.</param>
/// <param name="groups">The number of groups of channels and filters.</param>
/// <param name="bias">True to add a bias to each channel.</param>
public sealed class ConvTranspose2d(
    int filters, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true)
    : Layer
{
    /// <summary>Gets the number of filters, the output channels.</summary>
    public int Filters => filters;

    /// <summary>Gets the kernel size, the height and width of a filter.</summary>
    public int Kernel => kernel;

    /// <summary>Gets the stride, in pixels of the output.</summary>
    public int Stride => stride;

    /// <summary>Gets the padding, by which the output is cut at each edge.</summary>
    public int Padding => padding;

    /// <summary>Gets the output padding, the rows and columns added at the bottom and on the right.</summary>
    public int OutputPadding => outputPadding;

    /// <summary>Gets the dilation of a filter.</summary>
    public int Dilation => dilation;

    /// <summary>Gets the number of groups of channels and filters.</summary>
    public int Groups => groups;

    /// <summary>Gets whether a bias is added to each channel.</summary>
    public bool HasBias => bias;

    /// <summary>Gets the initializer of the weights.</summary>
    public Initializer Initializer { get; init; } = Initializers.KaimingDefault;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) =>
        input.Rank != 4 ? throw new ShapeException("A transposed 2-D convolution takes images [N, C, H, W].", $"{input}")
        : input[1] % groups != 0 || filters % groups != 0 ? throw new ShapeException(
            "Channels and filters are multiples of the groups.", $"{input[1]} channels, {filters} filters, {groups} groups")
        : [input[0], filters, Size(input[2]), Size(input[3])];

    /// <inheritdoc/>
    public override string ToString() =>
        $"ConvTranspose2d({filters}, {OptionText.Of(Window)}{OptionText.OfGroups(groups)}{OptionText.OfBias(bias)})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        Shape weight = [input[1], filters / groups, kernel, kernel];
        yield return new("weight", weight, Initializer);
        if (bias)
        {
            yield return new("bias", [filters], Initializers.Uniform(1 / MathF.Sqrt(Initializers.FanIn(weight))));
        }
    }

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        new(Arithmetic.Product([kernel, kernel, filters / groups]) * Arithmetic.Product(inputs[0]), bias ? Arithmetic.Product(output) : 0);

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep =>
        ReceptiveFieldStep.Transposed(Window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x.ConvTranspose2d(this["weight"], Optional("bias"), stride, padding, outputPadding, dilation, groups);

    private Window2d Window => new(kernel, stride, padding, dilation);

    private int Size(int size) => outputPadding >= 0 && outputPadding < Math.Max(stride, dilation)
        && ((size - 1) * stride) - (2 * padding) + ((kernel - 1) * dilation) + outputPadding + 1 is > 0 and var transposed
        ? transposed
        : throw new ShapeException(
            "A transposed convolution cuts off less than it makes, and adds less than its stride or dilation.",
            $"{size} pixels, kernel {kernel}, stride {stride}, padding {padding}, output padding {outputPadding}, dilation {dilation}");
}
