using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>x / (1 + e⁻ˣ), also called Swish. Ramachandran et al. 2017, https://arxiv.org/abs/1710.05941.</summary>
public sealed class Silu : ElementwiseLayer
{
    /// <inheritdoc/>
    protected override int OperationsEach => 4;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Silu();
}
