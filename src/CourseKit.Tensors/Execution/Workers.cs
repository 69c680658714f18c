namespace CourseKit.Tensors.Execution;

/// <summary>The thread pool of the engine: it runs the pieces of one computation in parallel.</summary>
/// <remarks>
/// Which thread takes which piece is left to chance, so what a piece computes must not depend on it:
/// the results are the same for any number of threads.
/// </remarks>
internal static class Workers
{
    private static readonly Lock OneJobAtATime = new();
    private static readonly WorkerThreads Threads = new();

    [ThreadStatic]
    private static bool isAtWork;

    private static int count = Environment.ProcessorCount;

    /// <summary>Gets or sets the number of threads that compute, unless set one a core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than one.</exception>
    public static int Count
    {
        get => count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            count = value;
        }
    }

    /// <summary>Calls <paramref name="work"/> with every number from 0 to <paramref name="pieces"/> − 1 in parallel, and returns when all
    /// are done.</summary>
    /// <remarks>Called from within a piece, or while another thread's pieces are under way, it does them one after the other.</remarks>
    public static void For(int pieces, Action<int> work)
    {
        if (pieces <= 1 || count == 1 || isAtWork || !OneJobAtATime.TryEnter())
        {
            for (var piece = 0; piece < pieces; piece++)
            {
                work(piece);
            }

            return;
        }

        try
        {
            isAtWork = true;
            var job = new Job(pieces, work, helpers: Math.Min(count, pieces) - 1);
            try
            {
                Threads.Publish(job);
                job.Work(number: 0);
            }
            finally
            {
                // Even when a piece has failed: the others may still be reading memory that the caller is about to let go.
                job.CloseAndAwaitHelpers();
            }

            job.ThrowIfFailed();
        }
        finally
        {
            isAtWork = false;
            OneJobAtATime.Exit();
        }
    }

    /// <summary>Has the calling thread compute all of its pieces by itself from now on: one that prepares something ahead must not take
    /// the others from the one that it prepares for.</summary>
    public static void LeaveToOthers() => isAtWork = true;

    /// <summary>The loop of a worker thread. It counts as working from its first moment, so that a piece that calls <see cref="For"/> runs
    /// that loop by itself.</summary>
    public static void Help(int number, Func<Job> nextJob)
    {
        isAtWork = true;
        while (true)
        {
            nextJob().Help(number);
        }
    }
}
