namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>The bytes that one peer is sending, counted against those that all peers of a socket may send at a time.</summary>
internal sealed class ReceivingBudget(ReceivingBudget.Shared shared)
{
    private long taken;

    /// <summary>Takes room for bytes that are to come.</summary>
    /// <exception cref="ProtocolException">There is none left.</exception>
    public void Take(int bytes)
    {
        taken += bytes;
        shared.Take(bytes);
    }

    /// <summary>Gives back all that was taken: the message is complete, or the peer gone.</summary>
    public void GiveBack() => GiveBack(taken);

    /// <summary>Gives back a part of what was taken.</summary>
    public void GiveBack(long bytes)
    {
        shared.GiveBack(bytes);
        taken -= bytes;
    }

    /// <summary>The bytes that all peers of a socket may send at a time.</summary>
    internal sealed class Shared(long limit)
    {
        private long taken;

        public void Take(long bytes)
        {
            if (Interlocked.Add(ref taken, bytes) > limit)
            {
                throw new ProtocolException($"All peers together send at most {limit:N0} bytes at a time.");
            }
        }

        public void GiveBack(long bytes) => Interlocked.Add(ref taken, -bytes);
    }
}
