using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Leaky rectified linear unit: x where that is positive, slope · x elsewhere. Maas et al. 2013.</summary>
/// <param name="slope">The slope for negative inputs.</param>
public sealed class LeakyRelu(float slope = 0.01f) : ElementwiseLayer
{
    /// <summary>Gets the slope for negative values.</summary>
    public float Slope => slope;

    /// <inheritdoc/>
    public override string ToString() => $"LeakyRelu({slope})";

    /// <inheritdoc/>
    protected override int OperationsEach => 2;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LeakyRelu(slope);
}
