using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Lessons;

/// <summary>Result of running a lesson: outputs, verdicts, time, and the cell that failed.</summary>
/// <param name="Notebook">The lesson, with the outputs of the cells that ran.</param>
/// <param name="CellsRun">Number of code cells that ran to their end.</param>
/// <param name="Verdicts">The last verdict on each exercise that was checked, by the exercise's id.</param>
/// <param name="Elapsed">Time from the first cell to the last.</param>
/// <param name="Failure">The cell that ended the run; null if all ran.</param>
internal sealed record LessonRun(
    Notebook Notebook, int CellsRun, IReadOnlyDictionary<string, Outcome> Verdicts, TimeSpan Elapsed, LessonFailure? Failure = null)
{
    /// <summary>Counts the exercises whose last verdict is one of these outcomes.</summary>
    public int Count(params ReadOnlySpan<Outcome> outcomes)
    {
        var count = 0;
        foreach (var verdict in Verdicts.Values)
        {
            count += outcomes.Contains(verdict) ? 1 : 0;
        }

        return count;
    }
}

/// <summary>A cell that did not run to its end.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Position">The place of the cell among all cells of the notebook, from 1.</param>
/// <param name="Result">Status and error of the cell.</param>
internal sealed record LessonFailure(CodeCell Cell, int Position, CellResult Result)
{
    /// <summary>Returns the cell and how it ended, such as <c>cell 3 failed</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"cell {Position} {Words}");

    private string Words => Result.Status switch
    {
        CellStatus.TimedOut => "ran out of time",
        CellStatus.Interrupted => "was interrupted",
        CellStatus.Lost => "ended its process",
        _ => "failed",
    };
}
