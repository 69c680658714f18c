using CourseKit.Networks;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>A network that a notebook defines: one of its variables, found by running it.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Network">The network that the variable holds.</param>
internal sealed record NotebookNetwork(string Name, Layer Network)
{
    private static readonly TimeSpan CellLimit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a notebook up to its end, or to the first cell that fails.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="variable">The name of the variable; the only one that holds a network if not given.</param>
    /// <param name="interrupt">Stops the run.</param>
    /// <exception cref="NotebookException">The file is no notebook.</exception>
    /// <exception cref="ArgumentException">There is no such variable, or there are several.</exception>
    public static async Task<NotebookNetwork> OfAsync(string path, string? variable, CancellationToken interrupt)
    {
        var notebook = Notebook.Load(path);
        var session = CellSession.Start(CourseCatalog.Environment);
        var run = await WithProgress(notebook, cellDone => new LessonRunner(session, CellLimit).RunAsync(notebook, cellDone, interrupt));
        interrupt.ThrowIfCancellationRequested();

        List<NotebookNetwork> networks =
            [.. session.Variables.Where(one => one.Value is Layer).Select(one => new NotebookNetwork(one.Name, (Layer)one.Value!))];
        return (variable is null ? networks : networks.FindAll(network => network.Name == variable)) is [var only]
            ? only
            : throw new ArgumentException(Objection(networks, variable) + (run.Failure is { } failure
                ? $" Its {failure}, and what follows was not run: {failure.Result.Error?.Message}"
                : string.Empty));
    }

    private static string Objection(IReadOnlyList<NotebookNetwork> networks, string? variable) => (networks, variable) switch
    {
        ([], _) => "A notebook is summarized for a variable that holds a network, such as var network = new Sequential(…). Received: " +
            "a notebook with none.",
        (_, null) => $"Which network of the notebook? Name its variable with --network. There are: {Names(networks)}.",
        _ => $"The notebook has no network in a variable of this name. Received: {variable}. There are: {Names(networks)}.",
    };

    private static string Names(IReadOnlyList<NotebookNetwork> networks) => string.Join(", ", networks.Select(network => network.Name));

    /// <summary>Shows how far the run is, beside what the command writes: on the error stream.</summary>
    private static Task<LessonRun> WithProgress(Notebook notebook, Func<Action, Task<LessonRun>> run) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().AutoClear(true)
            .StartAsync(async progress =>
        {
            var bar = progress.AddTask("running the notebook", maxValue: Math.Max(1, notebook.Cells.OfType<CodeCell>().Count()));
            return await run(() => bar.Increment(1));
        });
}
