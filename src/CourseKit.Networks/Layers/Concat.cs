using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Concatenation along the channel axis.</summary>
/// <remarks>[N, C₁, H, W], [N, C₂, H, W], … → [N, C₁ + C₂ + …, H, W].</remarks>
public sealed class Concat : MultiInputLayer
{
    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs.All(input => input.Rank >= 2 && input.With(1, 0) == inputs[0].With(1, 0))
        ? inputs[0].With(1, inputs.Sum(input => input[1]))
        : throw new ShapeException("What is put together may differ in its number of maps alone.", string.Join(" and ", inputs));

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs) => Tensor.Concat(1, [.. inputs]);
}
