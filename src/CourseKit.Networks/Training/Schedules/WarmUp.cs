namespace CourseKit.Networks.Training.Schedules;

/// <inheritdoc cref="Schedule.WarmUp"/>
internal sealed record WarmUp(int Steps, Schedule Then, double Start) : Schedule
{
    private readonly int steps = Positive(Steps, "steps");
    private readonly double start = NotNegative(Start, "start");

    /// <inheritdoc/>
    public override double FactorAt(int step) =>
        step < steps ? start + ((1 - start) * step / steps) : Then.FactorAt(step - steps);
}
