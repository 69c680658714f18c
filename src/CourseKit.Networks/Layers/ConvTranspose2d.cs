using CourseKit.Networks.Accounting;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>
/// Transposed convolution: each input value is multiplied by a filter, and the products are added up
/// where they overlap; the way back of a convolution's shape.
/// </summary>
/// <remarks>[N, C, H, W] → [N, F, H', W'], where H' = (H − 1)·stride − 2·padding + (kernel − 1)·dilation +
/// outputPadding + 1. Dumoulin and Visin 2016, https://arxiv.org/abs/1603.07285.</remarks>
/// <param name="filters">How many maps come out.</param>
/// <param name="kernel">The height and the width of a filter.</param>
/// <param name="stride">How far apart the products lie.</param>
/// <param name="padding">How many pixels are cut off at each edge.</param>
/// <param name="outputPadding">How many more there are at the bottom and on the right.</param>
/// <param name="dilation">How far apart the pixels of a filter lie.</param>
/// <param name="groups">In how many groups channels and filters are cut.</param>
/// <param name="bias">Whether a number is added to each map.</param>
public sealed class ConvTranspose2d(
    int filters, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true)
        : Layer
{
    /// <summary>How many maps come out.</summary>
    public int Filters => filters;

    /// <summary>The height and the width of a filter.</summary>
    public int Kernel => kernel;

    /// <summary>How far apart the products lie.</summary>
    public int Stride => stride;

    /// <summary>How many pixels are cut off at each edge.</summary>
    public int Padding => padding;

    /// <summary>How many more there are at the bottom and on the right.</summary>
    public int OutputPadding => outputPadding;

    /// <summary>How far apart the pixels of a filter lie.</summary>
    public int Dilation => dilation;

    /// <summary>In how many groups channels and filters are cut.</summary>
    public int Groups => groups;

    /// <summary>Whether a number is added to each map.</summary>
    public bool HasBias => bias;

    /// <summary>Where the weights start.</summary>
    public Initializer Start { get; init; } = Initializers.KaimingDefault;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) =>
        input.Rank != 4 ? throw new ShapeException("A transposed 2-D convolution takes images [N, C, H, W].", $"{input}")
        : input[1] % groups != 0 || filters % groups != 0 ? throw new ShapeException(
            "Channels and filters are multiples of the groups.", $"{input[1]} channels, {filters} filters, {groups} groups")
        : [input[0], filters, Size(input[2]), Size(input[3])];

    /// <inheritdoc/>
    public override string ToString() =>
        $"ConvTranspose2d({filters}, {Text.Of(new Window2d(kernel, stride, padding, dilation))}{Text.OfGroups(groups)}{Text.OfBias(bias)})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        Shape weight = [input[1], filters / groups, kernel, kernel];
        yield return new("weight", weight, Start);
        if (bias)
        {
            yield return new("bias", [filters], Initializers.Within(1 / MathF.Sqrt(Initializers.FanIn(weight))));
        }
    }

    /// <inheritdoc/>
    protected internal override Work Work(IReadOnlyList<Shape> inputs, Shape output) =>
        new(Arithmetic.Product([kernel, kernel, filters / groups]) * Arithmetic.Product(inputs[0]), bias ? Arithmetic.Product(output) : 0);

    /// <inheritdoc/>
    protected internal override Sight Sight => Sight.Spread(new Window2d(kernel, stride, padding, dilation));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x.ConvTranspose2d(this["weight"], Optional("bias"), stride, padding, outputPadding, dilation, groups);

    private int Size(int size) => outputPadding >= 0 && outputPadding < Math.Max(stride, dilation)
        && ((size - 1) * stride) - (2 * padding) + ((kernel - 1) * dilation) + outputPadding + 1 is > 0 and var transposed
        ? transposed
        : throw new ShapeException(
            "A transposed convolution cuts off less than it makes, and adds less than its stride or dilation.",
            $"{size} pixels, kernel {kernel}, stride {stride}, padding {padding}, output padding {outputPadding}, dilation {dilation}");
}
