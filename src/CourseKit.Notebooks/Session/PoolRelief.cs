namespace CourseKit.Notebooks.Session;

/// <summary>Keeps a thread of the pool free for whatever serves cells, if cells fill the pool with work that waits.</summary>
internal static class PoolRelief
{
    private const int MostThreads = 2_000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private static readonly Lazy<Thread> Watch = new(() =>
    {
        var watch = new Thread(Look) { IsBackground = true, Name = nameof(PoolRelief) };
        watch.UnsafeStart();
        return watch;
    });

    /// <summary>Begins to watch the pool of this process, unless it is watched already.</summary>
    public static void Begin() => _ = Watch.Value;

    private static void Look()
    {
        ThreadPool.GetMaxThreads(out var most, out var mostOfPorts);
        var served = new AutoResetEvent(false);
        while (true)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => served.Set(), null);
            while (!served.WaitOne(BetweenLooks))
            {
                // A cell may have set the most as well.
                ThreadPool.SetMaxThreads(most, mostOfPorts);
                ThreadPool.GetMinThreads(out var least, out var leastOfPorts);
                ThreadPool.SetMinThreads(Math.Min(2 * Math.Max(least, ThreadPool.ThreadCount), MostThreads), leastOfPorts);
            }

            Thread.Sleep(BetweenLooks);
        }
    }
}
