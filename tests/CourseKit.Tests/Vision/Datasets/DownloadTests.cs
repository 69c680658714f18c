using System.Collections.Concurrent;
using System.Security.Cryptography;
using CourseKit.Vision.Datasets;
using static CourseKit.Tests.Vision.Datasets.FakeMirrors;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class DownloadTests : IDisposable
{
    private readonly Published published = new();

    [Fact]
    public void Where_the_first_mirror_lacks_the_file_the_second_is_asked()
    {
        var mirrors = new FakeMirrors(("first.test", NotFound), ("second.test", Bytes(published.Bytes)));
        Opened(mirrors).Should().Equal(published.Bytes);
        mirrors.Asked.Should().Equal("https://first.test/a/a.bin", "https://second.test/b/a.bin");
    }

    [Fact]
    public void What_no_mirror_has_is_unavailable_and_each_answer_is_told() =>
        Opening(new FakeMirrors(("first.test", NotFound), ("second.test", NotFound))).Should().Throw<DataUnavailableException>()
            .WithMessage("*first.test: *404*second.test: *404*");

    [Fact]
    public void A_corrupt_download_is_told_with_both_checksums_and_not_kept()
    {
        byte[] corrupt = [.. published.Bytes[..^1], 0xAB];
        var received = Convert.ToHexStringLower(MD5.HashData(corrupt));
        Opening(new FakeMirrors(("first.test", Bytes(corrupt)), ("second.test", NotFound))).Should().Throw<DataUnavailableException>()
            .WithMessage(
            $"*https://first.test/a/a.bin is not the published letters/a.bin, which has MD5 {published.File.Md5} and 200,000 bytes, "
            + $"and this has MD5 {received}, 200,000 bytes.*");
        published.Cached.Should().BeEmpty();
    }

    [Fact]
    public void A_truncated_download_is_made_good_by_the_second_mirror()
    {
        Opened(new FakeMirrors(("first.test", Bytes(published.Bytes[..1000])), ("second.test", Bytes(published.Bytes)))).Should()
            .Equal(published.Bytes);
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void A_mirror_that_never_ends_is_left_soon_after_the_published_length()
    {
        using var endless = new EndlessStream();
        Opened(new FakeMirrors(("first.test", Body(endless)), ("second.test", Bytes(published.Bytes)))).Should().Equal(published.Bytes);
        endless.Given.Should().BeLessThan(1 << 20);
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void A_mirror_that_does_not_answer_is_given_up()
    {
        var mirrors = new FakeMirrors(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("An endless wait ended.");
        });
        Impatient(mirrors).Should().Throw<DataUnavailableException>()
            .WithMessage("*first.test: Nothing came for 0.05 seconds. second.test: Nothing came for 0.05 seconds.*");
        published.Cached.Should().BeEmpty();
    }

    [Fact]
    public void A_mirror_that_falls_silent_in_the_middle_is_given_up()
    {
        var mirrors = new FakeMirrors(("first.test", Body(new SilentStream(published.Bytes[..1000]))), ("second.test", NotFound));
        Impatient(mirrors).Should().Throw<DataUnavailableException>().WithMessage("*first.test: Nothing came for 0.05 seconds.*");
        published.Cached.Should().Equal(["letters/a.bin.part"], "the next download goes on from there");
    }

    [Fact]
    public async Task Two_downloads_of_one_file_at_once_do_not_meet()
    {
        var both = Signal();
        var waiting = 0;
        var mirrors = new FakeMirrors(async (_, cancellation) =>
        {
            if (Interlocked.Increment(ref waiting) == 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(cancellation);
            return Bytes(published.Bytes)();
        });
        var downloads = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(() => Opened(mirrors), TaskCreationOptions.LongRunning)));
        downloads.Should().AllSatisfy(content => content.Should().Equal(published.Bytes));
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void Progress_goes_from_what_came_first_to_the_whole()
    {
        var reports = new Reports();
        using var stream = (published.Source(new FakeMirrors(("first.test", Bytes(published.Bytes)))) with { Progress = reports })
            .Open(published.File);
        reports.Select(report => report.Received).Should().BeInAscendingOrder().And.HaveCountGreaterThan(1);
        reports.SkipLast(1).Should().NotContain(report => report.IsFinished);
        var last = reports.Last();
        last.Should().Be(new DownloadProgress(published.File, 200_000) { IsFinished = true });
        last.Fraction.Should().Be(1);
        last.ToString().Should().Be("letters/a.bin: 0.2 of 0.2 MB");
    }

    [Fact]
    public void Where_a_download_fails_the_last_report_says_that_it_is_over()
    {
        var reports = new Reports();
        var source = published.Source(new FakeMirrors(("first.test", NotFound), ("second.test", NotFound))) with { Progress = reports };

        FluentActions.Invoking(() => source.Open(published.File)).Should().Throw<DataUnavailableException>();

        reports.Should().Equal(new DownloadProgress(published.File, 0) { IsFinished = true });
    }

    [Fact]
    public void Where_no_receiver_is_named_the_display_of_the_host_is_opened()
    {
        var (earlier, shown) = (DownloadDisplay.Open, new Reports());
        DownloadDisplay.Open = () => shown;
        try
        {
            Opened(new FakeMirrors(("first.test", Bytes(published.Bytes))));
        }
        finally
        {
            DownloadDisplay.Open = earlier;
        }

        // Downloads of other tests, which run beside this one, may have been shown too.
        shown.Where(report => report.File == published.File).Should().Contain(report => report.IsFinished && report.Fraction == 1);
    }

    [Fact]
    public async Task Where_the_wait_is_interrupted_the_download_ends_too()
    {
        var (asked, ended) = (Signal(), Signal());
        var mirrors = new FakeMirrors(async (_, cancellation) =>
        {
            using var end = cancellation.Register(ended.SetResult);
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("An endless wait ended.");
        });
        var learner = new Thread(() => Opening(mirrors).Should().Throw<ThreadInterruptedException>());
        learner.Start();
        await asked.Task;
        learner.Interrupt();
        await ended.Task;
        learner.Join();
        mirrors.Asked.Should().HaveCount(1, "an interrupt is no reason to ask the next mirror");
    }

    public void Dispose() => published.Dispose();

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private byte[] Opened(FakeMirrors mirrors) => Published.Content(published.Source(mirrors).Open(published.File));

    private Action Opening(FakeMirrors mirrors) => () => Opened(mirrors);

    private Action Impatient(FakeMirrors mirrors) =>
        () => (published.Source(mirrors) with { Timeout = TimeSpan.FromMilliseconds(50) }).Open(published.File);

    private sealed class Reports : ConcurrentQueue<DownloadProgress>, IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => Enqueue(value);
    }
}
