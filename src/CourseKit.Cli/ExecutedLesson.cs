using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Cli;

/// <summary>A lesson that has run in a process of its own, which a cell may end.</summary>
/// <param name="Name">The name of its page.</param>
/// <param name="Run">The result.</param>
/// <param name="Log">Lines that were written to the error stream of the process; none where the cell that ended it tells them.</param>
internal sealed record ExecutedLesson(string Name, LessonRun Run, IReadOnlyList<string> Log)
{
    /// <summary>Runs a lesson.</summary>
    /// <param name="name">The name of its page.</param>
    /// <param name="notebook">The lesson.</param>
    /// <param name="folder">The folder of the notebook, where relative paths in cells start.</param>
    /// <param name="cellLimit">Time limit of each cell.</param>
    /// <param name="cellDone">Told after each cell.</param>
    /// <param name="interrupt">Stops the cell that runs, and the run with it.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The process cannot be started.</exception>
    public static async Task<ExecutedLesson> OfAsync(
        string name, Notebook notebook, string folder, TimeSpan cellLimit, Action cellDone, CancellationToken interrupt)
    {
        LessonRun run;
        var process = CellProcess.Start([.. CurrentExecutable.CommandLine, "kernel", "--stdio", "--batch"], folder);
        await using (process)
        {
            run = await new LessonRunner(process, cellLimit).RunAsync(notebook, cellDone, interrupt);
        }

        return new ExecutedLesson(name, run, run.Failure?.Result.Status == CellStatus.Lost ? [] : process.ErrorLines);
    }
}
