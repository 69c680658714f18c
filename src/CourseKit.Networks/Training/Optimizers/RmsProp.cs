using CourseKit.Tensors;
using Rule = CourseKit.Tensors.Kernels.Elementwise.Updates.RmsProp;

namespace CourseKit.Networks.Training.Optimizers;

/// <summary>RMSProp (Tieleman and Hinton 2012) as torch.optim.RMSprop: v ← α·v + (1 − α)·g², b ← μ·b + g / (√v + ε), p ← p − η·b; g
/// includes λ·p.</summary>
public sealed class RmsProp : Optimizer
{
    private const double UsualSmoothing = 0.99, UsualEpsilon = 1e-8;

    /// <inheritdoc cref="Sgd(Layer, double)"/>
    public RmsProp(Layer network, double learningRate = 1e-2)
        : base(network, learningRate)
    {
    }

    /// <inheritdoc cref="Sgd(IEnumerable{ParameterGroup}, double)"/>
    public RmsProp(IEnumerable<ParameterGroup> groups, double learningRate = 1e-2)
        : base(groups, learningRate)
    {
    }

    /// <summary>Gets the smoothing α of the mean of squares, from 0 to below 1: 0.99 unless set.</summary>
    public double Smoothing
    {
        get;
        init => field = Checks.BelowOne(value, nameof(Smoothing));
    } = UsualSmoothing;

    /// <summary>Gets the momentum μ, from 0 to below 1: 0 unless set.</summary>
    public double Momentum
    {
        get;
        init => field = Checks.BelowOne(value, nameof(Momentum));
    }

    /// <summary>Gets ε, which keeps the divisor from zero: 10⁻⁸ unless set.</summary>
    public double Epsilon
    {
        get;
        init => field = Checks.NotNegative(value, nameof(Epsilon));
    } = UsualEpsilon;

    private protected override IEnumerable<(string Name, double Value, double Usual)> Settings =>
        [("α", Smoothing, UsualSmoothing), ("momentum", Momentum, 0), ("ε", Epsilon, UsualEpsilon), .. base.Settings];

    private protected override void Update(Tensor parameter, ParameterState state, float rate, float decay) =>
        parameter.ApplyUpdate(
            new Rule(rate, (float)Smoothing, (float)Epsilon, (float)Momentum, decay), Momentum == 0 ? null : state.First,
            state.Second);
}
