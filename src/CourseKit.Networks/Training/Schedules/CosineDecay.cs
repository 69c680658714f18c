namespace CourseKit.Networks.Training.Schedules;

/// <summary>Learning rate that falls along half a wave of the cosine, as torch.optim.lr_scheduler.CosineAnnealingLR, and stays at the end.
/// Loshchilov and Hutter 2016, https://arxiv.org/abs/1608.03983.</summary>
/// <param name="Steps">The number of steps until the end is reached.</param>
/// <param name="End">The factor at the end.</param>
public sealed record CosineDecay(int Steps, double End = 0) : Schedule
{
    /// <inheritdoc cref="CosineDecay(int, double)" path="/param[@name='Steps']"/>
    public int Steps { get; } = Positive(Steps, nameof(Steps));

    /// <inheritdoc cref="CosineDecay(int, double)" path="/param[@name='End']"/>
    public double End { get; } = NotNegative(End, nameof(End));

    /// <inheritdoc/>
    public override double FactorAt(int step) => Cosine(1, End, Math.Min(1, step / (double)Steps));
}
