namespace CourseKit.Networks.Training.Schedules;

/// <summary>Learning rate that falls by a factor with each step, as torch.optim.lr_scheduler.ExponentialLR.</summary>
/// <param name="Factor">The factor of a step.</param>
public sealed record ExponentialDecay(double Factor) : Schedule
{
    /// <inheritdoc cref="ExponentialDecay(double)" path="/param[@name='Factor']"/>
    public double Factor { get; } = NotNegative(Factor, nameof(Factor));

    /// <inheritdoc/>
    public override double FactorAt(int step) => Math.Pow(Factor, step);
}
