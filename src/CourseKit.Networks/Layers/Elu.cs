using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Exponential linear unit (ELU): x where that is positive, alpha · (eˣ − 1) elsewhere.</summary>
/// <remarks>Clevert et al. 2015, https://arxiv.org/abs/1511.07289.</remarks>
/// <param name="alpha">The limit α: outputs tend to −α for very negative inputs.</param>
public sealed class Elu(float alpha = 1) : ElementwiseLayer
{
    /// <summary>Gets α, the limit for negative values.</summary>
    public float Alpha => alpha;

    /// <inheritdoc/>
    public override string ToString() => $"Elu({alpha})";

    /// <inheritdoc/>
    protected override int OperationsEach => 4;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Elu(alpha);
}
