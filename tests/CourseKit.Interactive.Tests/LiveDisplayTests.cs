using CourseKit.Figures;
using CourseKit.Networks.Training;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.Interactive.Tests;

[Collection(nameof(EmbeddedHost))]
public sealed class LiveDisplayTests
{
    private const string Training = """
        var digits = CourseKit.Vision.Datasets.GeneratedDigits.Make(64);
        var network = new Sequential([new Flatten(), new Linear(10)]);
        network.Build([1, 1, 28, 28], new Generator(1));
        var batches = new Loader(digits, 8);
        network.Fit(batches, batches, new FitOptions { Epochs = 2 });
        """;

    [Fact]
    public async Task Training_shows_one_picture_that_changes_in_place()
    {
        using var host = await EmbeddedHost.StartAsync();

        var cell = await host.RunAsync(Training);

        cell.Error.Should().BeNull();
        var first = cell.Events.OfType<DisplayedValueProduced>().Should().ContainSingle().Subject;
        var updates = cell.Events.OfType<DisplayedValueUpdated>().ToList();
        updates.Should().NotBeEmpty().And.OnlyContain(update => update.ValueId == first.ValueId);
        $"{updates[^1].Value}".Should().Contain("2 epochs in ");
        var form = updates[^1].FormattedValues.Should().ContainSingle().Subject;
        form.MimeType.Should().Be(HtmlFormatter.MimeType);
        form.Value.Should().StartWith("<figure").And.Contain("<svg");
    }

    [Fact]
    public async Task In_a_terminal_which_shows_updates_beside_what_stood_there_the_end_alone_is_shown()
    {
        Formatter.DefaultMimeType = PlainTextFormatter.MimeType;
        try
        {
            using var host = await EmbeddedHost.StartAsync();

            var cell = await host.RunAsync(Training);

            cell.Events.OfType<DisplayedValueUpdated>().Should().BeEmpty();
            cell.Events.OfType<DisplayedValueProduced>().Single().FormattedValues.Should().ContainSingle()
                .Which.Value.Should().StartWith("██████████████████████████████  2 epochs in ");
        }
        finally
        {
            Formatter.ResetToDefault();
        }
    }

    [Fact]
    public async Task A_history_at_the_end_of_a_cell_is_shown_as_its_curves()
    {
        using var host = await EmbeddedHost.StartAsync();

        var form = (await host.RunAsync($"{Training.TrimEnd(';')}")).Events.OfType<ReturnValueProduced>().Single().FormattedValues.Single();

        form.MimeType.Should().Be(HtmlFormatter.MimeType);
        form.Value.Should().StartWith("<figure").And.Contain("on the validation set");
    }

    [Fact]
    public async Task A_download_is_shown_by_the_cell_that_waits_for_it()
    {
        using var host = await EmbeddedHost.StartAsync();

        var cell = await host.RunAsync("""
            var file = new PublishedFile("letters", "a.gz", 1_000_000, "0", []);
            var display = DownloadDisplay.Open!()!;
            display.Report(new DownloadProgress(file, 1));
            Thread.Sleep(1100);
            await Task.Run(() => display.Report(new DownloadProgress(file, 400_000)));
            display.Report(new DownloadProgress(file, 1_000_000) { IsFinished = true });
            """);

        cell.Error.Should().BeNull();
        cell.Events.OfType<DisplayedValueProduced>().Should().ContainSingle().Which.Value.Should().BeAssignableTo<Figure>()
            .Which.ToString().Should().Contain("letters/a.gz: 0.4 of 1.0 MB · ");
        $"{cell.Events.OfType<DisplayedValueUpdated>().Single().Value}".Should().StartWith("letters/a.gz: 1.0 MB in ");
    }

    [Fact]
    public async Task Where_no_cell_is_running_nothing_is_shown()
    {
        using var host = await EmbeddedHost.StartAsync();

        TrainingDisplay.Open.Should().NotBeNull();
        TrainingDisplay.Open!().Should().BeNull();
    }
}
