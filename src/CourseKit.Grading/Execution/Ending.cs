using System.ComponentModel;

namespace CourseKit.Grading.Execution;

/// <summary>Ending of code that ran under <see cref="Stoppable"/>: returned, threw, stopped or timed out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record Ending
{
    private Ending()
    {
    }

    /// <summary>The code returned.</summary>
    public sealed record Returned : Ending;

    /// <summary>The code threw an exception.</summary>
    public sealed record Threw(Exception Error) : Ending
    {
        /// <summary>Gets whether its thread is abandoned and runs on until the process ends, as it threw too often and could not be
        /// stopped.</summary>
        public bool Resisted { get; init; }
    }

    /// <summary>The code was stopped; if it <see cref="Resisted"/>, its thread is abandoned and runs on until the process ends.</summary>
    public sealed record Stopped(bool Resisted) : Ending;

    /// <summary>The code exceeded its time limit; if it <see cref="Resisted"/>, its thread is abandoned and runs on until the process
    /// ends.</summary>
    public sealed record TimedOut(bool Resisted) : Ending;
}
