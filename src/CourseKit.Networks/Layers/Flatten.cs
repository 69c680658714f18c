using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Lays out each image as one row of numbers, map after map, for dense layers.</summary>
/// <remarks>[N, C, H, W] → [N, C·H·W].</remarks>
public sealed class Flatten : Layer
{
    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank >= 2 && input[1..].Elements <= int.MaxValue
        ? [input[0], (int)input[1..].Elements]
        : throw new ShapeException("Flattening keeps the first axis, the batch, and joins all others.", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => "Flatten";

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Global;

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.View;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Reshape(x.Shape[0], -1);
}
