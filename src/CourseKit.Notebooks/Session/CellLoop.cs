using System.Collections.Concurrent;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>Runs a cell's code after each <c>await</c> on the thread that it started on, where it can be stopped.</summary>
/// <remarks>Unless that thread is blocked: a cell that calls <c>.Result</c> would else wait for work that waits for the cell.</remarks>
internal sealed class CellLoop : SynchronizationContext
{
    private const int MillisecondsBetweenLooks = 50;

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> work = [];
    private readonly Thread thread = Thread.CurrentThread;
    private volatile bool idle;
    private bool wasBlocked;

    private CellLoop()
    {
    }

    /// <summary>Runs asynchronous code to its end on the calling thread.</summary>
    public static T Run<T>(Func<Task<T>> body)
    {
        var loop = new CellLoop();
        SetSynchronizationContext(loop);
        using var watch = new Timer(_ => loop.RelieveBlockedThread(), null, MillisecondsBetweenLooks, MillisecondsBetweenLooks);
        var task = body();
        task.ContinueWith(
            _ => loop.work.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        loop.RunPosted();
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The cell is over, and what it has left behind goes on without it.
            RunElsewhere(d, state);
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    private void RunPosted()
    {
        for (idle = true; work.TryTake(out var next, Timeout.Infinite); idle = true)
        {
            idle = false;
            Stoppable.Checkpoint();
            next.Callback(next.State);
        }
    }

    private void RelieveBlockedThread()
    {
        var isBlocked = !idle && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
        if (isBlocked && wasBlocked && work.TryTake(out var next))
        {
            RunElsewhere(next.Callback, next.State);
        }

        wasBlocked = isBlocked;
    }

    private static void RunElsewhere(SendOrPostCallback callback, object? state) => ThreadPool.QueueUserWorkItem(_ =>
    {
        try
        {
            callback(state);
        }
        catch (Exception)
        {
            // Thrown by an async void method: nobody waits for it, and it is no reason to end the process.
        }
    });
}
