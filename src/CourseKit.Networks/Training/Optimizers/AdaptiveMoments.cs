namespace CourseKit.Networks.Training.Optimizers;

/// <summary>Optimizer of Adam's family (Kingma and Ba 2014): running means of the gradient, by β₁, and of its square, by β₂.</summary>
public abstract class AdaptiveMoments : Optimizer
{
    private const double UsualBeta1 = 0.9, UsualBeta2 = 0.999, UsualEpsilon = 1e-8;

    private protected AdaptiveMoments(Layer network, double learningRate)
        : base(network, learningRate)
    {
    }

    private protected AdaptiveMoments(IEnumerable<ParameterGroup> groups, double learningRate)
        : base(groups, learningRate)
    {
    }

    /// <summary>Gets β₁, from 0 to below 1: 0.9 unless set.</summary>
    public double Beta1
    {
        get;
        init => field = Checks.BelowOne(value, nameof(Beta1));
    } = UsualBeta1;

    /// <summary>Gets β₂, from 0 to below 1: 0.999 unless set.</summary>
    public double Beta2
    {
        get;
        init => field = Checks.BelowOne(value, nameof(Beta2));
    } = UsualBeta2;

    /// <summary>Gets ε, which keeps the divisor from zero: 10⁻⁸ unless set.</summary>
    public double Epsilon
    {
        get;
        init => field = Checks.NotNegative(value, nameof(Epsilon));
    } = UsualEpsilon;

    private protected override IEnumerable<(string Name, double Value, double Usual)> Settings =>
        [("β₁", Beta1, UsualBeta1), ("β₂", Beta2, UsualBeta2), ("ε", Epsilon, UsualEpsilon), .. base.Settings];
}
