namespace CourseKit.Notebooks.Session;

/// <summary>A cell to run, and how.</summary>
/// <param name="Code">The text of the cell.</param>
public sealed record CellRun(string Code)
{
    /// <summary>Gets each output while the cell runs, in order, one at a time; what it throws is thrown by the run in the end.</summary>
    public Action<CellOutput> Show { get; init; } = _ => { };

    /// <summary>How long the cell may run; without an end if not given.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>
    /// Asks whoever runs the cell for a line, given a prompt and whether the answer is a secret; without it a cell
    /// that reads from the keyboard fails. It may wait: whatever stops the cell ends the wait.
    /// </summary>
    public Func<string, bool, string>? Ask { get; init; }

    /// <summary>Whether the cell has a number of its own; else it takes the next one without using it up.</summary>
    public bool Counts { get; init; } = true;
}
