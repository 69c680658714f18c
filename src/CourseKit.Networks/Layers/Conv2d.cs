using CourseKit.Networks.Accounting;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>2-D convolution: each output value is the dot product of one filter with one input window, plus the filter's bias.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, H', W'], where H' = ⌊(H + 2·padding − extent) / stride⌋ + 1 and extent = (kernel − 1)·dilation + 1. LeCun et al. 1989,
/// https://doi.org/10.1162/neco.1989.1.4.541.
/// </remarks>
/// <param name="filters">How many maps come out.</param>
/// <param name="window">What a filter sees.</param>
/// <param name="groups">In how many groups channels and filters are cut; a filter sees the channels of its group.</param>
/// <param name="bias">Whether a number is added to each map; needless before batch normalization.</param>
public sealed class Conv2d(int filters, Window2d window, int groups = 1, bool bias = true) : Layer
{
    /// <summary>A convolution with a square window.</summary>
    public Conv2d(int filters, int kernel, int stride = 1, Padding padding = default, int dilation = 1, int groups = 1, bool bias = true)
        : this(filters, new Window2d(kernel, stride, padding, dilation), groups, bias)
    {
    }

    /// <summary>How many maps come out.</summary>
    public int Filters { get; } = AtLeastOne(filters, "A convolution has at least one filter.");

    /// <summary>What a filter sees.</summary>
    public Window2d Window => window;

    /// <summary>In how many groups channels and filters are cut.</summary>
    public int Groups { get; } = AtLeastOne(groups, "A convolution has at least one group.");

    /// <summary>Whether a number is added to each map.</summary>
    public bool HasBias => bias;

    /// <summary>Where the weights start.</summary>
    public Initializer Start { get; init; } = Initializers.KaimingDefault;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) =>
        input.Rank != 4 ? throw new ShapeException("A 2-D convolution takes images [N, C, H, W].", $"{input}")
        : input[1] % Groups != 0 || Filters % Groups != 0 ? throw new ShapeException(
            "Channels and filters are multiples of the groups.", $"{input[1]} channels, {Filters} filters, {Groups} groups")
        : [input[0], Filters, window.Rows.Slide(input[2]), window.Columns.Slide(input[3])];

    /// <inheritdoc/>
    public override string ToString() => $"Conv2d({Filters}, {Text.Of(window)}{(Groups == 1 ? null : $", groups {Groups}")}{(bias ? null : ", no bias")})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        Shape weight = [Filters, input[1] / Groups, window.Rows.Kernel, window.Columns.Kernel];
        yield return new("weight", weight, Start);
        if (bias)
        {
            yield return new("bias", [Filters], Initializers.Within(1 / MathF.Sqrt(Initializers.FanIn(weight))));
        }
    }

    /// <inheritdoc/>
    protected internal override Work Work(IReadOnlyList<Shape> inputs, Shape output) => new(
        Arithmetic.Product([window.Rows.Kernel, window.Columns.Kernel, inputs[0][1] / Groups]) * Arithmetic.Product(output), bias ? Arithmetic.Product(output) : 0);

    /// <inheritdoc/>
    protected internal override Sight Sight => Sight.Through(window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Conv2d(this["weight"], Optional("bias"), window, Groups);

    private static int AtLeastOne(int number, string rule) => number >= 1 ? number : throw new ArgumentException($"{rule} Received: {number}.");
}
