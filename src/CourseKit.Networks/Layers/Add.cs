using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Element-wise sum of two or more inputs of one shape, as at the end of a skip connection.</summary>
/// <remarks>[…], […], … → […].</remarks>
public sealed class Add : MultiInputLayer
{
    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) => inputs.All(input => input == inputs[0])
        ? inputs[0]
        : throw new ShapeException("What is added must have one shape; where a branch changes it, a projection on the skip connection (a " +
            "1×1 convolution of the same stride) changes that of the input, too.", string.Join(" and ", inputs));

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of((inputs.Count - 1) * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.InPlace;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs) => inputs.Aggregate((sum, input) => sum + input);
}
