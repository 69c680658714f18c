namespace CourseKit.Networks.Training.Schedules;

/// <inheritdoc cref="Schedule.OneCycle"/>
internal sealed record OneCycle(int Steps, double Rise) : Schedule
{
    private const double Start = 1 / 25.0, End = Start / 10_000;

    private readonly int steps = Positive(Steps, "steps");
    private readonly double rise = Rise is > 0 and < 1 ? Rise : throw new ArgumentOutOfRangeException(
        "rise", $"The rate rises in a part of the steps between 0 and 1. Received: {Rise}.");

    /// <inheritdoc/>
    public override double FactorAt(int step)
    {
        var (top, last) = ((rise * steps) - 1, steps - 1);
        return step < top
            ? Cosine(Start, 1, step / top)
            : Cosine(1, End, last > top ? Math.Min(1, (step - top) / (last - top)) : 1);
    }
}
