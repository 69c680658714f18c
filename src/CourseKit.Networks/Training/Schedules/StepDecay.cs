namespace CourseKit.Networks.Training.Schedules;

/// <inheritdoc cref="Schedule.StepDecay"/>
internal sealed record StepDecay(int Every, double Factor) : Schedule
{
    private readonly int every = Positive(Every, "every");
    private readonly double factor = NotNegative(Factor, "factor");

    /// <inheritdoc/>
    public override double FactorAt(int step) => Math.Pow(factor, step / every);
}
