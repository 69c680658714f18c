using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Hyperbolic tangent: between −1 and 1.</summary>
public sealed class Tanh : ElementwiseLayer
{
    /// <inheritdoc/>
    protected override int OperationsEach => 1;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Tanh();
}
