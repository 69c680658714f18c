using System.Net.Sockets;
using System.Text;
using CourseKit.Notebooks.Jupyter.Zmtp;

namespace CourseKit.Tests.Notebooks.Jupyter.Zmtp;

/// <summary>Bytes as the specification has them: https://rfc.zeromq.org/spec/23/. ZeroMQ itself is
/// the peer in the course's tests.</summary>
public sealed class ZmtpTests
{
    private const string Anywhere = "tcp://127.0.0.1:0";

    [Fact]
    public async Task Both_ends_introduce_themselves()
    {
        await using var router = new RouterSocket(Anywhere);
        using var peer = new RawPeer(router.Endpoint);

        peer.Write(RawPeer.Greeting);
        peer.Write(RawPeer.Ready("DEALER"));

        peer.Read(64).Should().Equal(RawPeer.Greeting);
        peer.Read(2 + 28).Should().Equal([4, 28, .. "\u0005READY\u000bSocket-Type\0\0\0\u0006ROUTER"u8]);
    }

    [Fact]
    public async Task A_router_knows_its_peers_by_name()
    {
        await using var router = new RouterSocket(Anywhere);
        using var ada = new RawPeer(router.Endpoint).Introduce("DEALER", "ada");
        using var nameless = new RawPeer(router.Endpoint).Introduce("DEALER");

        ada.Send("one", "two");
        var (identity, frames) = await router.ReceiveAsync();
        Encoding.ASCII.GetString(identity).Should().Be("ada");
        frames.Select(Encoding.ASCII.GetString).Should().Equal("one", "two");

        nameless.Send("three");
        var (given, _) = await router.ReceiveAsync();
        given.Should().HaveCount(5).And.StartWith((byte)0);

        router.Send(given, ["back"u8.ToArray()]);
        router.Send("ada"u8.ToArray(), ["to"u8.ToArray(), "ada"u8.ToArray()]);
        router.Send("nobody"u8.ToArray(), ["lost"u8.ToArray()]);
        nameless.Receive().Should().Equal("back");
        ada.Receive().Should().Equal("to", "ada");
    }

    [Fact]
    public async Task A_name_belongs_to_the_first_who_has_it()
    {
        await using var router = new RouterSocket(Anywhere);
        using var ada = new RawPeer(router.Endpoint).Introduce("DEALER", "ada");
        ada.Send("here");
        await router.ReceiveAsync();

        using var eve = new RawPeer(router.Endpoint).Introduce("DEALER", "ada");

        eve.IsClosed().Should().BeTrue();
        router.Send("ada"u8.ToArray(), ["secret"u8.ToArray()]);
        ada.Receive().Should().Equal("secret");
    }

    [Fact]
    public async Task A_publisher_sends_what_begins_as_a_peer_has_asked()
    {
        await using var publisher = new PublisherSocket(Anywhere);
        using var peer = new RawPeer(publisher.Endpoint).Introduce("SUB");

        // Subscribes to «a» twice and to «b» once, the last time by a command as of ZMTP 3.1; takes back «a» once, and «b».
        peer.Write([0, 2, 1, (byte)'a', 0, 2, 1, (byte)'a', 0, 2, 1, (byte)'b', 0, 2, 0, (byte)'a', 0, 2, 0, (byte)'b']);
        peer.Write([4, 11, 9, .. "SUBSCRIBE"u8, (byte)'e']);

        // What is published before a subscription has come is not sent: publish until the last has.
        using var limit = new CancellationTokenSource(RouterReading.Patience);
        var first = Task.Run(peer.Receive);
        while (!first.IsCompleted && !limit.IsCancellationRequested)
        {
            publisher.Send(["end"u8.ToArray(), "more"u8.ToArray()]);
            await Task.Delay(5);
        }

        (await first).Should().Equal("end", "more");
        publisher.Send(["b1"u8.ToArray()]);
        publisher.Send(["a1"u8.ToArray()]);
        IReadOnlyList<string> next;
        while ((next = peer.Receive())[0] == "end")
        {
        }

        next.Should().Equal("a1");
    }

    [Fact]
    public async Task An_echo_answers_with_what_it_was_sent()
    {
        await using var echo = new EchoSocket(Anywhere);
        using var peer = new RawPeer(echo.Endpoint).Introduce("REQ");

        peer.Send(string.Empty, "ping");

        peer.Receive().Should().Equal(string.Empty, "ping");
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_context()
    {
        await using var router = new RouterSocket(Anywhere);
        using var peer = new RawPeer(router.Endpoint).Introduce("DEALER");

        peer.Write([4, 10, 4, .. "PING"u8, 0, 50, (byte)'a', (byte)'b', (byte)'c']);

        peer.Read(10).Should().Equal([4, 8, 4, .. "PONG"u8, (byte)'a', (byte)'b', (byte)'c']);
    }

    [Fact]
    public async Task Long_frames_say_their_length_in_eight_bytes()
    {
        await using var echo = new EchoSocket(Anywhere);
        using var peer = new RawPeer(echo.Endpoint).Introduce("DEALER");
        byte[] frame = [2, 0, 0, 0, 0, 0, 3, 0xD, 0x40, .. Enumerable.Range(0, 200_000).Select(i => (byte)i)];

        peer.Write(frame);

        peer.Read(frame.Length).Should().Equal(frame);
    }

    [Fact]
    public async Task A_socket_that_closes_sends_what_it_has_and_frees_its_port()
    {
        var router = new RouterSocket(Anywhere);
        var endpoint = router.Endpoint;
        using var peer = new RawPeer(endpoint).Introduce("DEALER");
        peer.Send("hello");
        var (identity, _) = await router.ReceiveAsync();
        router.Send(identity, ["goodbye"u8.ToArray()]);

        await router.DisposeAsync();

        peer.Receive().Should().Equal("goodbye");
        peer.IsClosed().Should().BeTrue();
        await using var next = new RouterSocket(endpoint);
        next.Endpoint.Should().Be(endpoint);
    }

    [Theory]
    [InlineData("udp://127.0.0.1:1")]
    [InlineData("tcp://nowhere")]
    [InlineData("ipc://")]
    [InlineData("")]
    public void What_is_no_endpoint_is_refused(string endpoint) =>
        FluentActions.Invoking(() => new EchoSocket(endpoint)).Should().Throw<FormatException>()
        .WithMessage($"An endpoint is tcp://ADDRESS:PORT or ipc://PATH. Received: {endpoint}.");

    [Fact]
    public async Task A_port_that_is_taken_is_an_error()
    {
        await using var first = new EchoSocket(Anywhere);

        FluentActions.Invoking(() => new EchoSocket(first.Endpoint)).Should().Throw<SocketException>();
    }
}
