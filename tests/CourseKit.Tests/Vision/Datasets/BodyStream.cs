namespace CourseKit.Tests.Vision.Datasets;

/// <summary>The body of an answer that comes over time; it can be read forward and no other way.</summary>
internal abstract class BodyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A download waits without holding a thread.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A body that goes on and on.</summary>
internal sealed class EndlessStream : BodyStream
{
    public long Given { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Given += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }
}

/// <summary>A body that stops coming after its first bytes, and does not end either.</summary>
internal sealed class SilentStream(byte[] first) : BodyStream
{
    private bool given;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (given)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        given = true;
        first.CopyTo(buffer);
        return first.Length;
    }
}

/// <summary>A body whose connection breaks after its first bytes.</summary>
internal sealed class BreakingStream(byte[] first) : BodyStream
{
    private int given;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (given == first.Length)
        {
            throw new IOException("The connection broke.");
        }

        var count = Math.Min(buffer.Length, first.Length - given);
        first.AsMemory(given, count).CopyTo(buffer);
        given += count;
        return ValueTask.FromResult(count);
    }
}
