using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Lessons;

/// <summary>How a lesson ran.</summary>
/// <param name="Lesson">The notebook, with the outputs of the cells that ran.</param>
/// <param name="CellsRun">How many code cells ran to their end.</param>
/// <param name="Verdicts">The last verdict on each exercise that was checked: its id and its outcome, such as <c>notAttempted</c>.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Failure">The cell that ended the run; null if all ran.</param>
public sealed record LessonRun(
    Notebook Lesson, int CellsRun, IReadOnlyDictionary<string, string> Verdicts, TimeSpan Elapsed, LessonFailure? Failure);

/// <summary>A cell that did not run to its end.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Position">Its place among all cells of the notebook, from 1.</param>
/// <param name="Result">What became of it.</param>
public sealed record LessonFailure(CodeCell Cell, int Position, CellResult Result);
