using CourseKit.Networks.Accounting;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>A layer without parameters that computes each value from the one at its place: the activations.</summary>
/// <remarks>[…] → the same.</remarks>
public abstract class ElementwiseLayer : Layer
{
    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input;

    /// <inheritdoc/>
    public override string ToString() => GetType().Name;

    /// <summary>How many operations one value takes.</summary>
    protected virtual int OperationsEach => 1;

    /// <inheritdoc/>
    protected internal override Work Work(IReadOnlyList<Shape> inputs, Shape output) =>
        Accounting.Work.Of(OperationsEach * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override MemoryUse MemoryUse => MemoryUse.CanOverwrite;
}
