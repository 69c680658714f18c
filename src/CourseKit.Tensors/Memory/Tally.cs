namespace CourseKit.Tensors.Memory;

/// <summary>A counter of bytes in use, with its peak.</summary>
internal sealed class Tally
{
    private long inUse;
    private long peak;

    public long InUse => Interlocked.Read(ref inUse);

    public long Peak => Interlocked.Read(ref peak);

    public void Add(long bytes)
    {
        var now = Interlocked.Add(ref inUse, bytes);
        for (var known = Peak; known < now; known = Peak)
        {
            Interlocked.CompareExchange(ref peak, now, known);
        }
    }

    public void ResetPeak() => Interlocked.Exchange(ref peak, InUse);
}
