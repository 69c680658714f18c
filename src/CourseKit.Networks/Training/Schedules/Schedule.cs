namespace CourseKit.Networks.Training.Schedules;

/// <summary>Course of the learning rate over a training run: a factor for each step.</summary>
public abstract record Schedule
{
    /// <summary>Gets the schedule that leaves the learning rate as it is.</summary>
    public static Schedule Constant { get; } = new StepDecay(int.MaxValue, 1);

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
