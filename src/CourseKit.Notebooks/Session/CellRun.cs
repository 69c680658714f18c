using CourseKit.Notebooks.Session.Magics;
using CourseKit.Notebooks.Session.Packages;

namespace CourseKit.Notebooks.Session;

/// <summary>A cell to run, and how.</summary>
/// <param name="Code">The text of the cell.</param>
internal sealed record CellRun(string Code)
{
    private static readonly TimeSpan StartAndCompilation = TimeSpan.FromMinutes(1), LongestOfTimers = TimeSpan.FromDays(49);

    /// <summary>Gets each output while the cell runs, in order, one at a time; what it throws is thrown by the run in the end.</summary>
    public Action<CellOutput> Show { get; init; } = _ => { };

    /// <summary>Gets the time limit of each part of the cell, its packages not counted; none if null. One above 5 s is that of
    /// its compilation, too.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Gets a bound of the time from the request to the reply of a session that works; null without a limit.</summary>
    /// <remarks>Each part may fetch packages, and then run up to its limit; the session starts and compiles within the rest.</remarks>
    internal TimeSpan? LongestElapsed => Limit is not { } limit ? null
        : TimeSpan.FromSeconds(Math.Min(
            StartAndCompilation.TotalSeconds
                + (CellPart.CountAtMost(Code) * (limit.TotalSeconds + PackageRestore.Limit.TotalSeconds)),
            LongestOfTimers.TotalSeconds));

    /// <summary>
    /// Asks whoever runs the cell for a line, given a prompt and whether the answer is a secret; without it a cell
    /// that reads from the keyboard fails. It may wait: whatever stops the cell ends the wait.
    /// </summary>
    public Func<string, bool, string>? Ask { get; init; }

    /// <summary>Gets whether the cell has a number of its own; else it takes the next one without using it up.</summary>
    public bool Counts { get; init; } = true;
}
