using System.Text;
using CourseKit.Networks.Training;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public sealed class LiveOutputTests
{
    private const string Network = """
        var digits = CourseKit.Vision.Datasets.GeneratedDigits.Make(64);
        var network = new Sequential([new Flatten(), new Linear(10)]);
        network.Build([1, 1, 28, 28], new Generator(1));
        var batches = new Loader(digits, 8);

        """;

    private readonly CellSession session = CellSession.Start();

    [Fact]
    public async Task Training_shows_one_picture_that_changes_in_place()
    {
        var cell = await session.Record($"{Network}network.Fit(batches, batches, new FitOptions {{ Epochs = 3 }});");

        cell.Error.Should().BeNull();
        var first = cell.Outputs[0].Should().BeOfType<CellOutput.Display>().Subject;
        first.Data.Text.Should().Contain("Epoch 1 of 3");
        var updates = cell.Outputs.Skip(1).Cast<CellOutput.Update>().ToList();
        updates.Should().NotBeEmpty().And.OnlyContain(update => update.DisplayId == first.DisplayId);
        updates[^1].Data.Text.Should().Contain("3 epochs in ").And.Contain("accuracy, validation");
        updates[^1].Data["text/html"].Should().StartWith("<figure").And.Contain("<svg").And.NotContain("<script");
        updates[^1].Data.Data.Should().HaveCount(2, "plotly would begin anew with each update");
    }

    [Fact]
    public async Task A_history_at_the_end_of_a_cell_is_shown_as_its_curves_and_as_a_table()
    {
        var cell = await session.Record($"{Network}network.Fit(batches, batches, new FitOptions {{ Epochs = 2 }})");

        var result = cell.Outputs[^1].Should().BeOfType<CellOutput.Result>().Subject;
        result.Data.Text.Should().StartWith("epoch  ").And.Contain("validation accuracy");
        result.Data["text/html"].Should().StartWith("<figure").And.Contain("validation");
    }

    [Fact]
    public async Task Training_within_a_check_is_shown_by_its_cell()
    {
        var cell = await session.Record($$"""
            {{Network}}CourseKit.Grading.Execution.Stoppable.Run(
                () => network.Fit(batches, null, new FitOptions { Epochs = 1 }), TimeSpan.FromMinutes(1)).GetType().Name
            """);

        cell.Value.Should().Be("Returned");
        cell.Outputs[0].Should().BeOfType<CellOutput.Display>().Which.Data.Text.Should().Contain("Epoch 1 of 1");
    }

    [Fact]
    public async Task A_cell_that_is_stopped_leaves_the_last_picture()
    {
        using var interrupt = new CancellationTokenSource();
        List<CellOutput> outputs = [];

        var result = await session.RunAsync(
            $"{Network}network.Fit(batches, null, new FitOptions {{ Epochs = 1_000_000 }});",
            output =>
            {
                outputs.Add(output);
                if (output is CellOutput.Update)
                {
                    interrupt.Cancel();
                }
            },
            interrupt: interrupt.Token);

        result.Status.Should().Be(CellStatus.Interrupted);
        outputs[^1].Should().BeOfType<CellOutput.Error>();
        outputs[^2].Should().BeOfType<CellOutput.Update>().Which.Data.Text.Should().MatchRegex("(Epoch|Ended in epoch) [0-9]+ of 1000000");
    }

    [Fact]
    public async Task The_saved_notebook_has_the_last_picture_once_and_stays_small()
    {
        var notebook = new Notebook();
        notebook.AddCode($"{Network}network.Fit(batches, batches, new FitOptions {{ Epochs = 40 }});");

        var run = await new LessonRunner(session, TimeSpan.FromMinutes(1)).RunAsync(notebook);

        run.Failure.Should().BeNull();
        run.Notebook.Cells.OfType<CodeCell>().Single().Outputs.Should().ContainSingle().Which.Should().BeOfType<DisplayOutput>()
            .Which.Data.Text.Should().Contain("40 epochs in ");
        Encoding.UTF8.GetByteCount(run.Notebook.ToJson()).Should().BeLessThan(50_000);
    }

    [Fact]
    public async Task Where_no_cell_is_running_nothing_is_shown()
    {
        await session.Ready;

        TrainingDisplay.Open.Should().NotBeNull();
        TrainingDisplay.Open!().Should().BeNull();
    }
}
