using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Sigmoid linear unit (SiLU), also called Swish: x / (1 + e⁻ˣ).</summary>
/// <remarks>Ramachandran et al. 2017, https://arxiv.org/abs/1710.05941.</remarks>
public sealed class Silu : ElementwiseLayer
{
    /// <inheritdoc/>
    protected override int OperationsEach => 4;

    /// <inheritdoc/>
    internal override Activation Activation => Activation.Silu;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Silu();
}
