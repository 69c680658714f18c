using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Execution;

/// <summary>Runs code that may never return, and ends it.</summary>
/// <remarks>
/// The code has a thread of its own. To end it, it is asked to stop at its next <see cref="Checkpoint"/>, and waits are interrupted.
/// Only what takes no notice for a fifth of the patience is aborted: that ends most loops, but not all (a loop in a
/// <c>finally</c> block or in native code; on Linux some that allocate), and on Linux about one abort in fifty of a loop that
/// allocates ends the process. So code that is compiled here should have checkpoints in its loops.
/// </remarks>
public static class Stoppable
{
    /// <summary>How long code that was told to stop has to do so before it is left behind.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    /// <summary>Whether the code that asks has been told to stop; then it should catch nothing and return soon.</summary>
    public static bool IsStopping => ControlledRun.AnyIsStopping && ControlledRun.Current is { IsStopping: true };

    /// <summary>Runs code to its end, at most for <paramref name="limit"/> or until <paramref name="stop"/>.</summary>
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

    /// <summary>A place where code may be stopped, on any thread that it has started: in each loop, and before taking a lock.</summary>
    /// <remarks>As long as nothing is being stopped this costs one read.</remarks>
    /// <exception cref="StoppedException">The code that calls has been told to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Checkpoint()
    {
        if (ControlledRun.AnyIsStopping)
        {
            ThrowIfStopping();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfStopping()
    {
        if (IsStopping)
        {
            throw new StoppedException();
        }
    }
}
