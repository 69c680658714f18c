namespace CourseKit.Networks.Training.Schedules;

/// <inheritdoc cref="Schedule.CosineDecay"/>
internal sealed record CosineDecay(int Steps, double End) : Schedule
{
    private readonly int steps = Positive(Steps, "steps");
    private readonly double end = NotNegative(End, "end");

    /// <inheritdoc/>
    public override double FactorAt(int step) => Cosine(1, end, Math.Min(1, step / (double)steps));
}
