using System.CommandLine;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using CourseKit.Notebooks.Export.Scripts;
using CourseKit.Notebooks.Lessons;
using CourseKit.Tensors.Files;

namespace CourseKit.Cli.Commands.Exports;

/// <summary><c>coursekit export notebook</c>: writes a notebook as it stands, with what its cells have shown, as a page; or its code as a
/// program.</summary>
internal sealed class NotebookCommand : Command
{
    private readonly Argument<string> notebook = new("notebook") { Description = "The notebook; it is not run." };

    private readonly Option<string> html = new("--html")
    {
        Description = "The page to write, one file that needs nothing beside it. A file that is there is replaced.",
    };

    private readonly Option<string> script = new("--script")
    {
        Description = "The C# program to write, one file that «dotnet run FILE» runs. A file that is there is replaced.",
    };

    public NotebookCommand()
        : base("notebook", "Writes a notebook as it stands, with what its cells have shown, as a page; or its code as a C# program.")
    {
        Add(notebook);
        Add(html);
        Add(script);
        SetAction((arguments, cancel) => Task.Run(() => Export(arguments, cancel)));
    }

    private int Export(ParseResult arguments, CancellationToken cancel)
    {
        var path = arguments.GetRequiredValue(notebook);
        var (page, program) = (arguments.GetValue(html), arguments.GetValue(script));
        if (page is null && program is null)
        {
            return Terminal.BadInput("A notebook is written as a page, as a program, or both. Received: neither --html nor --script.");
        }

        if (new[] { page, program }.OfType<string>().FirstOrDefault(file => Path.GetFullPath(file) == Path.GetFullPath(path)) is { } over)
        {
            return Terminal.BadInput(
                $"A {(over == page ? "page" : "program")} is written beside its notebook, not over it. Received: {over} for both.");
        }

        if (program is not null && Path.GetExtension(program) != ".cs")
        {
            return Terminal.BadInput($"The file of a program ends in .cs, by which dotnet knows it. Received: {program}.");
        }

        try
        {
            var read = Notebook.Load(path);
            if (page is not null)
            {
                WritePage(read, path, page);
            }

            return program is null ? ExitCode.Success : WriteProgram(read, path, program, cancel);
        }
        catch (Exception problem) when (problem is NotebookException or InvalidDataException or IOException
            or UnauthorizedAccessException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    private static void WritePage(Notebook read, string path, string page)
    {
        var run = new LessonRun(read, 0, new Dictionary<string, Outcome>(), TimeSpan.Zero);
        WholeFile.Write(page, Site.PageOf(new Lesson(Lesson.NameOf(path), run)));
        Console.WriteLine($"{page}: {Path.GetFileName(path)}, as it was saved");
    }

    /// <summary>Writes the program; a failure where cells are left out of it, which it names.</summary>
    private static int WriteProgram(Notebook read, string path, string file, CancellationToken cancel)
    {
        var environment = CourseCatalog.Environment with { Directory = Path.GetDirectoryName(Path.GetFullPath(path))! };
        var program = CSharpProgram.Of(read, environment, ProgramLibraries.For(file), cancel);
        WholeFile.Write(file, program.Text);
        Console.WriteLine($"{file}: {Path.GetFileName(path)} as a program. Run it by: dotnet run {file}");
        if (program.LeftOut.Count == 0)
        {
            return ExitCode.Success;
        }

        Console.Error.WriteLine("A program has what can stand outside of a notebook; the rest is a comment in it. Left out:");
        foreach (var cell in program.LeftOut)
        {
            Console.Error.WriteLine(cell);
        }

        return ExitCode.Failure;
    }
}
