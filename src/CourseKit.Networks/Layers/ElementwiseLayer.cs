using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Element-wise layer without parameters: activations and the like.</summary>
/// <remarks>[…] → […].</remarks>
public abstract class ElementwiseLayer : Layer
{
    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input;

    /// <summary>Gets the number of operations for one value.</summary>
    protected virtual int OperationsEach => 1;

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(OperationsEach * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.InPlace;
}
