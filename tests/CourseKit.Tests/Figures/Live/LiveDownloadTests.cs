using CourseKit.Figures;
using CourseKit.Figures.Live;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Figures.Live;

public sealed class LiveDownloadTests
{
    private static readonly PublishedFile File = new("letters", "a.gz", 10_000_000, "0", []);

    private readonly ManualClock clock = new();
    private readonly List<Figure> shown = [];

    [Fact]
    public void A_download_of_a_moment_is_not_shown()
    {
        Download(bytesPerSecond: 12_000_000);

        shown.Should().BeEmpty();
    }

    [Fact]
    public void A_longer_one_shows_a_bar_with_speed_and_time_left_and_ends_with_one_line()
    {
        Download(bytesPerSecond: 2_000_000);

        $"{shown[0]}".Should().Be("██████░░░░░░░░░░░░░░░░░░░░░░░░  letters/a.gz: 2.0 of 10.0 MB · 2 MB/s · 4.0 s left");
        shown[0].Svg().Boxes("#009e73").Single().Width.Should().BeApproximately(0.2 * 480, 0.1);
        shown.Should().HaveCountLessThanOrEqualTo(18).And.HaveCountGreaterThan(12);
        $"{shown[^1]}".Should().Be("letters/a.gz: 10.0 MB in 5.0 s");
        shown[^1].Svg().All("path").Should().BeEmpty();
    }

    [Fact]
    public void One_that_goes_on_where_an_earlier_one_ended_has_the_speed_of_what_comes()
    {
        Download(bytesPerSecond: 1_000_000, from: 8_000_000);

        $"{shown[0]}".Should().Contain("9.0 of 10.0 MB · 1 MB/s · 1.0 s left");
    }

    [Fact]
    public void One_that_fails_says_how_far_it_came()
    {
        Download(bytesPerSecond: 1_000_000, until: 3_100_000);

        $"{shown[^1]}".Should().Be("letters/a.gz: ended after 3.1 of 10.0 MB");
    }

    private void Download(long bytesPerSecond, long from = 0, long until = 10_000_000)
    {
        var live = new LiveDownload(shown.Add, clock);
        for (var received = from; received < until; received += bytesPerSecond / 20)
        {
            live.Report(new DownloadProgress(File, received));
            clock.Pass(TimeSpan.FromSeconds(0.05));
        }

        live.Report(new DownloadProgress(File, until) { IsFinished = true });
    }
}
