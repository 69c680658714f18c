using System.Net;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>Mirrors that answer as a test says, and remember what they were asked for. Nothing leaves the machine.</summary>
internal sealed class FakeMirrors(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<string> asked = [];
    private readonly List<long> starts = [];

    /// <summary>Mirrors by their host's name; whatever no host stands for is an error of the test.</summary>
    public FakeMirrors(params (string Host, Func<HttpResponseMessage> Answer)[] hosts)
        : this((request, _) => Task.FromResult(hosts.Single(host => host.Host == request.RequestUri!.Host).Answer()))
    {
    }

    public IReadOnlyList<string> Asked => asked;

    /// <summary>Gets the byte from which on each request asked; 0 for all of the file.</summary>
    public IReadOnlyList<long> Starts => starts;

    public HttpClient Network => new(this, disposeHandler: false);

    public static Func<HttpResponseMessage> Bytes(byte[] bytes) => () =>
        new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };

    public static Func<HttpResponseMessage> Body(Stream body) => () =>
        new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };

    public static Func<HttpResponseMessage> NotFound => () => new HttpResponseMessage(HttpStatusCode.NotFound);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (asked)
        {
            asked.Add($"{request.RequestUri}");
            starts.Add(request.Headers.Range?.Ranges.Single().From ?? 0);
        }

        return await answer(request, cancellationToken);
    }
}
