namespace CourseKit.Networks.Training.Optimizers;

/// <summary>Optimizer of Adam's family (Kingma and Ba 2014): running means of the gradient, by β₁, and of its square, by β₂.</summary>
public abstract class AdaptiveMoments : Optimizer
{
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
    } = 0.9;

    /// <summary>Gets β₂, from 0 to below 1: 0.999 unless set.</summary>
    public double Beta2
    {
        get;
        init => field = Checks.BelowOne(value, nameof(Beta2));
    } = 0.999;

    /// <summary>Gets ε, which keeps the divisor from zero: 10⁻⁸ unless set.</summary>
    public double Epsilon
    {
        get;
        init => field = Checks.NotNegative(value, nameof(Epsilon));
    } = 1e-8;
}
