using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Code;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Notebooks.Export.Outputs;
using CourseKit.Notebooks.Export.Prose;

namespace CourseKit.Notebooks.Export.Pages;

/// <summary>The page of one executed notebook.</summary>
internal sealed class LessonPage
{
    private readonly SiteContent course;
    private readonly int place;
    private readonly WebAssets assets;
    private readonly ProseRenderer prose;
    private readonly OutputRenderer outputs;
    private readonly List<SiteProblem> problems = [];

    /// <param name="course">The site's course.</param>
    /// <param name="place">The index of the lesson in the course, from 0.</param>
    /// <param name="assets">The libraries that the page can use.</param>
    public LessonPage(SiteContent course, int place, WebAssets assets)
    {
        (this.course, this.place, this.assets) = (course, place, assets);
        prose = new ProseRenderer(new Links(course.Lessons.Select(lesson => lesson.Name).ToHashSet()), new HeadingIds(), assets);
        outputs = new OutputRenderer(prose, assets);
    }

    /// <summary>The parts that the page could not show as they were meant; known when it is written.</summary>
    public IReadOnlyList<SiteProblem> Problems => problems;

    private Lesson Lesson => course.Lessons[place];

    /// <summary>The page.</summary>
    public Html Write()
    {
        var cells = Cells();
        return PageFrame.Of($"{Lesson.Title} · {course.Title}", Lesson.Description, Katex(), Html.Of($"""
            <header class="bar"><nav aria-label="Course">
            <a class="home" href="{PageFrame.Index}">{course.Title}</a>
            {Neighbors()}
            </nav></header>
            <div class="columns">
            {TableOfContents.Of(prose.Headings)}
            <main class="lesson" id="page.content"{Libraries()}>
            {cells}
            </main>
            </div>
            <footer><nav aria-label="Lessons">
            {Neighbors()}
            </nav></footer>
            """));
    }

    /// <summary>The page as one file, without the course around it.</summary>
    public Html WriteAlone()
    {
        var cells = Cells();
        return PageFrame.Alone(Lesson.Title, Lesson.Description, Html.Of($"""
            <div class="columns">
            {TableOfContents.Of(prose.Headings)}
            <main class="lesson" id="page.content">
            {cells}
            </main>
            </div>
            """));
    }

    private Html Cells() => Html.Join(
        Lesson.Notebook.Cells.Select((cell, i) => Render(cell, text => problems.Add(new SiteProblem(Lesson.Name, i + 1, text)))));

    private Html Render(Cell cell, Action<string> report) => cell switch
    {
        MarkdownCell text => Html.Of($"""
            <div class="prose">
            {prose.Render(text.Source, text.Attachments, report)}</div>

            """),
        CodeCell code when code.Source.Length > 0 || code.Outputs.Count > 0 => Render(code, report),
        _ => Html.Empty,
    };

    private Html Render(CodeCell cell, Action<string> report) => Html.Of($"""
        <div class="cell" role="group" aria-label="{(cell.ExecutionCount is { } run ? FormattableString.Invariant($"Code cell, run {run}") : "Code cell, not run")}">
        {CodeHtml.Cell(cell)}
        {Results(cell, report)}</div>

        """);

    private Html Results(CodeCell cell, Action<string> report) => cell.Outputs is { Count: > 0 } shown
        ? Html.Of($"""
            <div class="outputs">
            {shown.Select(output => outputs.Render(output, report))}
            </div>
            """)
        : Html.Empty;

    private Html Neighbors() => Html.Join(
    [
        Neighbor(place - 1, "prev", lesson =>
            Html.Of($"""<span aria-hidden="true">← </span><span class="word">Previous: </span>{lesson.Title}""")),
        Neighbor(place + 1, "next", lesson =>
            Html.Of($"""<span class="word">Next: </span>{lesson.Title}<span aria-hidden="true"> →</span>""")),
    ]);

    private Html Neighbor(int other, string relation, Func<Lesson, Html> words) => course.Lessons.ElementAtOrDefault(other) is { } lesson
        ? Html.Of($"""<a class="{relation}" rel="{relation}" href="{lesson.FileName}">{words(lesson)}</a>""")
        : Html.Empty;

    private Html Katex() => assets.HasKatex
        ? Html.Of($"""<link rel="stylesheet" href="{WebAssets.KatexStyle}"><script defer src="{WebAssets.KatexScript}"></script>""")
        : Html.Empty;

    /// <summary>The addresses of the libraries for plots and diagrams, which the script loads when the first comes near.</summary>
    private Html Libraries() => Html.Join(
        [Library("plotly", assets.HasPlotly, WebAssets.PlotlyScript), Library("mermaid", assets.HasMermaid, WebAssets.MermaidScript)]);

    private static Html Library(string name, bool isThere, string script) => isThere ? Html.Of($" data-{name}=\"{script}\"") : Html.Empty;
}
