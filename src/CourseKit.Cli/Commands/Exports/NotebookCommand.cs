using System.CommandLine;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Cli.Commands.Exports;

/// <summary><c>coursekit export notebook</c>: writes a notebook as it stands, with what its cells have shown, as a page.</summary>
internal sealed class NotebookCommand : Command
{
    private readonly Argument<string> notebook = new("notebook") { Description = "The notebook; it is not run." };

    private readonly Option<string> html = new("--html")
    {
        Description = "The page to write, one file that needs nothing beside it. A file that is there is replaced.",
        Required = true,
    };

    public NotebookCommand()
        : base("notebook", "Writes a notebook as it stands, with what its cells have shown, as a page.")
    {
        Add(notebook);
        Add(html);
        SetAction(Export);
    }

    private int Export(ParseResult arguments)
    {
        var path = arguments.GetRequiredValue(notebook);
        var page = arguments.GetRequiredValue(html);
        if (Path.GetFullPath(page) == Path.GetFullPath(path))
        {
            return Terminal.BadInput($"A page is written beside its notebook, not over it. Received: {page} for both.");
        }

        try
        {
            var run = new LessonRun(Notebook.Load(path), 0, new Dictionary<string, Outcome>(), TimeSpan.Zero);
            File.WriteAllText(page, Site.PageOf(new Lesson(Lesson.NameOf(path), run)));
            Console.WriteLine($"{page}: {Path.GetFileName(path)}, as it was saved");
            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is NotebookException or IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }
}
