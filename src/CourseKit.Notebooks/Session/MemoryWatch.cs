using System.Globalization;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>The memory that a cell may take, and a watch over it: a process that takes all there is would be ended, with every
/// variable in it.</summary>
internal sealed class MemoryWatch : IDisposable
{
    /// <summary>The part of the free memory that a cell may take. The rest is for what comes until it has stopped.</summary>
    private const double Part = 0.75;

    /// <summary>Always allowed: where less is free, there may be memory on a disk.</summary>
    private const long Least = 1L << 30;

    private const double BytesInGigabyte = 1e9;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource exceeded = new();
    private readonly ManualResetEvent over = new(false);
    private readonly Thread thread;
    private readonly long most;
    private InsufficientMemoryException? error;

    private MemoryWatch(long allowance)
    {
        most = Environment.WorkingSet + allowance;
        thread = new Thread(() => Look(allowance)) { IsBackground = true, Name = nameof(MemoryWatch) };
        thread.UnsafeStart();
    }

    /// <inheritdoc cref="Stoppable.Run"/>
    /// <remarks>Code that takes too much memory is stopped, too, and ends with an <see cref="InsufficientMemoryException"/>.</remarks>
    public static Ending Run(Action body, TimeSpan? limit, CancellationToken stop, TimeSpan patience)
    {
        using var watch = new MemoryWatch((long)Math.Max(Least, Part * Free()));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, watch.exceeded.Token);
        var ending = Stoppable.Run(body, limit, end.Token, patience);
        return ending is Ending.Stopped(var resisted) && !stop.IsCancellationRequested
            ? new Ending.Threw(watch.error!) { Resisted = resisted }
            : ending;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        over.Set();
        thread.Join();
        if (error is not null)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        over.Dispose();
        exceeded.Dispose();
    }

    /// <summary>The bytes that the process can still take.</summary>
    private static long Free()
    {
        var ofProcess = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Environment.WorkingSet;
        return OperatingSystem.IsLinux() ? Math.Min(ofProcess, FreeOnLinux()) : ofProcess;
    }

    private static long FreeOnLinux()
    {
        const string Name = "MemAvailable:", Unit = "kB";
        return File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line[Name.Length..].Replace(Unit, string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : long.MaxValue;
    }

    private void Look(long allowance)
    {
        while (!over.WaitOne(BetweenLooks))
        {
            if (Environment.WorkingSet > most)
            {
                error = new InsufficientMemoryException(string.Create(CultureInfo.InvariantCulture,
                    $"A cell may take three quarters of the memory that is free when it begins. Received: more than "
                    + $"{allowance / BytesInGigabyte:0.0} GB. Does a loop keep everything that it makes? Variables hold what they "
                    + $"have got: assign null to a large one, or restart."));
                exceeded.Cancel();
                return;
            }
        }
    }
}
