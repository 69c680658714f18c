using CourseKit.Tensors;
using Rule = CourseKit.Tensors.Kernels.Elementwise.Updates.NAdam;

namespace CourseKit.Networks.Training.Optimizers;

/// <summary>Adam with Nesterov's momentum (Dozat 2016), as torch.optim.NAdam: μₜ = β₁·(1 − 0.96^(t·ψ) / 2) in place of a constant
/// β₁.</summary>
public sealed class NAdam : AdaptiveMoments
{
    private const double UsualMomentumDecay = 0.004;

    /// <inheritdoc cref="Sgd(Layer, double)"/>
    public NAdam(Layer network, double learningRate = 2e-3)
        : base(network, learningRate)
    {
    }

    /// <inheritdoc cref="Sgd(IEnumerable{ParameterGroup}, double)"/>
    public NAdam(IEnumerable<ParameterGroup> groups, double learningRate = 2e-3)
        : base(groups, learningRate)
    {
    }

    /// <summary>Gets ψ, by which momentum grows to β₁: 0.004 unless set.</summary>
    public double MomentumDecay
    {
        get;
        init => field = Checks.NotNegative(value, nameof(MomentumDecay));
    } = UsualMomentumDecay;

    private protected override IEnumerable<(string Name, double Value, double Usual)> Settings =>
        [.. base.Settings, ("ψ", MomentumDecay, UsualMomentumDecay)];

    private protected override void Update(Tensor parameter, ParameterState state, float rate, float decay) =>
        parameter.ApplyUpdate(
            new Rule(rate, (float)Beta1, (float)Beta2, (float)Epsilon, decay, MomentumDecay, state.Steps), state.First,
            state.Second);
}
