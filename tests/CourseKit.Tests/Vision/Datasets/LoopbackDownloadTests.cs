using System.Net;
using System.Net.Sockets;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>A download over a real connection, which does not leave the machine.</summary>
public sealed class LoopbackDownloadTests
{
    [Fact]
    public async Task A_connection_that_breaks_off_is_made_good_by_the_next_mirror()
    {
        var root = $"http://127.0.0.1:{FreePort()}/";
        using var server = new HttpListener { Prefixes = { root } };
        using var published = new Published($"{root}broken/", $"{root}whole/");
        using var network = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        server.Start();

        var download = Task.Run(() => Published.Content((published.Source(null) with { Network = network }).Open(published.File)));
        var first = await server.GetContextAsync();
        first.Request.Url!.AbsolutePath.Should().Be("/broken/a.bin");
        first.Response.ContentLength64 = published.Bytes.Length;
        await first.Response.OutputStream.WriteAsync(published.Bytes.AsMemory(0, 1000));
        first.Response.Abort();

        var second = await server.GetContextAsync();
        second.Request.Url!.AbsolutePath.Should().Be("/whole/a.bin");
        second.Response.Close(published.Bytes, willBlock: false);

        (await download).Should().Equal(published.Bytes);
        published.Cached.Should().Equal("letters/a.bin");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
