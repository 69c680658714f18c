using CourseKit.Cli;
using CourseKit.Tests.Figures.Live;
using CourseKit.Vision.Datasets;
using Spectre.Console.Testing;

namespace CourseKit.Tests.Cli;

public sealed class TerminalDownloadTests : IDisposable
{
    private static readonly PublishedFile File = new("letters", "[a].gz", 10_000_000, "0", []);

    private readonly ManualClock clock = new();
    private readonly TestConsole console = new TestConsole().Width(100);

    public void Dispose() => console.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_download_of_a_moment_is_not_shown(bool isTerminal)
    {
        Download(isTerminal, seconds: 0.9);

        console.Output.Should().BeEmpty();
    }

    [Fact]
    public void A_longer_one_has_a_bar_and_in_the_end_one_line()
    {
        Download(isTerminal: true, seconds: 5);

        console.Lines.Should().Contain(
            line => line.StartsWith("letters/[a].gz ━", StringComparison.Ordinal) && line.Contains("9.5/10.0 MB"));
        console.Output.Should().EndWith("letters/[a].gz: 10.0 MB in 5 s\n");
    }

    [Fact]
    public void In_a_file_it_has_a_line_at_the_beginning_and_one_in_the_end()
    {
        Download(isTerminal: false, seconds: 5);

        console.Output.Should().Be("Downloading letters/[a].gz, 10.0 MB …\nletters/[a].gz: 10.0 MB in 5 s\n");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_fails_says_how_far_it_came(bool isTerminal)
    {
        Download(isTerminal, seconds: 4, until: 3_100_000);

        console.Output.Should().EndWith("letters/[a].gz: ended after 3.1 of 10.0 MB\n");
    }

    /// <summary>Reports twenty times, evenly over the time, and then the end.</summary>
    private void Download(bool isTerminal, double seconds, long until = 10_000_000)
    {
        console.Profile.Capabilities.Interactive = isTerminal;
        var download = new TerminalDownload(console, clock);
        for (var report = 0; report < 20; report++)
        {
            download.Report(new DownloadProgress(File, until * report / 20));
            clock.Pass(TimeSpan.FromSeconds(seconds / 20));
        }

        download.Report(new DownloadProgress(File, until) { IsFinished = true });
    }
}
