using System.Diagnostics;

namespace CourseKit.Tensors.Execution;

/// <summary>The background threads of <see cref="Workers"/>, which spin for a moment before they sleep.</summary>
/// <remarks>
/// A small network asks for thousands of computations a second, of a few microseconds each: less than it takes to wake a
/// thread. So one that has nothing to do looks out for work a little longer before it sleeps.
/// </remarks>
internal sealed class WorkerThreads
{
    private static readonly long SpinTime = Stopwatch.Frequency / 5_000; // 200 µs

    private readonly SemaphoreSlim wake = new(0);
    private Job? current;
    private int threads;
    private int asleep;

    /// <summary>Hands a job to the threads, starting those that it is the first to need.</summary>
    public void Publish(Job job)
    {
        Interlocked.Exchange(ref current, job);
        while (threads < job.Helpers)
        {
            var number = ++threads;
            // UnsafeStart: a thread that outlives its first job must not stay in the scopes (NoGrad, a cell) that the job came from.
            new Thread(() => Workers.Help(number, NextJobs())) { IsBackground = true, Name = $"CourseKit worker {number}" }.UnsafeStart();
        }

        if (Interlocked.Exchange(ref asleep, 0) is > 0 and var sleepers)
        {
            wake.Release(sleepers);
        }
    }

    private Func<Job> NextJobs()
    {
        Job? last = null;
        return () => last = NextAfter(last);
    }

    private Job NextAfter(Job? last)
    {
        while (true)
        {
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < SpinTime;)
            {
                if (Volatile.Read(ref current) is { } job && job != last)
                {
                    return job;
                }

                Thread.SpinWait(8);
            }

            // Counted before the last look, so that a job that comes in between finds the sleeper; one that was counted and does not sleep
            // makes a later sleep end at once, which only costs another look.
            Interlocked.Increment(ref asleep);
            if (Volatile.Read(ref current) == last)
            {
                wake.Wait();
            }
        }
    }
}
