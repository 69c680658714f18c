using System.Runtime.ExceptionServices;

namespace CourseKit.Tensors.Execution;

/// <summary>A parallel loop over pieces of work, which the calling thread and helpers take one by one.</summary>
/// <remarks>
/// Every thread has a share of its own, pieces that follow each other, and takes from those of others only when that is
/// done. So the next computation finds what it reads mostly in the cache of the core that wrote it.
/// </remarks>
internal sealed class Job
{
    private const int Closed = 1 << 30;

    /// <summary>The size of a cache line in counters, so that those of different threads lie in different lines.</summary>
    private const int Line = 16;

    private readonly int pieces;
    private readonly int[] taken;
    private Action<int>? work;
    private int helping;
    private ExceptionDispatchInfo? failure;

    public Job(int pieces, Action<int> work, int helpers)
    {
        (this.pieces, this.work, Helpers) = (pieces, work, helpers);
        taken = new int[(helpers + 1) * Line];
    }

    /// <summary>Gets the number of helpers: threads numbered from 1 to this may take part.</summary>
    public int Helpers { get; }

    /// <summary>Takes pieces until none is left.</summary>
    /// <param name="number">The thread: 0 for the one that asked.</param>
    public void Work(int number)
    {
        try
        {
            var shares = Helpers + 1;
            for (var other = 0; other < shares; other++)
            {
                var share = (number + other) % shares;
                var (first, end) = (Start(share), Start(share + 1));
                for (int piece; (piece = first + Interlocked.Increment(ref taken[share * Line]) - 1) < end;)
                {
                    work!(piece);
                }
            }
        }
        catch (Exception exception)
        {
            failure ??= ExceptionDispatchInfo.Capture(exception);
            for (var share = 0; share <= Helpers; share++)
            {
                Volatile.Write(ref taken[share * Line], pieces);
            }
        }
    }

    /// <summary>Joins in, unless there are helpers enough or it is over.</summary>
    public void Help(int number)
    {
        if (number > Helpers)
        {
            return;
        }

        if (Interlocked.Increment(ref helping) < Closed)
        {
            Work(number);
        }

        Interlocked.Decrement(ref helping);
    }

    /// <summary>Closes the loop to further helpers and waits for those inside.</summary>
    public void CloseAndAwaitHelpers()
    {
        Interlocked.Add(ref helping, Closed);
        var spin = default(SpinWait);
        while (Volatile.Read(ref helping) != Closed)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        work = null; // The threads remember the job until there is another; what it computed with is let go.
    }

    public void ThrowIfFailed() => failure?.Throw();

    private int Start(int share) => (int)((long)pieces * share / (Helpers + 1));
}
