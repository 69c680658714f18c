using System.Runtime;

namespace CourseKit.Grading.Execution;

/// <summary>One call on a background thread that can be ended by force.</summary>
internal sealed class ControlledRun
{
    private const int StackBytes = 16 << 20;

    private static readonly TimeSpan BeforeForce = TimeSpan.FromMilliseconds(20), BetweenInterrupts = TimeSpan.FromMilliseconds(20);

    [ThreadStatic]
    private static ControlledRun? current;

    private readonly CancellationTokenSource abort = new();
    private readonly ManualResetEvent ended = new(false);
    private readonly Thread thread;
    private volatile bool stopping;

    public ControlledRun(Action body)
    {
        thread = Background(() => Run(body));
        thread.Start();
    }

    /// <summary>The run that the calling thread belongs to.</summary>
    public static ControlledRun? Current => current;

    public bool IsStopping => stopping;

    public WaitHandle Ended => ended;

    public bool HasEnded => ended.WaitOne(0);

    public Exception? Error { get; private set; }

    /// <summary>Starts to end the thread; the thread returned is done when that has succeeded, or when patience is over.</summary>
    public Thread Stop(TimeSpan patience)
    {
        stopping = true;
        var stopper = Background(() =>
        {
            thread.Interrupt();
            if (ended.WaitOne(BeforeForce))
            {
                return;
            }

            // The request blocks for as long as the thread cannot be aborted.
            Background(abort.Cancel).Start();
            for (var start = Environment.TickCount64; Environment.TickCount64 - start < patience.TotalMilliseconds;)
            {
                if (ended.WaitOne(BetweenInterrupts))
                {
                    return;
                }

                thread.Interrupt();
            }
        });
        stopper.Start();
        return stopper;
    }

    private void Run(Action body)
    {
        current = this;
        try
        {
#pragma warning disable SYSLIB0046 // Not meant for code that others rely on. This is a learner's own, and its loops have no other end.
            ControlledExecution.Run(body, abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception error)
        {
            Error = error;
        }
        finally
        {
            ended.Set();
        }
    }

    private static Thread Background(ThreadStart work) => new(work, StackBytes) { IsBackground = true, Name = nameof(Stoppable) };
}
