using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Radial basis units: squared Euclidean distances of a row from fixed centers, which are not learned.</summary>
/// <remarks>
/// [N, C] → [N, F]: y[n, f] = Σ (x[n, c] − center[f, c])². LeCun et al. 1998, section II.B
/// (https://doi.org/10.1109/5.726791). The class is the one with the <i>smallest</i> output; −y are logits.
/// </remarks>
/// <param name="centers">The fixed centers, [F, C].</param>
public sealed class RadialBasis(Tensor centers) : Layer
{
    /// <summary>The fixed centers, [F, C].</summary>
    public Tensor Centers { get; } = centers.Shape.Rank == 2
        ? centers.Detach()
        : throw new ShapeException("Centers are rows of numbers [F, C].", $"{centers.Shape}");

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank == 2 && input[1] == Centers.Shape[1]
        ? [input[0], Centers.Shape[0]]
        : throw new ShapeException($"Distances from points {Centers.Shape} are those of rows [N, {Centers.Shape[1]}].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"RadialBasis({Centers.Shape[0]} fixed centers)";

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output)
    {
        var squares = Centers.Shape[1] * Arithmetic.Product(output);
        return new(squares, squares);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => (x.Unsqueeze(1) - Centers).Square().Sum(2);
}
