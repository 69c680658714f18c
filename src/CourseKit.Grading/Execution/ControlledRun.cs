using CourseKit.Tensors.Execution;

namespace CourseKit.Grading.Execution;

/// <summary>One call on a background thread that can be ended, and all threads that it starts.</summary>
internal sealed class ControlledRun
{
    private const int StackBytes = 256 << 20;

    private static readonly TimeSpan BetweenInterrupts = TimeSpan.FromMilliseconds(10), ForStragglers = TimeSpan.FromSeconds(1),
        ToSettle = TimeSpan.FromMilliseconds(100), BetweenLooksAtClock = TimeSpan.FromMilliseconds(50);

    private static readonly AsyncLocal<ControlledRun?> CurrentRun = new(CountThread);

    private static volatile int runsThatStop;

    [ThreadStatic]
    private static bool isUndivided;

    private readonly ManualResetEvent ended = new(false), givenUp = new(false);
    private readonly object interrupts = new();
    private readonly Thread thread;
    private readonly ControlledRun? outer = Current;
    private readonly RunClock clock = new();
    private volatile bool stopping;
    private int failures, threads;
    private Exception? reason;

    /// <summary>The engine asks too, so that a long computation of many operations ends as soon as a learner's loop does.</summary>
    static ControlledRun() => (Interruption.Check, Interruption.Defer) = (Stoppable.Checkpoint, Stoppable.Undivided);

    public ControlledRun(Action body)
    {
        thread = Background(() => Run(body));
        thread.Start();
    }

    /// <summary>Gets whether it is worth asking the current run; quick, for it is asked in every round of every loop.</summary>
    public static bool AnyIsStopping => runsThatStop > 0;

    /// <summary>The run that the calling code belongs to, on any thread.</summary>
    public static ControlledRun? Current => CurrentRun.Value;

    /// <summary>Gets whether the calling thread is at work that is not to be left half done.</summary>
    public static bool IsUndivided => isUndivided;

    public bool IsStopping => stopping;

    public bool HasEnded => ended.WaitOne(0);

    public Exception? Error { get; private set; }

    /// <summary>Gets the failure for which the run was given up; null if it was not.</summary>
    public Exception? Reason => Volatile.Read(ref reason);

    /// <summary>Returns whether other threads than the caller's are at work for the run.</summary>
    /// <remarks>A thread is given a moment to begin, and one that has told that it is done a moment to end.</remarks>
    public bool HasOtherThreads()
    {
        Thread.Sleep(1);
        return !SpinWait.SpinUntil(() => Volatile.Read(ref threads) <= 1, ToSettle);
    }

    /// <summary>Waits for the end, or for one of two signals, at most for a time in which nobody holds the run.</summary>
    /// <returns>The index of the signal: 0 for the end, <see cref="WaitHandle.WaitTimeout"/> for none.</returns>
    public int Wait(WaitHandle stop, TimeSpan? limit)
    {
        WaitHandle[] signals = [ended, stop, givenUp];
        if (limit is not { } most)
        {
            return WaitHandle.WaitAny(signals);
        }

        var signal = WaitHandle.WaitAny(signals, most);
        while (signal == WaitHandle.WaitTimeout && most - clock.Elapsed is var rest && rest > TimeSpan.Zero)
        {
            signal = WaitHandle.WaitAny(signals, rest > BetweenLooksAtClock ? rest : BetweenLooksAtClock);
        }

        return signal;
    }

    /// <summary>Does something while the clocks of the run, and of those that it is part of, stand still.</summary>
    public void OffTheClock(Action body)
    {
        IReadOnlyList<ControlledRun> runs = [.. WithOuter()];
        foreach (var run in runs)
        {
            run.clock.Hold();
        }

        try
        {
            body();
        }
        finally
        {
            foreach (var run in runs)
            {
                run.clock.Release();
            }
        }
    }

    /// <summary>Does something on a thread of the run, which is not stopped before it is over.</summary>
    /// <exception cref="StoppedException">The run has been told to stop before.</exception>
    public void Undivided(Action body)
    {
        if (isUndivided)
        {
            body();
        }
        else if (Thread.CurrentThread == thread)
        {
            lock (interrupts)
            {
                DoUndivided(body);
            }
        }
        else
        {
            DoUndivided(body); // Only the run's own thread is interrupted.
        }
    }

    /// <summary>Counts a failure, and gives the run up when it is the last of so many.</summary>
    public void Fail(Exception error, int times)
    {
        if (Interlocked.Increment(ref failures) == times)
        {
            Volatile.Write(ref reason, error);
            givenUp.Set();
        }
    }

    /// <summary>Starts to end the thread; the thread returned is done when that has succeeded, or when patience is over.</summary>
    public Thread Stop(TimeSpan patience)
    {
        stopping = true;
        Interlocked.Increment(ref runsThatStop);
        Background(Outlast).UnsafeStart();
        var interrupting = Background(() =>
        {
            var start = Environment.TickCount64;
            do
            {
                Interrupt();
            }
            while (!ended.WaitOne(BetweenInterrupts) && Environment.TickCount64 - start < patience.TotalMilliseconds);
        });
        interrupting.UnsafeStart();
        return interrupting;
    }

    private void DoUndivided(Action body)
    {
        // Without a request to stop no interrupt has set out, and until the end none will.
        if (stopping)
        {
            throw new StoppedException();
        }

        isUndivided = true;
        try
        {
            body();
        }
        finally
        {
            isUndivided = false;
        }
    }

    /// <summary>Ends a wait of the thread, unless it is at work that is not to be left half done.</summary>
    private void Interrupt()
    {
        if (Monitor.TryEnter(interrupts))
        {
            try
            {
                thread.Interrupt();
            }
            finally
            {
                Monitor.Exit(interrupts);
            }
        }
    }

    /// <summary>Keeps the request to stop standing until the thread has ended, and other threads of the run have had time to take
    /// notice too.</summary>
    private void Outlast()
    {
        ended.WaitOne();
        Thread.Sleep(ForStragglers);
        Interlocked.Decrement(ref runsThatStop);
    }

    private IEnumerable<ControlledRun> WithOuter()
    {
        for (var run = this; run is not null; run = run.outer)
        {
            yield return run;
        }
    }

    private void Run(Action body)
    {
        CurrentRun.Value = this;
        try
        {
            body();
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

    /// <summary>Counts the threads of runs: called on each that begins or ends to work for one, also between the parts of a task.</summary>
    private static void CountThread(AsyncLocalValueChangedArgs<ControlledRun?> change)
    {
        if (change.PreviousValue != change.CurrentValue)
        {
            if (change.PreviousValue is { } left)
            {
                Interlocked.Decrement(ref left.threads);
            }

            if (change.CurrentValue is { } entered)
            {
                Interlocked.Increment(ref entered.threads);
            }
        }
    }

    private static Thread Background(ThreadStart work) => new(work, StackBytes) { IsBackground = true, Name = nameof(Stoppable) };
}
