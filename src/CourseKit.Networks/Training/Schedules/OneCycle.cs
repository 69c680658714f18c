namespace CourseKit.Networks.Training.Schedules;

/// <summary>Learning rate that rises from 1/25 to its full value, then falls to almost nothing, as torch.optim.lr_scheduler.OneCycleLR.
/// Smith and Topin 2017, https://arxiv.org/abs/1708.07120.</summary>
/// <param name="Steps">The number of steps of the whole run.</param>
/// <param name="Rise">The part of the steps in which the rate rises.</param>
public sealed record OneCycle(int Steps, double Rise = 0.3) : Schedule
{
    private const double Start = 1 / 25.0, End = Start / 10_000;

    /// <inheritdoc cref="OneCycle(int, double)" path="/param[@name='Steps']"/>
    public int Steps { get; } = Positive(Steps, nameof(Steps));

    /// <inheritdoc cref="OneCycle(int, double)" path="/param[@name='Rise']"/>
    public double Rise { get; } = Rise is > 0 and < 1 ? Rise : throw new ArgumentOutOfRangeException(
        nameof(Rise), $"The rate rises in a part of the steps between 0 and 1. Received: {Rise}.");

    /// <inheritdoc/>
    public override double FactorAt(int step)
    {
        var (top, last) = ((Rise * Steps) - 1, Steps - 1);
        return step <= top
            ? Cosine(Start, 1, step / top)
            : Cosine(1, End, Math.Min(1, (step - top) / (last - top)));
    }
}
