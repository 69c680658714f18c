using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Hard swish: x · min(max(x + 3, 0), 6) / 6. Howard et al. 2019, https://arxiv.org/abs/1905.02244.</summary>
public sealed class HardSwish : ElementwiseLayer
{
    /// <inheritdoc/>
    protected override int OperationsEach => 5;

    /// <inheritdoc/>
    internal override Activation Activation => Activation.HardSwish;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.HardSwish();
}
