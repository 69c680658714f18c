namespace CourseKit.Grading.Kinds;

/// <summary>Time that an answer may take, as a multiple of what the reference takes with the same input.</summary>
/// <remarks>Only an answer that is slower in every run than the multiple of the reference's slowest fails: the two are measured by turns,
/// so that a busy machine is slow for both.</remarks>
public sealed record Pace
{
    private const int Runs = 5;

    /// <summary>The least multiple: less than that depends on the machine, and on what the compiler has optimized so far.</summary>
    private const double LeastMultiple = 10;

    /// <summary>The time up to which every answer is quick enough.</summary>
    private static readonly TimeSpan Imperceptible = TimeSpan.FromMilliseconds(50);

    /// <summary>A pace for an input on which slow answers are slow.</summary>
    /// <param name="given">The input, from a seeded generator; made anew for each run.</param>
    /// <param name="multiple">The multiple, at least 10.</param>
    /// <param name="hint">A sentence for whose answer is slower.</param>
    public Pace(Func<Generator, Case> given, double multiple, string hint)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(multiple, LeastMultiple);
        (Given, Multiple, Hint) = (given, multiple, hint);
    }

    /// <summary>Gets the input.</summary>
    public Func<Generator, Case> Given { get; }

    /// <summary>Gets the multiple of the reference's time.</summary>
    public double Multiple { get; }

    /// <summary>Gets the sentence for whose answer is slower.</summary>
    public string Hint { get; }

    /// <summary>Gets the rule, in a sentence.</summary>
    internal string Rule => FormattableString.Invariant($"an answer is to take at most {Multiple:0} times as long as the reference does.");

    /// <summary>Returns how many times as long as the reference an answer takes at least, where that is too long; null where it is
    /// not.</summary>
    internal double? Excess(Action reference, Action answer, TimeProvider clock)
    {
        var (slowest, quickest) = (TimeSpan.Zero, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            slowest = Longer(slowest, Time(reference, clock));
            quickest = Shorter(quickest, Time(answer, clock));
            if (quickest <= Longer(Imperceptible, slowest * Multiple))
            {
                return null;
            }
        }

        return quickest / Longer(slowest, TimeSpan.FromTicks(1));
    }

    private static TimeSpan Time(Action work, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        work();
        return clock.GetElapsedTime(start);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
