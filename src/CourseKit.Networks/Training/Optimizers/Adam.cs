using CourseKit.Tensors;
using Rule = CourseKit.Tensors.Kernels.Elementwise.Updates.Adam;

namespace CourseKit.Networks.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2014) as torch.optim.Adam: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², p ← p − η·m̂ / (√v̂ +
/// ε).</summary>
/// <remarks>m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), and g includes λ·p.</remarks>
public sealed class Adam : AdaptiveMoments
{
    /// <inheritdoc cref="Sgd(Layer, double)"/>
    public Adam(Layer network, double learningRate = 1e-3)
        : base(network, learningRate)
    {
    }

    /// <inheritdoc cref="Sgd(IEnumerable{ParameterGroup}, double)"/>
    public Adam(IEnumerable<ParameterGroup> groups, double learningRate = 1e-3)
        : base(groups, learningRate)
    {
    }

    private protected override void Update(Tensor parameter, ParameterState state, float rate, float decay) =>
        parameter.ApplyUpdate(
            new Rule(rate, (float)Beta1, (float)Beta2, (float)Epsilon, decay, decoupled: false, state.Steps), state.First,
            state.Second);
}
