using System.Buffers;

namespace CourseKit.Notebooks.Jupyter.Stdio;

/// <summary>Reads lines of bytes; of a line that is longer than a limit, the rest is passed over.</summary>
/// <param name="stream">The stream of the lines.</param>
/// <param name="longest">The largest length of a line in bytes.</param>
internal sealed class LineReader(Stream stream, int longest)
{
    private readonly byte[] buffer = new byte[64 << 10];
    private ReadOnlyMemory<byte> unread;

    /// <summary>Reads a line.</summary>
    /// <returns>The line without its end, and whether it was too long; null when there will be no more.</returns>
    public async Task<(ReadOnlyMemory<byte> Line, bool IsCut)?> ReadAsync(CancellationToken stop)
    {
        var (line, length) = (new ArrayBufferWriter<byte>(), 0L);
        while (true)
        {
            if (unread.IsEmpty)
            {
                // The read of a console cannot be cancelled: the wait for it can.
                var read = await stream.ReadAsync(buffer, stop).AsTask().WaitAsync(stop);
                if (read == 0)
                {
                    return length == 0 ? null : (line.WrittenMemory, length > longest);
                }

                unread = buffer.AsMemory(0, read);
            }

            var end = unread.Span.IndexOf((byte)'\n');
            var part = end < 0 ? unread : unread[..end];
            unread = end < 0 ? default : unread[(end + 1)..];
            length += part.Length;
            line.Write(part.Span[..Math.Min(part.Length, longest - line.WrittenCount)]);
            if (end >= 0)
            {
                return (line.WrittenMemory, length > longest);
            }
        }
    }
}
