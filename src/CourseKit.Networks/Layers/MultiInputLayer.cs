using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Layer without parameters that combines several inputs.</summary>
public abstract class MultiInputLayer : Layer
{
    /// <inheritdoc/>
    public sealed override Shape Infer(Shape input) => Infer((IReadOnlyList<Shape>)[input]);

    /// <inheritdoc/>
    protected internal abstract override Shape Infer(IReadOnlyList<Shape> inputs);

    /// <inheritdoc/>
    protected internal abstract override Tensor Forward(IReadOnlyList<Tensor> inputs);

    /// <inheritdoc/>
    protected sealed override Tensor Forward(Tensor x) => Forward((IReadOnlyList<Tensor>)[x]);
}
