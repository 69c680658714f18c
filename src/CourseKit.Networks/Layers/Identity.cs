using CourseKit.Networks.Accounting;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Gives what it gets.</summary>
/// <remarks>[…] → the same.</remarks>
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
