using System.Threading.Channels;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>The other end of a connection.</summary>
internal sealed class Peer : IDisposable
{
    /// <summary>The most bytes that a PING may carry, to be sent back: https://rfc.zeromq.org/spec/37/.</summary>
    private const int LongestPingContext = 16;

    private static readonly byte[] Pong = [4, .. "PONG"u8];

    private readonly Stream connection;
    private readonly Stream buffered;
    private readonly FrameReader frames;
    private readonly ReceivingBudget budget;
    private readonly Limits limits;
    private readonly Channel<IReadOnlyList<Frame>> outgoing = Channel.CreateUnbounded<IReadOnlyList<Frame>>(new() { SingleReader = true });
    private long queued;
    private int pongs;

    public Peer(Stream connection, Limits limits, ReceivingBudget.Shared receiving)
    {
        (this.connection, this.limits, budget) = (connection, limits, new ReceivingBudget(receiving));
        buffered = new BufferedStream(connection, 64 << 10);
        frames = new FrameReader(new BufferedStream(connection, 64 << 10), limits, budget);
    }

    /// <summary>The name by which messages are routed to the peer.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <inheritdoc cref="Handshake.PerformAsync"/>
    public async Task IntroduceAsync(string kind, IReadOnlyCollection<string> peers, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(limits.HandshakeTime);
        Identity = await Handshake.PerformAsync(connection, frames, kind, peers, limit.Token);
        budget.GiveBack();
    }

    /// <summary>Gives it a name where it has not asked for one.</summary>
    public void Name(byte[] identity) => Identity = identity;

    /// <summary>Sends a message when those before it have gone; one too many is lost.</summary>
    public void Send(IReadOnlyList<byte[]> message) =>
        Send([.. message.Select((body, index) => new Frame(body, HasMore: index < message.Count - 1))]);

    /// <summary>Writes what is to be sent, until the connection ends.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        while (await outgoing.Reader.WaitToReadAsync(stop))
        {
            while (outgoing.Reader.TryRead(out var message))
            {
                foreach (var frame in message)
                {
                    await FrameWriter.WriteAsync(buffered, frame, stop);
                }

                Interlocked.Add(ref queued, -Cost(message));
                if (message[0].IsCommand)
                {
                    Interlocked.Decrement(ref pongs);
                }
            }

            await buffered.FlushAsync(stop);
        }
    }

    /// <summary>Sends what waits, and nothing more.</summary>
    public void Finish() => outgoing.Writer.TryComplete();

    /// <summary>Reads a message; a command of the kinds SUBSCRIBE and CANCEL as the message that it stands for.</summary>
    /// <exception cref="ProtocolException">It does not keep to the protocol.</exception>
    /// <exception cref="EndOfStreamException">It has gone.</exception>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(CancellationToken stop)
    {
        budget.GiveBack();
        var message = new List<byte[]>();
        for (long room = limits.MessageBytes; ;)
        {
            var frame = await frames.ReadAsync(room, stop);
            if (frame.IsCommand)
            {
                if (Obey(Handshake.Command(frame.Body)) is { } subscription)
                {
                    return [subscription];
                }

                budget.GiveBack(frame.Cost);
                continue;
            }

            message.Add(frame.Body);
            room -= frame.Cost;
            if (!frame.HasMore)
            {
                return message;
            }

            if (message.Count == limits.Frames)
            {
                throw new ProtocolException($"A message has at most {limits.Frames} frames.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        budget.GiveBack();
        Finish();
        connection.Dispose();
    }

    private void Send(IReadOnlyList<Frame> message)
    {
        if (Interlocked.Add(ref queued, Cost(message)) <= limits.QueuedBytes)
        {
            outgoing.Writer.TryWrite(message);
        }
        else
        {
            Interlocked.Add(ref queued, -Cost(message));
        }
    }

    private void SendPong(byte[] ping)
    {
        // Two bytes say how long the peer will wait; what follows is to be sent back.
        if (ping.Length - 2 is < 0 or > LongestPingContext)
        {
            throw new ProtocolException($"A PING carries a time and at most {LongestPingContext} bytes. Received: {ping.Length} bytes.");
        }

        if (Interlocked.Increment(ref pongs) > limits.Pongs)
        {
            throw new ProtocolException($"A peer that sends PING reads the answers. Received: more than {limits.Pongs} without that.");
        }

        Send([new Frame([.. Pong, .. ping.AsSpan(2)], IsCommand: true)]);
    }

    private byte[]? Obey((string Name, byte[] Data) command)
    {
        switch (command.Name)
        {
            case "PING":
                SendPong(command.Data);
                return null;
            case "SUBSCRIBE":
                return [1, .. command.Data];
            case "CANCEL":
                return [0, .. command.Data];
            case "ERROR":
                throw new ProtocolException("The peer has found an error.");
            default:
                return null;
        }
    }

    private static long Cost(IReadOnlyList<Frame> message) => message.Sum(frame => frame.Cost);
}
