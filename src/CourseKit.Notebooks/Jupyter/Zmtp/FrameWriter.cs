using System.Buffers.Binary;

namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>Writes frames.</summary>
internal static class FrameWriter
{
    public static async ValueTask WriteAsync(Stream stream, Frame frame, CancellationToken stop)
    {
        await stream.WriteAsync(Head(frame), stop);
        await stream.WriteAsync(frame.Body, stop);
    }

    private static byte[] Head(Frame frame)
    {
        if (frame.Body.Length <= Frame.ShortLimit)
        {
            return [frame.Flags, (byte)frame.Body.Length];
        }

        var head = new byte[9];
        head[0] = frame.Flags;
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), frame.Body.Length);
        return head;
    }
}
