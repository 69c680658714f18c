using System.Text.Json.Nodes;
using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Lessons;

public sealed class LessonRunnerTests
{
    [Fact]
    public async Task Cells_run_in_order_and_keep_what_they_put_out()
    {
        var run = await RunAsync("var x = 1;", "Console.WriteLine(x); Console.Error.WriteLine(\"!\"); x + 1");

        run.Failure.Should().BeNull();
        run.CellsRun.Should().Be(2);
        var cells = run.Notebook.Cells.OfType<CodeCell>().ToList();
        cells.Select(cell => cell.ExecutionCount).Should().Equal(1, 2);
        cells[0].Outputs.Should().BeEmpty();
        cells[1].Outputs.OfType<StreamOutput>().Should().BeEquivalentTo(
            [new StreamOutput("stdout", "1\n"), new StreamOutput("stderr", "!\n")]);
        cells[1].Outputs[^1].Should().BeOfType<ResultOutput>().Which.Data.Text.Should().Be("2");
    }

    [Fact]
    public async Task A_display_that_a_later_cell_updates_shows_its_last_value_where_it_stood()
    {
        var run = await RunAsync("var shown = Display(1); Console.WriteLine(\"below\");", "shown.Update(2);");

        var first = run.Notebook.Cells.OfType<CodeCell>().First();
        first.Outputs.Should().HaveCount(2);
        first.Outputs[0].Should().BeOfType<DisplayOutput>().Which.Data.Text.Should().Be("2");
    }

    [Fact]
    public async Task The_first_cell_that_fails_ends_the_run()
    {
        var done = 0;
        var run = await RunAsync(() => done++, "1", "throw new FormatException(\"no\");", "3");

        (done, run.CellsRun).Should().Be((1, 1));
        run.Failure!.Position.Should().Be(2);
        run.Failure.ToString().Should().Be("cell 2 failed");
        run.Failure.Cell.Outputs.Should().ContainSingle().Which.Should().BeOfType<ErrorOutput>().Which.Name.Should().Be("FormatException");
        run.Notebook.Cells.OfType<CodeCell>().Last().ExecutionCount.Should().BeNull();
    }

    [Fact]
    public async Task A_cell_that_is_tagged_as_raising_an_exception_shows_it_and_the_run_goes_on()
    {
        var notebook = new Notebook();
        notebook.AddCode("int.Parse(\"x\")").Metadata["tags"] = new JsonArray("other", "raises-exception");
        notebook.AddCode("2").Metadata["tags"] = "raises-exception";

        var run = await new LessonRunner(CellSession.Start(), TimeSpan.FromMinutes(1)).RunAsync(notebook);

        (run.Failure, run.CellsRun).Should().Be((null, 2));
        run.Notebook.Cells.OfType<CodeCell>().First().Outputs.Should().ContainSingle()
            .Which.Should().BeOfType<ErrorOutput>().Which.Name.Should().Be("FormatException");
    }

    [Fact]
    public async Task A_cell_that_may_raise_an_exception_may_not_run_for_ever()
    {
        var notebook = new Notebook();
        notebook.AddCode("while (true) { }").Metadata["tags"] = new JsonArray("raises-exception");

        var run = await new LessonRunner(CellSession.Start(), TimeSpan.FromSeconds(0.5)).RunAsync(notebook);

        run.Failure!.ToString().Should().Be("cell 1 ran out of time");
    }

    [Fact]
    public async Task A_cell_that_an_interrupt_comes_before_has_no_number_and_no_outputs()
    {
        using var interrupt = new CancellationTokenSource();
        var notebook = new Notebook();
        notebook.AddCode("1");
        notebook.AddCode("2").Outputs = [new StreamOutput("stdout", "old")];

        var run = await new LessonRunner(CellSession.Start(), TimeSpan.FromMinutes(1))
            .RunAsync(notebook, interrupt.Cancel, interrupt.Token);

        (run.CellsRun, run.Failure!.Position, run.Failure.Result.Status).Should().Be((1, 2, CellStatus.Interrupted));
        (run.Failure.Result.HasBegun, run.Failure.Result.Number).Should().Be((false, 2));
        run.Notebook.Cells.OfType<CodeCell>().Select(cell => cell.ExecutionCount).Should().Equal(1, null);
        run.Failure.Cell.Outputs.Should().BeEmpty();
    }

    [Fact]
    public async Task Outputs_of_an_earlier_run_are_gone()
    {
        var notebook = new Notebook();
        notebook.AddCode("var x = 1;").Outputs = [new StreamOutput("stdout", "old")];

        var run = await new LessonRunner(CellSession.Start(), TimeSpan.FromMinutes(1)).RunAsync(notebook);

        run.Notebook.Cells.OfType<CodeCell>().Single().Outputs.Should().BeEmpty();
        notebook.Cells.OfType<CodeCell>().Single().Outputs.Should().ContainSingle("the notebook that was given is left alone");
    }

    [Fact]
    public async Task The_last_verdict_on_each_exercise_counts_and_what_only_looks_like_one_does_not()
    {
        const string Verdict = "new Verdict(\"00-test/{0}\", \"T\", Outcome.{1}, \"m\")";

        var run = await RunAsync(
            string.Format(Verdict, "a", "Failed"),
            string.Format(Verdict, "a", "Passed"),
            string.Format(Verdict, "b", "NotAttempted"),
            "\"{\\\"exercise\\\": 5}\".DisplayAs(\"application/vnd.coursekit.verdict+json\")");

        run.Verdicts.Should().BeEquivalentTo(
            new Dictionary<string, Outcome> { ["00-test/a"] = Outcome.Passed, ["00-test/b"] = Outcome.NotAttempted });
        (run.Count(Outcome.Passed), run.Count(Outcome.Failed, Outcome.NotAttempted)).Should().Be((1, 1));
    }

    private static Task<LessonRun> RunAsync(params string[] cells) => RunAsync(() => { }, cells);

    private static Task<LessonRun> RunAsync(Action cellDone, params string[] cells)
    {
        var notebook = new Notebook();
        foreach (var cell in cells)
        {
            notebook.AddCode(cell);
        }

        return new LessonRunner(CellSession.Start(), TimeSpan.FromMinutes(1)).RunAsync(notebook, cellDone);
    }
}
