using System.CommandLine;
using CourseKit.Cli.Editors;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Jupyter;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit open</c>: the course in an editor, at the lesson to go on with.</summary>
internal sealed class OpenCommand : Command
{
    private readonly Argument<string?> notebook = new("notebook")
    {
        Description = "The notebook to open; by default the first lesson with an exercise that you have not passed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> editorName =
        new("--editor") { Description = $"Which editor: {string.Join(", ", Editor.Names)}; by default the first that is there." };

    public OpenCommand()
        : base("open", "Opens the course in VS Code, at the lesson to go on with.")
    {
        Add(notebook);
        Add(editorName);
        SetAction(OpenAsync);
    }

    private async Task<int> OpenAsync(ParseResult arguments, CancellationToken interrupt)
    {
        if (CourseFolder.Above(Environment.CurrentDirectory) is not { } course)
        {
            return Terminal.BadInput(
                $"The course is opened in its folder, which has notebooks/ in it. Received: {Environment.CurrentDirectory}.");
        }

        var name = arguments.GetValue(editorName);
        var editor = Editor.Find(name);
        if (editor is null && name is not null)
        {
            return Terminal.BadInput(
                $"--editor is an editor of VS Code's family that the PATH names: {string.Join(", ", Editor.Names)}. Received: {name}.");
        }

        string? lesson;
        try
        {
            lesson = arguments.GetValue(notebook) ?? NextLesson(course);
        }
        catch (Exception problem) when (problem is NotebookException or IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput(problem.Message);
        }

        if (lesson is null || !File.Exists(lesson))
        {
            return Terminal.BadInput($"A notebook that is opened is there. Received: {lesson ?? "no lesson in notebooks/"}.");
        }

        TellJupyter();
        return editor is null ? await ServeAsync(course, interrupt) : await OpenAsync(course, Path.GetFullPath(lesson), editor, interrupt);
    }

    /// <summary>Says how the lessons are opened in Jupyter, where that is installed.</summary>
    private static void TellJupyter()
    {
        if (SearchPath.Find("jupyter") is null)
        {
            return;
        }

        try
        {
            CurrentExecutable.KernelSpec.Install(KernelSpec.UserFolder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Jupyter could not be told about the kernel, and the course opens without. {problem.Message}");
        }
    }

    private static async Task<int> OpenAsync(CourseFolder course, string lesson, Editor editor, CancellationToken interrupt)
    {
        var (isNew, objection) = await ExtensionInstallation.InstallAsync(editor, always: false, interrupt);
        if (objection is not null)
        {
            return Terminal.BadInput($"{editor.Path} did not install the extension. {objection}");
        }

        var opening = isNew ? "Installed the extension, and opening" : "Opening";
        AnsiConsole.MarkupLineInterpolated($"{opening} [blue]{Path.GetRelativePath(course.Root, lesson)}[/] in {editor.Name}");

        // In one line, however long, so that it stays a link.
        var opened = await editor.OpenAsync(course.Root, lesson, address => Console.WriteLine($"The lesson is at {address}"), interrupt);
        return opened ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>Without an editor the course can be read all the same.</summary>
    private static async Task<int> ServeAsync(CourseFolder course, CancellationToken interrupt)
    {
        AnsiConsole.MarkupLine(
            "Cells run in VS Code (https://code.visualstudio.com), which is not on the PATH. Install it, and open the course again.");
        AnsiConsole.MarkupLine("Until then the lessons are executed here, to be read in a browser.");
        var ending = await new RunCommand().Parse([]).InvokeAsync(cancellationToken: interrupt);
        if (ending != ExitCode.Success)
        {
            return ending;
        }

        await SiteServer.ServeAsync(
            Path.Combine(course.Artifacts, "course"),
            address => AnsiConsole.MarkupLineInterpolated($"The course is at [blue]{address}[/] until Ctrl+C stops it."),
            interrupt);
        return ExitCode.Success;
    }

    private static string? NextLesson(CourseFolder course) =>
        LessonProgress.Next(LessonProgress.Of(course, ProgressLog.OfTheLearner().Read())) is { } next
            ? Path.Combine(course.Root, next.Path) : null;
}
