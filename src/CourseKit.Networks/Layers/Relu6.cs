using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>ReLU6: min(max(x, 0), 6), as networks for phones have it. Howard et al. 2017, https://arxiv.org/abs/1704.04861.</summary>
public sealed class Relu6 : ElementwiseLayer
{
    /// <inheritdoc/>
    protected override int OperationsEach => 2;

    /// <inheritdoc/>
    internal override Activation Activation => Activation.Relu6;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Relu6();
}
