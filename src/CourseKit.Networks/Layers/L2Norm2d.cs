using CourseKit.Networks.Accounting;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Each pixel's channels as a vector of length 1, then scaled as learned, channel by channel.</summary>
/// <remarks>[N, C, H, W] → the same: scale_weight·x / √(Σ x²). Liu et al. 2015, https://arxiv.org/abs/1506.04579.</remarks>
/// <param name="start">Where the scale starts.</param>
public sealed class L2Norm2d(float start) : Layer
{
    /// <summary>What a vector of zeros is divided by.</summary>
    internal const float LeastLength = 1e-12f;

    private const float LeastSquare = LeastLength * LeastLength;

    /// <summary>Where the scale starts.</summary>
    public float Start => start;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank == 4
        ? input
        : throw new ShapeException("L2 normalization takes images [N, C, H, W].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"L2Norm2d({start})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input) =>
        [new("scale_weight", [input[1]], (shape, _) => Tensor.Full(shape, start))];

    /// <inheritdoc/>
    protected internal override Work Work(IReadOnlyList<Shape> inputs, Shape output) => Accounting.Work.Of(4 * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x / x.Square().Sum(1, keepAxis: true).Clamp(LeastSquare, float.MaxValue).Sqrt() * this["scale_weight"].Reshape(1, -1, 1, 1);
}
