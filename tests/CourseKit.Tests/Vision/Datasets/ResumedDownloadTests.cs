using System.Net;
using System.Net.Http.Headers;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>Downloads that go on from what has arrived before.</summary>
public sealed class ResumedDownloadTests : IDisposable
{
    private readonly Published published = new("https://only.test/");

    public void Dispose() => published.Dispose();

    [Fact]
    public void After_a_broken_connection_the_mirror_is_asked_for_the_rest()
    {
        var mirrors = Mirrors(Broken(1000), Rest);

        Opened(mirrors).Should().Equal(published.Bytes);

        mirrors.Starts.Should().Equal(0, 1000);
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void Connections_that_break_again_and_again_bring_the_file_in_the_end()
    {
        var mirrors = Mirrors(Broken(70_000), Broken(90_000), Broken(20_000), Rest);

        Opened(mirrors).Should().Equal(published.Bytes);

        mirrors.Starts.Should().Equal(0, 70_000, 160_000, 180_000);
    }

    [Fact]
    public void A_mirror_that_breaks_without_bringing_more_is_given_up()
    {
        var mirrors = Mirrors(Broken(1000), Broken(0), Rest);

        Opening(mirrors).Should().Throw<DataUnavailableException>().WithMessage("*only.test: The connection broke.*");

        mirrors.Starts.Should().Equal(0, 1000);
        published.Cached.Should().Equal("letters/a.bin.part");
    }

    [Fact]
    public void Another_process_goes_on_where_the_first_one_ended()
    {
        Opening(Mirrors(Broken(1000), Broken(0))).Should().Throw<DataUnavailableException>();

        var later = Mirrors(Rest);
        Opened(later).Should().Equal(published.Bytes);

        later.Starts.Should().Equal(1000);
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void Progress_of_a_resumed_download_goes_on_from_what_was_there()
    {
        published.In("cache/letters", "a.bin.part", published.Bytes[..150_000]);
        var reports = new List<DownloadProgress>();

        using var stream = (published.Source(Mirrors(Rest)) with { Progress = new Receiver(reports) }).Open(published.File);

        reports[0].Received.Should().BeGreaterThan(150_000);
        reports[^1].Should().Be(new DownloadProgress(published.File, 200_000) { IsFinished = true });
    }

    [Fact]
    public void A_mirror_that_cannot_begin_in_the_middle_gives_all_of_the_file()
    {
        published.In("cache/letters", "a.bin.part", published.Bytes[..1000]);

        Opened(Mirrors(_ => Answer(HttpStatusCode.OK, published.Bytes))).Should().Equal(published.Bytes);
    }

    [Fact]
    public void A_damaged_part_is_found_out_and_all_is_downloaded_anew()
    {
        published.In("cache/letters", "a.bin.part", [.. published.Bytes[..999], 77]);
        var mirrors = Mirrors(Rest, Rest);

        Opened(mirrors).Should().Equal(published.Bytes);

        mirrors.Starts.Should().Equal(1000, 0);
        published.Cached.Should().Equal("letters/a.bin");
    }

    [Fact]
    public void A_part_that_the_mirror_knows_nothing_behind_is_dropped()
    {
        published.In("cache/letters", "a.bin.part", published.Bytes[..1000]);
        var mirrors = Mirrors(_ => Answer(HttpStatusCode.RequestedRangeNotSatisfiable, []), Rest);

        Opened(mirrors).Should().Equal(published.Bytes);

        mirrors.Starts.Should().Equal(1000, 0);
    }

    [Fact]
    public void Bytes_from_another_place_than_was_asked_for_are_not_appended()
    {
        published.In("cache/letters", "a.bin.part", published.Bytes[..1000]);
        var mirrors = Mirrors(_ => Part(published.Bytes, 500), _ => Answer(HttpStatusCode.NotFound, []));

        Opening(mirrors).Should().Throw<DataUnavailableException>();

        mirrors.Starts.Should().Equal(1000, 0);
        published.Cached.Should().BeEmpty();
    }

    [Fact]
    public void A_part_that_is_whole_is_taken_without_asking()
    {
        published.In("cache/letters", "a.bin.part", published.Bytes);
        var mirrors = Mirrors();

        Opened(mirrors).Should().Equal(published.Bytes);

        mirrors.Asked.Should().BeEmpty();
        published.Cached.Should().Equal("letters/a.bin");
    }

    private byte[] Opened(FakeMirrors mirrors) => Published.Content(published.Source(mirrors).Open(published.File));

    private Action Opening(FakeMirrors mirrors) => () => Opened(mirrors);

    /// <summary>One answer after the other; a request more is an error of the test.</summary>
    private static FakeMirrors Mirrors(params Func<HttpRequestMessage, HttpResponseMessage>[] answers)
    {
        var next = new Queue<Func<HttpRequestMessage, HttpResponseMessage>>(answers);
        return new FakeMirrors((request, _) => Task.FromResult(next.Dequeue()(request)));
    }

    private HttpResponseMessage Rest(HttpRequestMessage request) =>
        request.Headers.Range is { } range ? Part(published.Bytes, (int)range.Ranges.Single().From!)
            : Answer(HttpStatusCode.OK, published.Bytes);

    private Func<HttpRequestMessage, HttpResponseMessage> Broken(int after) => request =>
    {
        var from = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
        var answer = Rest(request);
        var range = answer.Content.Headers.ContentRange;
        answer.Content = new StreamContent(new BreakingStream(published.Bytes[from..(from + after)]));
        answer.Content.Headers.ContentRange = range;
        return answer;
    };

    private static HttpResponseMessage Part(byte[] all, int from)
    {
        var answer = Answer(HttpStatusCode.PartialContent, all[from..]);
        answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, all.Length - 1, all.Length);
        return answer;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] content) =>
        new(status) { Content = new ByteArrayContent(content) };

    private sealed class Receiver(List<DownloadProgress> reports) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => reports.Add(value);
    }
}
