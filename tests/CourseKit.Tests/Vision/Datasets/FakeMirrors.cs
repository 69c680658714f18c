using System.Net;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>Mirrors that answer as a test says, and remember what they were asked for. Nothing leaves the machine.</summary>
internal sealed class FakeMirrors(Func<Uri, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<string> asked = [];

    /// <summary>Mirrors by their host's name; whatever no host stands for is an error of the test.</summary>
    public FakeMirrors(params (string Host, Func<HttpResponseMessage> Answer)[] hosts)
        : this((address, _) => Task.FromResult(hosts.Single(host => host.Host == address.Host).Answer()))
    {
    }

    public IReadOnlyList<string> Asked => asked;

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
        }

        return await answer(request.RequestUri!, cancellationToken);
    }
}
