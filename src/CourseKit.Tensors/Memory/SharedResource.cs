namespace CourseKit.Tensors.Memory;

/// <summary>Memory that several threads may use at a time; it is freed when the last of them has disposed of its use.</summary>
/// <remarks>Whoever makes it has the first use.</remarks>
internal abstract class SharedResource : IDisposable
{
    private int uses = 1;

    /// <summary>Begins one more use, unless the memory has been freed; returns whether it has begun.</summary>
    public bool TryUse()
    {
        for (var now = Volatile.Read(ref uses); now > 0; now = Volatile.Read(ref uses))
        {
            if (Interlocked.CompareExchange(ref uses, now + 1, now) == now)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends one use.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref uses) == 0)
        {
            Free();
        }
    }

    /// <summary>Frees the memory.</summary>
    protected abstract void Free();
}
