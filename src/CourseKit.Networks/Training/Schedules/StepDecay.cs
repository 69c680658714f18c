namespace CourseKit.Networks.Training.Schedules;

/// <summary>Learning rate that falls by a factor every so many steps, as torch.optim.lr_scheduler.StepLR.</summary>
/// <param name="Every">The number of steps between two falls.</param>
/// <param name="Factor">The factor of each fall.</param>
public sealed record StepDecay(int Every, double Factor = 0.1) : Schedule
{
    /// <inheritdoc cref="StepDecay(int, double)" path="/param[@name='Every']"/>
    public int Every { get; } = Positive(Every, nameof(Every));

    /// <inheritdoc cref="StepDecay(int, double)" path="/param[@name='Factor']"/>
    public double Factor { get; } = NotNegative(Factor, nameof(Factor));

    /// <inheritdoc/>
    public override double FactorAt(int step) => Math.Pow(Factor, step / Every);
}
