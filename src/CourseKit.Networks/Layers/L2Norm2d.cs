using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>L2 normalization of each pixel's channels to a vector of length 1, then a learned scale for each channel.</summary>
/// <remarks>[N, C, H, W] → [N, C, H, W]: scale_weight·x / √(Σ x²). Liu et al. 2015, https://arxiv.org/abs/1506.04579.</remarks>
/// <param name="scale">The initial value of the learned scale.</param>
public sealed class L2Norm2d(float scale) : Layer
{
    /// <summary>The divisor of a vector of zeros.</summary>
    internal const float LeastLength = 1e-12f;

    private const float LeastSquare = LeastLength * LeastLength;

    /// <summary>Gets the initial scale.</summary>
    public float Scale => scale;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank == 4
        ? input
        : throw new ShapeException("L2 normalization takes images [N, C, H, W].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"L2Norm2d({scale})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input) =>
        [new("scale_weight", [input[1]], (shape, _) => Tensor.Full(shape, scale))];

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(4 * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) =>
        x / x.Square().Sum(1, keepAxis: true).Clamp(LeastSquare, float.MaxValue).Sqrt() * this["scale_weight"].Reshape(1, -1, 1, 1);
}
