using System.Text;
using CourseKit.Notebooks.Jupyter.Zmtp;

namespace CourseKit.Tests.Notebooks.Jupyter.Zmtp;

/// <summary>Peers that break the protocol or take more than their share: they are turned away, and hold up nobody else.</summary>
public sealed class ZmtpLimitsTests
{
    private const string Anywhere = "tcp://127.0.0.1:0";

    public static TheoryData<string, byte[]> Offenses => new()
    {
        { "another protocol", Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: example\r\n\r\n") },
        { "an old version", [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 1, .. new byte[53]] },
        { "another mechanism", [.. RawPeer.Greeting[..12], .. "PLAIN"u8, .. new byte[47]] },
        { "a kind that does not fit", [.. RawPeer.Greeting, .. RawPeer.Ready("SUB")] },
        { "a message before READY", [.. RawPeer.Greeting, 0, 1, 1] },
        { "a READY that is cut off", [.. RawPeer.Greeting, 4, 8, 5, .. "READY"u8, 9, 1] },
        { "a property that is longer than its command", [.. RawPeer.Greeting, 4, 12, 5, .. "READY"u8, 1, 65, 255, 255, 255, 255] },
        { "a command without a name", [.. RawPeer.Greeting, 4, 0] },
        { "unknown flags", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"), 0xF0, 1, 1] },
        { "a frame of 2⁶² bytes", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"), 2, 0x40, 0, 0, 0, 0, 0, 0, 0] },
        { "a frame of negative length", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"), 2, 0x80, 0, 0, 0, 0, 0, 0, 0] },
        { "a frame above the limit", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"), 2, 0, 0, 0, 0, 0, 0, 0x27, 0x11] },
        { "frames above the limit together", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"),
            .. Enumerable.Repeat<byte[]>([1, 200, .. new byte[200]], 51).SelectMany(frame => frame)] },
        { "too many frames", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"),
            .. Enumerable.Repeat<byte[]>([1, 0], 1_001).SelectMany(frame => frame)] },
        { "a long PING", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"), 4, 24, 4, .. "PING"u8, 0, 50, .. new byte[17]] },
        { "an error", [.. RawPeer.Greeting, .. RawPeer.Ready("DEALER"), 4, 6, 5, .. "ERROR"u8] },
    };

    [Theory]
    [MemberData(nameof(Offenses))]
    public async Task Who_breaks_the_rules_is_turned_away_and_the_others_go_on(string offense, byte[] bytes)
    {
        await using var router = new RouterSocket(Anywhere, new Limits(MessageBytes: 10_000));
        using var honest = new RawPeer(router.Endpoint).Introduce("DEALER");
        using var rude = new RawPeer(router.Endpoint);

        try
        {
            rude.Write(bytes);
        }
        catch (IOException)
        {
            // Turned away before it was through.
        }

        rude.IsClosed().Should().BeTrue(offense);
        honest.Send("still here");
        (await router.ReceiveAsync()).Frames.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_says_nothing_is_turned_away()
    {
        await using var router = new RouterSocket(Anywhere, new Limits { HandshakeTime = TimeSpan.FromMilliseconds(50) });
        using var silent = new RawPeer(router.Endpoint);

        silent.IsClosed().Should().BeTrue();
    }

    [Fact]
    public async Task Halves_of_messages_do_not_fill_the_memory()
    {
        await using var router = new RouterSocket(Anywhere, new Limits(ReceivingBytes: 1_000_000));
        var peers = Enumerable.Range(0, 12).Select(_ => new RawPeer(router.Endpoint).Introduce("DEALER")).ToList();

        // 100,000 bytes each of a frame that has more: with what is asked for ahead, not all find room.
        foreach (var peer in peers)
        {
            peer.Write([2, 0, 0, 0, 0, 0, 0x10, 0, 0, .. new byte[100_000]]);
        }

        using var limit = new CancellationTokenSource(RouterReading.Patience);
        var closed = await Task.WhenAny(peers.Select(peer => Task.Run(peer.IsClosed, limit.Token)));
        (await closed).Should().BeTrue();
        peers.ForEach(peer => peer.Dispose());
        using var honest = new RawPeer(router.Endpoint).Introduce("DEALER");
        honest.Send("still here");
        (await router.ReceiveAsync()).Frames.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_does_not_listen_loses_messages_and_holds_up_nobody()
    {
        await using var publisher = new PublisherSocket(Anywhere, new Limits(QueuedBytes: 1_000_000));
        using var deaf = new RawPeer(publisher.Endpoint).Introduce("SUB");
        using var listening = new RawPeer(publisher.Endpoint).Introduce("SUB");
        deaf.Write([0, 1, 1]);
        listening.Write([0, 1, 1]);
        var heard = Task.Run(listening.Receive);
        while (!heard.IsCompleted)
        {
            publisher.Send(["x"u8.ToArray()]);
            await Task.Delay(5);
        }

        const int Size = 100_000, Sent = 1_000;
        for (var i = 0; i < Sent; i++)
        {
            publisher.Send([new byte[Size]]);
        }

        // What the queue and the system's buffers held arrives in the end; the rest is lost.
        var received = Task.Run(() =>
        {
            var large = 0;
            for (int length; (length = deaf.ReceiveLength()) != "end".Length;)
            {
                large += length == Size ? 1 : 0;
            }

            return large;
        });
        while (!received.IsCompleted)
        {
            publisher.Send(["end"u8.ToArray()]);
            await Task.Delay(5);
        }

        (await received).Should().BeInRange(1, Sent / 2);
    }

    /// <summary>An empty frame has no bytes, and takes memory all the same.</summary>
    [Fact]
    public async Task Empty_frames_of_who_does_not_read_do_not_fill_the_memory()
    {
        await using var echo = new EchoSocket(Anywhere, Limits.Heartbeat);
        using var deaf = new RawPeer(echo.Endpoint).Introduce("DEALER");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var round = 0; round < 200; round++)
        {
            deaf.Write(new byte[20_000]);
        }

        using var honest = new RawPeer(echo.Endpoint).Introduce("REQ");
        honest.Send("ping");
        honest.Receive().Should().Equal("ping");
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(20 << 20, "2 million frames were sent");
    }

    [Fact]
    public async Task Who_pings_and_does_not_read_is_turned_away()
    {
        var log = new List<string>();
        await using var router = new RouterSocket(Anywhere, log: log.Add);
        using var deaf = new RawPeer(router.Endpoint).Introduce("DEALER");
        byte[] ping = [4, 7, 4, .. "PING"u8, 0, 50];
        byte[] pings = [.. Enumerable.Repeat(ping, 5_000).SelectMany(one => one)];

        var write = () =>
        {
            for (var round = 0; round < 1_000; round++)
            {
                deaf.Write(pings);
            }
        };

        write.Should().Throw<IOException>();
        log.Should().ContainSingle().Which.Should().Contain("A peer that sends PING reads the answers.");
    }

    [Fact]
    public async Task There_are_only_so_many_peers()
    {
        await using var router = new RouterSocket(Anywhere, new Limits(Peers: 2));
        using var first = new RawPeer(router.Endpoint).Introduce("DEALER");
        using var second = new RawPeer(router.Endpoint).Introduce("DEALER");
        using var third = new RawPeer(router.Endpoint);

        third.IsClosed().Should().BeTrue();
    }
}
