using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace CourseKit.Cli;

/// <summary>Tells when the program that has started a kernel for Jupyter is there no more.</summary>
internal sealed class ParentWatch : IDisposable
{
    /// <summary>In which Jupyter names itself: by its process id or, on Windows, by a handle that the kernel inherits.</summary>
    private const string ParentVariable = "JPY_PARENT_PID";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Action dispose;

    private ParentWatch(Action dispose) => this.dispose = dispose;

    /// <summary>Starts to watch; null where the parent has not named itself.</summary>
    /// <param name="onEnd">Called when it has ended.</param>
    public static ParentWatch? Start(Action onEnd) =>
        !long.TryParse(Environment.GetEnvironmentVariable(ParentVariable), CultureInfo.InvariantCulture, out var parent) ? null
            : OperatingSystem.IsWindows() ? OfHandle((nint)parent, onEnd) : OfProcess((int)parent, onEnd);

    /// <inheritdoc/>
    public void Dispose() => dispose();

    private static ParentWatch OfHandle(nint handle, Action onEnd)
    {
        var ended = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: true) };
        var wait = ThreadPool.RegisterWaitForSingleObject(ended, (_, _) => onEnd(), null, Timeout.Infinite, executeOnlyOnce: true);
        return new ParentWatch(() =>
        {
            wait.Unregister(null);
            ended.Dispose();
        });
    }

    private static ParentWatch OfProcess(int id, Action onEnd)
    {
        var looks = new Timer(
            _ =>
            {
                if (!IsThere(id))
                {
                    onEnd();
                }
            },
            null, BetweenLooks, BetweenLooks);
        return new ParentWatch(looks.Dispose);
    }

    private static bool IsThere(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
