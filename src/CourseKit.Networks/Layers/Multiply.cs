using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Product of images and one number for each channel, as squeeze and excitation scales them.</summary>
/// <remarks>[N, C, H, W], [N, C, 1, 1] → [N, C, H, W].</remarks>
public sealed class Multiply : MultiInputLayer
{
    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs.Skip(1).Aggregate(inputs[0], (common, input) => common.Broadcast(input));

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of((inputs.Count - 1) * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.InPlace;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs) => inputs.Aggregate((product, input) => product * input);
}
