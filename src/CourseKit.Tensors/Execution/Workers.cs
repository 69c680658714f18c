namespace CourseKit.Tensors.Execution;

/// <summary>Shares out the pieces of one computation among threads that stay ready for the next.</summary>
/// <remarks>
/// Which thread takes which piece is left to chance, so what a piece computes must not depend on it:
/// the results are the same for any number of threads.
/// </remarks>
public static class Workers
{
    private static readonly Lock OneJobAtATime = new();
    private static readonly Bench Bench = new();

    [ThreadStatic]
    private static bool isAtWork;

    private static int count = Environment.ProcessorCount;

    /// <summary>How many threads compute: one a core, unless set.</summary>
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

    /// <summary>Calls <paramref name="work"/> with every number from 0 to just below
    /// <paramref name="pieces"/>, and comes back when all are done.</summary>
    /// <remarks>Called from within a piece, or while another thread's pieces are under way, it does them one after the other.</remarks>
    internal static void For(int pieces, Action<int> work)
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
                Bench.Call(job);
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

    /// <summary>What a thread of the bench does: it is at work from its first moment, so that a piece
    /// that calls <see cref="For"/> runs it by itself.</summary>
    internal static void Help(int number, Func<Job> nextJob)
    {
        isAtWork = true;
        while (true)
        {
            nextJob().Help(number);
        }
    }
}
