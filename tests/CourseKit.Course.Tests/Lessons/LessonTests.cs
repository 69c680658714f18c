using CourseKit.Course.Tests.Exercises;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using System.Text.RegularExpressions;

namespace CourseKit.Course.Tests.Lessons;

public sealed partial class LessonTests
{
    private const int FigureLimit = 50_000;

    public static TheoryData<string> Names => [.. ExecutedLessons.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_runs_and_shows_something(string name)
    {
        var run = await ExecutedLessons.RunAsync(name);

        run.Failure.Should().BeNull();
        var cells = run.Notebook.Cells.OfType<CodeCell>().ToList();
        cells[0].Outputs.Should().BeEmpty("it brings the course to other hosts, and here it is there");
        cells[1..].Should().OnlyContain(cell =>
            cell.ExecutionCount != null && cell.Outputs.Count > 0 && !cell.Outputs.Any(output => output is ErrorOutput));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_exercises_wait_to_be_attempted(string name)
    {
        var run = await ExecutedLessons.RunAsync(name);

        var asked = CourseExercises.All.Where(
            exercise => exercise.Id.StartsWith($"{name}/", StringComparison.Ordinal));
        run.Verdicts.Should().Equal(asked.ToDictionary(exercise => exercise.Id, _ => Outcome.NotAttempted),
            because: "each is asked once, and nobody has answered");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_figure_has_a_text_alternative_and_is_small(string name)
    {
        var figures = (await ExecutedLessons.RunAsync(name)).Figures();

        figures.Should().NotBeEmpty();
        foreach (var figure in figures)
        {
            figure["text/html"]!.Length.Should().BeLessThan(FigureLimit);
            figure["text/html"].Should().Contain("<svg").And.Contain("aria-label");
            figure["text/plain"].Should().NotBeNullOrWhiteSpace();
            figure["application/vnd.plotly.v1+json"]?.Length.Should().BeLessThan(FigureLimit);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_begins_with_its_heading_and_speaks_before_it_computes(string name)
    {
        var cells = (await ExecutedLessons.RunAsync(name)).Notebook.Cells;

        cells[0].Should().BeOfType<MarkdownCell>().Which.Source.Should().StartWith($"# {int.Parse(name[..2])} ");
        cells.OfType<MarkdownCell>().Count(cell => cell.Source.StartsWith("# ", StringComparison.Ordinal)).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_written_for_every_host(string name)
    {
        var notebook = (await ExecutedLessons.RunAsync(name)).Notebook;
        var codes = notebook.Cells.OfType<CodeCell>().ToList();

        codes[0].Source.Should().EndWith("#r \"nuget: CourseKit.Interactive\"");
        notebook.Metadata.ToJsonString().Should().Be(new Notebook().Metadata.ToJsonString());
        codes.Should().NotContain(cell => OwnDisplay().IsMatch(cell.Source), "x.Display() is known everywhere, Display(x) is not");
        codes.Should().NotContain(cell => cell.Source.Contains("Tensor?"), "hosts differ in what they make of it");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_prose_says_the_numbers_that_its_cells_show(string name)
    {
        var cells = (await ExecutedLessons.RunAsync(name)).Notebook.Cells;
        var prose = string.Join('\n', cells.OfType<MarkdownCell>().Select(cell => cell.Source.ReplaceLineEndings(" ")));

        foreach (var cell in cells.OfType<CodeCell>())
        {
            foreach (var (said, shown) in cell.Said())
            {
                prose.Should().Contain(said);
                string.Join('\n', cell.Texts()).Should().Contain(shown);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_page_shows_every_formula_link_and_image(string name)
    {
        var folder = Directory.CreateTempSubdirectory("coursekit-").FullName;
        try
        {
            var report = Site.Write(
                folder, new SiteContent("CourseKit", "A course.", [new Lesson(name, await ExecutedLessons.RunAsync(name))]));

            report.Problems.Should().BeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"(?<![\w.])[dD]isplay\(")]
    private static partial Regex OwnDisplay();
}
