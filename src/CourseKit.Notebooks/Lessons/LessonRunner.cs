using System.Diagnostics;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Lessons;

/// <summary>Runs notebooks from the first cell to the last, or to the first that fails.</summary>
/// <remarks>A cell with the tag <c>raises-exception</c> may fail: its error is shown, and the run goes on.</remarks>
internal sealed class LessonRunner
{
    private readonly Func<CellRun, CancellationToken, Task<CellResult>> runCell;
    private readonly TimeSpan cellLimit;

    /// <param name="session">A session in which nothing has been defined.</param>
    /// <param name="cellLimit">Time limit of each cell.</param>
    public LessonRunner(CellSession session, TimeSpan cellLimit) => (runCell, this.cellLimit) = (session.RunAsync, cellLimit);

    /// <param name="process">A process in which nothing has been defined.</param>
    /// <param name="cellLimit">Time limit of each cell.</param>
    public LessonRunner(CellProcess process, TimeSpan cellLimit) => (runCell, this.cellLimit) = (process.RunAsync, cellLimit);

    /// <summary>Runs a notebook; its outputs are replaced.</summary>
    /// <param name="lesson">The notebook.</param>
    /// <param name="cellDone">Told after each cell.</param>
    /// <param name="interrupt">Stops the cell that runs, and the run with it.</param>
    public async Task<LessonRun> RunAsync(Notebook lesson, Action? cellDone = null, CancellationToken interrupt = default)
    {
        var watch = Stopwatch.StartNew();
        lesson = lesson.WithoutOutputs();
        var recording = new Recording();
        var (cellsRun, number) = (0, 0);
        foreach (var (index, cell) in lesson.Cells.Index())
        {
            if (cell is not CodeCell code)
            {
                continue;
            }

            recording.Begin(code);
            var result = interrupt.IsCancellationRequested ? CellResult.NotRun(number + 1)
                : await runCell(new CellRun(code.Code) { Show = recording.Add, Limit = cellLimit }, interrupt);
            number = result.Number;
            code.ExecutionCount = result.HasBegun ? number : null;
            if (result.Status != CellStatus.Succeeded && !(result.Status == CellStatus.Failed && code.MayFail))
            {
                recording.Save();
                return new LessonRun(lesson, cellsRun, recording.Verdicts, watch.Elapsed, new LessonFailure(code, index + 1, result));
            }

            cellsRun++;
            cellDone?.Invoke();
        }

        recording.Save();
        return new LessonRun(lesson, cellsRun, recording.Verdicts, watch.Elapsed);
    }
}
