using System.Text.RegularExpressions;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Tests.Notebooks.Export;

/// <summary>Pages written for one test.</summary>
internal static partial class Pages
{
    /// <summary>What a page shows, what it lists as contents, and what it could not show.</summary>
    public sealed record Page(string Content, IReadOnlyList<string> Contents, IReadOnlyList<string> Problems);

    /// <summary>A lesson with one Markdown cell, beside another lesson.</summary>
    public static Page OfMarkdown(string markdown, WebAssets? assets = null)
    {
        var notebook = new Notebook();
        notebook.AddMarkdown(markdown);
        var page = Of(notebook, assets);
        var cell = page.Content.TrimEnd()["<div class=\"prose\">".Length..^"</div>".Length];
        return page with { Content = cell.Trim() };
    }

    /// <summary>A lesson with one code cell that showed one output: that output.</summary>
    public static string OfOutput(Output output, WebAssets? assets = null)
    {
        var notebook = new Notebook();
        notebook.AddCode("…").Outputs = [output];
        var content = Of(notebook, assets).Content;
        return Outputs().Match(content).Groups[1].Value.Trim();
    }

    /// <summary>The code of a notebook's only cell, as the page shows it.</summary>
    public static string CodeOf(Notebook notebook) => Code().Match(Of(notebook).Content).Groups[1].Value;

    /// <summary>A run in which nothing went wrong.</summary>
    public static LessonRun Ran(Notebook notebook) => new(notebook, 1, new Dictionary<string, Outcome>(), TimeSpan.Zero);

    private static Page Of(Notebook notebook, WebAssets? assets = null)
    {
        using var folder = new TemporaryFolder();
        var course = new SiteContent(
            "Course", "About", [new Lesson("01-lesson", Ran(notebook)), new Lesson("02-other", Ran(new Notebook()))]);
        var report = Site.Write(folder.Path, course, assets ?? WebAssets.None);
        var page = File.ReadAllText(folder.File("01-lesson.html"));
        return new Page(
            MainPart().Match(page).Groups[1].Value.Trim(),
            [.. Entries().Matches(page).Select(entry => entry.Value)],
            [.. report.Problems.Select(problem => problem.ToString())]);
    }

    [GeneratedRegex("<main[^>]*>(.*)</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("<div class=\"outputs\">(.*)</div>\\s*</div>", RegexOptions.Singleline)]
    private static partial Regex Outputs();

    [GeneratedRegex("<pre class=\"code\"><code>(.*)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("<li class=\"level-.*")]
    private static partial Regex Entries();
}
