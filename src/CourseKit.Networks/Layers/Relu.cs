using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Rectified linear unit (ReLU): max(x, 0). Nair and Hinton 2010.</summary>
public sealed class Relu : ElementwiseLayer
{
    /// <inheritdoc/>
    internal override Activation Activation => Activation.Relu;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Relu();
}
