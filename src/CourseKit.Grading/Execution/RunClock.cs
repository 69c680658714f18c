using System.Diagnostics;

namespace CourseKit.Grading.Execution;

/// <summary>The time that code has run for, without the times in which somebody held it to look at it.</summary>
internal sealed class RunClock
{
    private readonly object gate = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int holds;

    /// <summary>Gets the time that counts.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
            {
                return watch.Elapsed;
            }
        }
    }

    /// <summary>Stops the clock; it goes on when it was released as often as held.</summary>
    public void Hold()
    {
        lock (gate)
        {
            if (holds++ == 0)
            {
                watch.Stop();
            }
        }
    }

    /// <summary>Ends a <see cref="Hold"/>.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (--holds == 0)
            {
                watch.Start();
            }
        }
    }
}
