namespace CourseKit.Grading.Execution;

/// <summary>How code that ran under <see cref="Stoppable"/> came to its end.</summary>
public abstract record Ending
{
    private Ending()
    {
    }

    /// <summary>It ran to its end.</summary>
    public sealed record Returned : Ending;

    /// <summary>It threw.</summary>
    public sealed record Threw(Exception Error) : Ending;

    /// <summary>It was asked to stop. What <see cref="Resisted"/> runs on, abandoned, until the process ends.</summary>
    public sealed record Stopped(bool Resisted) : Ending;

    /// <summary>It ran longer than its limit. What <see cref="Resisted"/> runs on, abandoned, until the process ends.</summary>
    public sealed record TimedOut(bool Resisted) : Ending;
}
