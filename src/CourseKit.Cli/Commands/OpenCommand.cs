using System.CommandLine;
using CourseKit.Cli.Copies;
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

    private readonly Option<string?> folder = new("--folder")
    {
        Description = "Your own copy of the lessons, which is made where it is missing; by default the one that was opened last, or " +
            "CourseKit in your home folder.",
    };

    private readonly Option<bool> edit =
        new("--edit") { Description = "Open the course's own lessons, to change them for everybody." };

    public OpenCommand()
        : base("open", "Opens your copy of the course in VS Code, at the lesson to go on with.")
    {
        Add(notebook);
        Add(editorName);
        Add(folder);
        Add(edit);
        SetAction(OpenAsync);
    }

    private async Task<int> OpenAsync(ParseResult arguments, CancellationToken interrupt)
    {
        if ((CourseFolder.OfProgram() ?? CourseFolder.Above(Environment.CurrentDirectory)) is not { } course)
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

        if (editor is null)
        {
            TellJupyter();
            return await ServeAsync(course, interrupt);
        }

        string? lesson;
        try
        {
            if (!arguments.GetValue(edit))
            {
                var copy = LearnerCopy.FolderOf(arguments.GetValue(folder));
                if (LearnerCopy.Objection(copy) is { } objection)
                {
                    return Terminal.BadInput(objection);
                }

                MakeOrTell(new LearnerCopy(copy, course));
                course = copy;
            }

            lesson = arguments.GetValue(notebook) is { } path ? InCourse(course, path) : NextLesson(course);
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
        return await OpenAsync(course, Path.GetFullPath(lesson), editor, interrupt);
    }

    /// <summary>Makes a copy that is not there yet, and says of another whether the course has something newer.</summary>
    private static void MakeOrTell(LearnerCopy copy)
    {
        if (!copy.Folder.IsCopy)
        {
            if (copy.Update().FirstOrDefault(update => update.Problem is not null) is { Problem: { } problem })
            {
                throw new IOException($"The lessons could not be copied to {copy.Folder.Root}. {problem}");
            }

            AnsiConsole.MarkupLineInterpolated($"Copied the lessons to [blue]{copy.Folder.Root}[/], where you work on them");
        }
        else if (copy.Pending().Count(update => update.Kind is not LessonUpdateKind.None) is > 0 and var newer)
        {
            var lessons = newer == 1 ? "A lesson of the course is" : $"{newer} lessons of the course are";
            AnsiConsole.MarkupLineInterpolated(
                $"{lessons} new or newer than yours; [blue]update[/] brings them, and keeps what you have written");
        }
    }

    /// <summary>The notebook of a path; for a lesson of the course itself, the one of the same name in the copy.</summary>
    private static string InCourse(CourseFolder course, string path)
    {
        var lesson = Path.Combine(course.LessonFolder, Path.GetFileName(path));
        return CourseFolder.Above(Path.GetFullPath(path)) is not null && File.Exists(lesson) ? lesson : path;
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
        var (isNew, problem) = await Terminal.WhileAsync(
            $"Looking for the extension in {editor.Name}", () => ExtensionInstallation.InstallAsync(editor, always: false, interrupt));
        if (problem is not null)
        {
            return Terminal.BadInput($"{editor.Path} did not install the extension. {problem}");
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
