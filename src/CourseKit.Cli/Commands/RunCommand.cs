using System.CommandLine;
using System.ComponentModel;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit run</c>: executes lessons, and writes them and the site.</summary>
internal sealed class RunCommand : Command
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

        var folder = new RunFolder(arguments.GetValue(output) ?? Path.Combine(course?.Artifacts ?? "artifacts", "course"));
        if (folder.Objection(paths) is { } objection)
        {
            return Terminal.BadInput(objection);
        }

        List<(string Name, string Folder, Notebook Notebook)> lessons;
        try
        {
            lessons = [.. paths.Select(path =>
                (Lesson.NameOf(path), Path.GetDirectoryName(Path.GetFullPath(path))!, Notebook.Load(path)))];
            folder.Prepare(lessons.Select(lesson => lesson.Name));
        }
        catch (NotebookException problem)
        {
            return Terminal.BadInput(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput($"--out is a folder that can be written to. Received: {folder.Path}. {problem.Message}");
        }

        foreach (var warning in lessons.SelectMany(lesson => lesson.Notebook.Warnings))
        {
            Console.Error.WriteLine(warning);
        }

        CourseFolder.FixData();
        try
        {
            var executed = await WithProgress(lessons, folder, TimeSpan.FromSeconds(arguments.GetValue(timeout)), interrupt);
            var site = arguments.GetValue(noHtml) ? null : LessonSite.Write(folder.Path, executed);
            RunReport.Print(executed, site?.Problems ?? [], folder.Path);
            return interrupt.IsCancellationRequested ? ExitCode.Interrupted
                : executed.Any(lesson => lesson.Run.Failure is not null) ? ExitCode.Failure : ExitCode.Success;
        }
        catch (Win32Exception problem)
        {
            Terminal.BadInput($"The process that the cells of a lesson run in could not be started. {problem.Message}");
            return ExitCode.Failure;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Terminal.BadInput($"What has run could not all be written to {folder.Path}. {problem.Message}");
            return ExitCode.Failure;
        }
    }

    /// <summary>Runs the lessons one after the other, and writes each when it has run.</summary>
    private static Task<List<ExecutedLesson>> WithProgress(
        IReadOnlyList<(string Name, string Folder, Notebook Notebook)> lessons, RunFolder folder, TimeSpan cellLimit,
        CancellationToken interrupt) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bars = lessons.Select(lesson => progress.AddTask(Markup.Escape(lesson.Name), autoStart: false,
                    lesson.Notebook.Cells.OfType<CodeCell>().Count())).ToList();
                var executed = new List<ExecutedLesson>();
                foreach (var ((name, home, notebook), bar) in lessons.Zip(bars))
                {
                    bar.StartTask();
                    var lesson = await ExecutedLesson.OfAsync(name, notebook, home, cellLimit, () => bar.Increment(1), interrupt);
                    lesson.Run.Notebook.Save(folder.NotebookPath(name));
                    executed.Add(lesson);
                    bar.StopTask();
                    if (interrupt.IsCancellationRequested)
                    {
                        break;
                    }
                }

                return executed;
            });
}
