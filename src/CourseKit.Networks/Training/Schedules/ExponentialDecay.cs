namespace CourseKit.Networks.Training.Schedules;

/// <inheritdoc cref="Schedule.ExponentialDecay"/>
internal sealed record ExponentialDecay(double Factor) : Schedule
{
    private readonly double factor = NotNegative(Factor, "factor");

    /// <inheritdoc/>
    public override double FactorAt(int step) => Math.Pow(factor, step);
}
