namespace CourseKit.Networks.Training.Schedules;

/// <inheritdoc cref="Schedule.Constant"/>
internal sealed record Constant : Schedule
{
    /// <inheritdoc/>
    public override double FactorAt(int step) => 1;
}
