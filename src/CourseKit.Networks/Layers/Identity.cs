using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Identity: returns its input.</summary>
/// <remarks>[…] → […].</remarks>
public sealed class Identity : Layer
{
    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => "Identity";

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.View;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x;
}
