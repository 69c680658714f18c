using System.Buffers.Binary;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>Reads frames, and gives no more memory to them than bytes have come.</summary>
internal sealed class FrameReader(Stream stream, Limits limits, ReceivingBudget budget)
{
    private const int Reserved = ~(Frame.More | Frame.Long | Frame.Command), FirstChunk = 64 << 10;

    private readonly byte[] head = new byte[9];

    /// <summary>Reads a frame.</summary>
    /// <param name="room">The most bytes that the frame may still carry.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="ProtocolException">It is no frame, or too long.</exception>
    /// <exception cref="EndOfStreamException">The peer has gone.</exception>
    public async ValueTask<Frame> ReadAsync(long room, CancellationToken stop)
    {
        await stream.ReadExactlyAsync(head.AsMemory(0, 2), stop);
        var flags = head[0];
        if ((flags & Reserved) != 0)
        {
            throw new ProtocolException($"The flags of a frame are less than 8. Received: {flags}.");
        }

        long length = head[1];
        if ((flags & Frame.Long) != 0)
        {
            await stream.ReadExactlyAsync(head.AsMemory(2, 7), stop);
            length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(1));
        }

        return length >= 0 && length <= Math.Min(room, limits.MessageBytes)
            ? new Frame(await ReadBodyAsync((int)length, stop), (flags & Frame.More) != 0, (flags & Frame.Command) != 0)
            : throw new ProtocolException($"A message has at most {limits.MessageBytes:N0} bytes. Received: a frame of {length:N0}.");
    }

    private async ValueTask<byte[]> ReadBodyAsync(int length, CancellationToken stop)
    {
        budget.Take(Frame.Overhead);
        var body = new byte[Math.Min(length, FirstChunk)];
        for (var read = 0; ; Array.Resize(ref body, (int)Math.Min(length, 2L * body.Length)))
        {
            budget.Take(body.Length - read);
            await stream.ReadExactlyAsync(body.AsMemory(read), stop);
            read = body.Length;
            if (read == length)
            {
                return body;
            }
        }
    }
}
