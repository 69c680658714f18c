using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Logistic sigmoid: 1 / (1 + e⁻ˣ): between 0 and 1.</summary>
public sealed class Sigmoid : ElementwiseLayer
{
    /// <inheritdoc/>
    protected override int OperationsEach => 3;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Sigmoid();
}
