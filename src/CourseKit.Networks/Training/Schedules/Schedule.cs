namespace CourseKit.Networks.Training.Schedules;

/// <summary>Course of the learning rate over a training run: a factor for each step.</summary>
public abstract record Schedule
{
    /// <summary>Gets the schedule that leaves the learning rate as it is.</summary>
    public static Schedule Constant { get; } = new Constant();

    /// <summary>Returns a schedule by which the learning rate falls by a factor every so many steps, as
    /// torch.optim.lr_scheduler.StepLR.</summary>
    /// <param name="every">The number of steps between two falls: steps of the optimizer, not epochs.</param>
    /// <param name="factor">The factor of each fall.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no step between two falls, or the factor is negative.</exception>
    public static Schedule StepDecay(int every, double factor = 0.1) => new Schedules.StepDecay(every, factor);

    /// <summary>Returns a schedule by which the learning rate falls by a factor with each step, as
    /// torch.optim.lr_scheduler.ExponentialLR.</summary>
    /// <param name="factor">The factor of a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative.</exception>
    public static Schedule ExponentialDecay(double factor) => new Schedules.ExponentialDecay(factor);

    /// <summary>Returns a schedule by which the learning rate falls along half a wave of the cosine, as
    /// torch.optim.lr_scheduler.CosineAnnealingLR, and stays at the end.</summary>
    /// <remarks>Loshchilov and Hutter 2016, https://arxiv.org/abs/1608.03983.</remarks>
    /// <param name="steps">The number of steps until the end is reached.</param>
    /// <param name="end">The factor at the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no steps, or the factor is negative.</exception>
    public static Schedule CosineDecay(int steps, double end = 0) => new Schedules.CosineDecay(steps, end);

    /// <summary>Returns a schedule by which the learning rate rises from 1/25 to its full value, then falls to almost nothing, as
    /// torch.optim.lr_scheduler.OneCycleLR with <c>cycle_momentum=False</c>.</summary>
    /// <remarks>Smith and Topin 2017, https://arxiv.org/abs/1708.07120.</remarks>
    /// <param name="steps">The number of steps of the whole run.</param>
    /// <param name="rise">The part of the steps in which the rate rises.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no steps, or the part is not between 0 and 1.</exception>
    public static Schedule OneCycle(int steps, double rise = 0.3) => new Schedules.OneCycle(steps, rise);

    /// <summary>Returns a schedule by which the learning rate rises evenly to its full value, as torch.optim.lr_scheduler.LinearLR, before
    /// another schedule begins.</summary>
    /// <param name="steps">The number of steps until the full value is reached.</param>
    /// <param name="then">The schedule that begins there; constant by default.</param>
    /// <param name="start">The factor of the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no steps, or the factor is negative.</exception>
    public static Schedule WarmUp(int steps, Schedule? then = null, double start = 1 / 3.0) =>
        new Schedules.WarmUp(steps, then ?? Constant, start);

    /// <summary>Returns the factor that the learning rate of a step is multiplied by.</summary>
    /// <param name="step">The number of steps before it, from 0.</param>
    public abstract double FactorAt(int step);

    private protected static int Positive(int steps, string name) => steps > 0 ? steps : throw new ArgumentOutOfRangeException(
        name, $"A schedule counts at least one step. Received: {steps}.");

    private protected static double NotNegative(double factor, string name) => double.IsFinite(factor) && factor >= 0 ? factor
        : throw new ArgumentOutOfRangeException(name, $"A factor of a schedule is 0 or greater, and finite. Received: {factor}.");

    /// <summary>Returns a value on half a wave of the cosine from one factor to another.</summary>
    private protected static double Cosine(double from, double to, double part) =>
        to + ((from - to) * (1 + Math.Cos(Math.PI * part)) / 2);
}
