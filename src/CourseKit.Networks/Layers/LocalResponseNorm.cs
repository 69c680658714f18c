using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Local response normalization: each value is divided by what the same pixel has in
/// neighboring maps, so that strong maps hold weak ones down.</summary>
/// <remarks>[N, C, …] → [N, C, …]: x / (k + alpha/size · Σ x²)^beta over size maps around. Krizhevsky
/// et al. 2012, section 3.3, which has alpha without the division.</remarks>
/// <param name="size">The number of neighboring channels whose squares are summed.</param>
/// <param name="alpha">The weight of the sum.</param>
/// <param name="beta">The exponent.</param>
/// <param name="k">The constant k of the divisor, which keeps it from 0.</param>
public sealed class LocalResponseNorm(int size, float alpha = 1e-4f, float beta = 0.75f, float k = 1) : Layer
{
    /// <summary>Gets the number of neighboring channels that are summed.</summary>
    public int Size => size;

    /// <summary>Gets α, the weight of the sum.</summary>
    public float Alpha => alpha;

    /// <summary>Gets β, the exponent.</summary>
    public float Beta => beta;

    /// <summary>Gets the additive constant of the divisor.</summary>
    public float K => k;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank >= 2
        ? input
        : throw new ShapeException("Local response normalization takes images [N, C, H, W].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"LocalResponseNorm({size} maps)";

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(((2 * (Arithmetic)size) + 4) * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LocalResponseNorm(size, alpha, beta, k);
}
