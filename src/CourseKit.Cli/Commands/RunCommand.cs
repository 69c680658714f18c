using System.CommandLine;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit run</c>: executes lessons, and writes them and the site.</summary>
internal sealed partial class RunCommand : Command
{
    private readonly Argument<string[]> notebooks = new("notebook")
    {
        Description = "The notebooks to run; by default all lessons in notebooks/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> output = new("--out") { Description = "The folder to write to; by default artifacts/course." };

    private readonly Option<double> timeout = new("--timeout")
    {
        Description = "How many seconds each cell may run.",
        DefaultValueFactory = _ => 600,
    };

    private readonly Option<bool> noHtml = new("--no-html") { Description = "Write the executed notebooks alone, without the site." };

    public RunCommand()
        : base("run", "Executes the lessons and writes a site to look at: artifacts/course/index.html.")
    {
        Add(notebooks);
        Add(output);
        Add(timeout);
        Add(noHtml);
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 86_400))
            {
                result.AddError("--timeout is a number of seconds, more than 0 and at most 86,400 (a day).");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken interrupt)
    {
        var course = CourseFolder.Above(Environment.CurrentDirectory);
        IReadOnlyList<string> paths = arguments.GetValue(notebooks) is { Length: > 0 } named ? named : course?.Lessons ?? [];
        if (paths.Count == 0)
        {
            return Terminal.BadInput("Nothing to run: there is no folder notebooks/ with lessons here or above. Received: " +
                $"{Environment.CurrentDirectory}. Start in the course's folder, or name notebooks.");
        }

        var folder = arguments.GetValue(output) ?? Path.Combine(course?.Artifacts ?? "artifacts", "course");
        if (Objection(paths, folder) is { } objection)
        {
            return Terminal.BadInput(objection);
        }

        List<(string Name, Notebook Notebook)> lessons;
        try
        {
            lessons = [.. paths.Select(path => (PageName(path), Notebook.Load(path)))];
            Directory.CreateDirectory(folder);
        }
        catch (NotebookException problem)
        {
            return Terminal.BadInput(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput($"--out is a folder that can be written to. Received: {folder}. {problem.Message}");
        }

        var runs = await WithProgress(lessons, TimeSpan.FromSeconds(arguments.GetValue(timeout)), interrupt);
        foreach (var (name, run) in runs)
        {
            run.Notebook.Save(ExecutedPath(folder, name));
        }

        if (!arguments.GetValue(noHtml))
        {
            LessonSite.Write(folder, runs);
        }

        RunReport.Print(runs, folder);
        return interrupt.IsCancellationRequested ? ExitCode.Interrupted : runs.Any(run => run.Run.Failure is not null)
            ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>Why what is asked for would overwrite something; null if it would not.</summary>
    private static string? Objection(IReadOnlyList<string> paths, string folder)
    {
        if (paths.GroupBy(PageName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(alike => alike.Count() > 1) is { } alike)
        {
            return "Notebooks that are run together have different names, since their pages stand side by side. Received: " +
                $"{alike.Count()} called {alike.Key}.";
        }

        var own = paths.FirstOrDefault(path => Path.GetFullPath(path) == ExecutedPath(folder, PageName(path)));
        return own is null ? null : "--out is another folder than the one that the notebook lies in, which would be overwritten. " +
            $"Received: {folder}, with {own}.";
    }

    private static string ExecutedPath(string folder, string name) => Path.GetFullPath(Path.Combine(folder, $"{name}.ipynb"));

    /// <summary>The file name as an address can have it: letters, digits, dots and dashes.</summary>
    private static string PageName(string path)
    {
        var name = NotForAddresses().Replace(Path.GetFileNameWithoutExtension(path), "-").TrimStart('.', '-', '_');
        return name is "" or "index" ? $"notebook-{name}".TrimEnd('-') : name;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}._-]+")]
    private static partial Regex NotForAddresses();

    private static Task<List<(string Name, LessonRun Run)>> WithProgress(
        IReadOnlyList<(string Name, Notebook Notebook)> lessons, TimeSpan cellLimit, CancellationToken interrupt) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bars = lessons.Select(lesson => progress.AddTask(Markup.Escape(lesson.Name), autoStart: false,
                    lesson.Notebook.Cells.OfType<CodeCell>().Count())).ToList();
                var runs = new List<(string, LessonRun)>();
                foreach (var (lesson, bar) in lessons.Zip(bars))
                {
                    bar.StartTask();
                    var session = CellSession.Start(Course.Environment);
                    var run = await new LessonRunner(session, cellLimit).RunAsync(lesson.Notebook, () => bar.Increment(1), interrupt);
                    runs.Add((lesson.Name, run));
                    bar.StopTask();
                    if (interrupt.IsCancellationRequested)
                    {
                        break;
                    }
                }

                return runs;
            });
}
