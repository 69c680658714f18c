namespace CourseKit.Grading.Execution;

/// <summary>Runs code that may never return, and ends it.</summary>
/// <remarks>
/// The code has a thread of its own, which is interrupted (ends waits), then aborted (ends loops). Neither ends a loop in a
/// <c>finally</c> block, native code, or a thread that the code has started itself.
/// </remarks>
public static class Stoppable
{
    /// <summary>How long code that was told to stop has to do so before it is left behind.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    /// <summary>Runs <paramref name="body"/> and waits for its end, at most for <paramref name="limit"/>, or until <paramref name="stop"/>.</summary>
    /// <remarks>
    /// <paramref name="body"/> sees the caller's <see cref="AsyncLocal{T}"/> values. It is ended too if the caller, while it waits here,
    /// is itself interrupted or aborted.
    /// </remarks>
    public static Ending Run(Action body, TimeSpan? limit = null, CancellationToken stop = default, TimeSpan? patience = null)
    {
        var run = new ControlledRun(body);
        Thread? stopping = null;
        int signal;
        try
        {
            signal = WaitHandle.WaitAny([run.Ended, stop.WaitHandle], limit ?? Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (!run.HasEnded)
            {
                stopping = run.Stop(patience ?? DefaultPatience);
            }
        }

        stopping?.Join();
        return signal switch
        {
            0 => run.Error is { } error ? new Ending.Threw(error) : new Ending.Returned(),
            1 => new Ending.Stopped(!run.HasEnded),
            _ => new Ending.TimedOut(!run.HasEnded),
        };
    }

    /// <summary>A safe place to be stopped at: does not return if the code that calls it has been told to stop.</summary>
    /// <remarks>
    /// An abort that hits a thread while it takes a lock leaves the lock taken for good (a printing loop does that once in fifty
    /// aborts). Call this first in what takes a lock that others need.
    /// </remarks>
    public static void Checkpoint()
    {
        if (ControlledRun.Current is { IsStopping: true })
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
