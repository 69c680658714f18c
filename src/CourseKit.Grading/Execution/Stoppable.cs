using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CourseKit.Grading.Execution;

/// <summary>Execution of code that may never return, with a time limit and cancellation.</summary>
/// <remarks>
/// The code has a thread of its own. To end it, it is asked to stop at its next <see cref="Checkpoint"/>, and waits are interrupted.
/// What takes no notice within the patience is left behind: on Linux, aborting a thread (<c>ControlledExecution</c>) ends the whole
/// process where it hits the runtime at work, as it soon does in loops that call libraries. So code that is compiled here has
/// checkpoints in its loops.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Stoppable
{
    /// <summary>Default grace period between a request to stop and abandoning the thread: 5 s.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    /// <summary>Gets whether the calling code has been told to stop; then it should catch nothing and return soon.</summary>
    public static bool IsStopping =>
        ControlledRun.AnyIsStopping && ControlledRun.Current is { IsStopping: true } && !ControlledRun.IsUndivided;

    /// <summary>Gets whether threads or tasks are still at work that the calling code has started.</summary>
    public static bool HasOtherThreads => ControlledRun.Current?.HasOtherThreads() ?? false;

    /// <summary>Returns the ending of code that runs at most for <paramref name="limit"/>, or until <paramref name="stop"/> is
    /// canceled.</summary>
    /// <remarks>
    /// <paramref name="body"/> sees the caller's <see cref="AsyncLocal{T}"/> values. It is ended too if the caller, while it waits here,
    /// is itself interrupted.
    /// </remarks>
    public static Ending Run(Action body, TimeSpan? limit = null, CancellationToken stop = default, TimeSpan? patience = null)
    {
        var run = new ControlledRun(body);
        Thread? stopping = null;
        int signal;
        try
        {
            signal = run.Wait(stop.WaitHandle, limit);
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
            _ when run.Reason is { } reason => new Ending.Threw(reason) { Resisted = !run.HasEnded },
            0 => run.Error is { } error ? new Ending.Threw(error) : new Ending.Returned(),
            1 => new Ending.Stopped(!run.HasEnded),
            _ => new Ending.TimedOut(!run.HasEnded),
        };
    }

    /// <summary>Cancellation point of code, on any thread that it has started: for each loop, and before taking a lock.</summary>
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

    /// <summary>Counts a failure of the calling code, on any thread that it has started. The last of so many ends all of the code, which
    /// may catch the others: <see cref="Ending.Threw"/>.</summary>
    /// <param name="error">The exception that the caller is about to throw.</param>
    /// <param name="times">The number of failures at which the code is ended.</param>
    public static void Fail(Exception error, int times) => ControlledRun.Current?.Fail(error, times);

    /// <summary>Does something that counts for no time limit of the calling code: a wait for somebody who looks at it.</summary>
    public static void OffTheClock(Action body)
    {
        if (ControlledRun.Current is { } run)
        {
            run.OffTheClock(body);
        }
        else
        {
            body();
        }
    }

    /// <summary>Does something that is not to be left half done, and takes a moment: a stop comes before or after it.</summary>
    /// <exception cref="StoppedException">The code that calls has been told to stop before.</exception>
    internal static void Undivided(Action body)
    {
        if (ControlledRun.Current is { } run)
        {
            run.Undivided(body);
        }
        else
        {
            body();
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
