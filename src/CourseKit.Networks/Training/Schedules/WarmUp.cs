namespace CourseKit.Networks.Training.Schedules;

/// <summary>Learning rate that rises evenly to its full value, as torch.optim.lr_scheduler.LinearLR, before another schedule
/// begins.</summary>
/// <param name="Steps">The number of steps until the full value is reached.</param>
/// <param name="Then">The schedule that begins there.</param>
/// <param name="Start">The factor of the first step.</param>
public sealed record WarmUp(int Steps, Schedule Then, double Start = 1 / 3.0) : Schedule
{
    /// <inheritdoc cref="WarmUp(int, Schedule, double)" path="/param[@name='Steps']"/>
    public int Steps { get; } = Positive(Steps, nameof(Steps));

    /// <inheritdoc cref="WarmUp(int, Schedule, double)" path="/param[@name='Start']"/>
    public double Start { get; } = NotNegative(Start, nameof(Start));

    /// <inheritdoc/>
    public override double FactorAt(int step) =>
        step < Steps ? Start + ((1 - Start) * step / Steps) : Then.FactorAt(step - Steps);
}
