using System.Text.RegularExpressions;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Prose;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Notebooks.Export;

/// <summary>One executed notebook as a page.</summary>
internal sealed partial record Lesson
{
    /// <summary>The page that lists the others.</summary>
    private const string Index = "index";

    /// <param name="name">The page's file name without ending, such as <c>01-convolution</c>:
    /// letters, digits, <c>-</c>, <c>_</c> and <c>.</c></param>
    /// <param name="run">The notebook, executed, and how that went.</param>
    /// <exception cref="ArgumentException">The name cannot name a page.</exception>
    public Lesson(string name, LessonRun run)
    {
        Name = PageName().IsMatch(name) && name != Index ? name : throw new ArgumentException(
            $"A page is named with letters, digits, '-', '_' and '.', and not 'index'. Received: \"{name}\".", nameof(name));
        Run = run;
    }

    /// <summary>The page's file name without ending.</summary>
    public string Name { get; }

    /// <summary>The notebook, executed.</summary>
    public Notebook Notebook => Run.Notebook;

    /// <summary>Gets the result of its execution.</summary>
    public LessonRun Run { get; }

    /// <summary>The lesson's title; the notebook's first heading unless it is given.</summary>
    public string Title
    {
        get => field ?? Introduction.Of(Notebook).Title ?? Name;
        init;
    }

    /// <summary>One line about the lesson; the first sentence of the notebook's prose unless it is given.</summary>
    public string Description
    {
        get => field ?? Introduction.Of(Notebook).FirstSentence ?? string.Empty;
        init;
    }

    /// <summary>Returns the name of a notebook's page: its file's name, with dashes for what a page's name cannot have.</summary>
    /// <param name="notebookPath">The notebook's file.</param>
    public static string NameOf(string notebookPath)
    {
        var name = NotInPageName().Replace(Path.GetFileNameWithoutExtension(notebookPath), "-").TrimStart('.', '-', '_');
        return name is "" or Index ? $"notebook-{name}".TrimEnd('-') : name;
    }

    internal string FileName => $"{Name}.html";

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._-]*\z")]
    private static partial Regex PageName();

    [GeneratedRegex(@"[^\p{L}\p{N}._-]+")]
    private static partial Regex NotInPageName();
}
