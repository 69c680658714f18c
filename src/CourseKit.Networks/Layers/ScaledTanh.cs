using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Scaled hyperbolic tangent: amplitude · tanh(slope · x). LeCun et al. 1998, appendix A
/// (https://doi.org/10.1109/5.726791): with its numbers ±1 gives ±1.</summary>
/// <param name="amplitude">The amplitude: outputs lie between −amplitude and amplitude.</param>
/// <param name="slope">The factor of the input.</param>
public sealed class ScaledTanh(float amplitude = 1.7159f, float slope = 2f / 3) : ElementwiseLayer
{
    /// <summary>Gets the amplitude.</summary>
    public float Amplitude => amplitude;

    /// <summary>Gets the factor of the input.</summary>
    public float Slope => slope;

    /// <inheritdoc/>
    protected override int OperationsEach => 3;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => amplitude * (slope * x).Tanh();
}
