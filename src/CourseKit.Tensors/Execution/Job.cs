using System.Runtime.ExceptionServices;

namespace CourseKit.Tensors.Execution;

/// <summary>The pieces of one computation, taken one by one by the thread that asked for it and by those that help.</summary>
internal sealed class Job(int pieces, Action<int> work, int helpers)
{
    private const int Closed = 1 << 30;

    private Action<int>? work = work;
    private int next;
    private int helping;
    private ExceptionDispatchInfo? failure;

    /// <summary>How many threads may help.</summary>
    public int Helpers => helpers;

    /// <summary>Takes pieces until none is left.</summary>
    public void Work()
    {
        try
        {
            for (int piece; (piece = Interlocked.Increment(ref next) - 1) < pieces;)
            {
                work!(piece);
            }
        }
        catch (Exception exception)
        {
            failure ??= ExceptionDispatchInfo.Capture(exception);
            Volatile.Write(ref next, pieces);
        }
    }

    /// <summary>Joins in, unless there are helpers enough or it is over.</summary>
    public void Help()
    {
        if (Interlocked.Increment(ref helping) <= helpers)
        {
            Work();
        }

        Interlocked.Decrement(ref helping);
    }

    /// <summary>Lets nobody else join, and waits for those inside.</summary>
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
}
