namespace CourseKit.Tensors.Memory;

/// <summary>How many bytes are in use, and how many there were at most.</summary>
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
