using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CourseKit.Cli;

/// <summary>End of this program, which nothing that cells have left behind holds up: no thread, no handler, no finalizer.</summary>
internal static class ProcessEnd
{
    /// <summary>The time that handlers of <see cref="AppDomain.ProcessExit"/> may take, all together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Ends the process.</summary>
    [DoesNotReturn]
    public static void With(int exitCode)
    {
        var force = new Thread(() =>
        {
            Thread.Sleep(Patience);
            Force(exitCode);
        })
        { IsBackground = true, Name = nameof(ProcessEnd) };
        force.UnsafeStart();
        Environment.Exit(exitCode);
    }

    private static void Force(int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            TerminateProcess(-1, exitCode);
        }
        else
        {
            ExitAtOnce(exitCode);
        }
    }

    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void ExitAtOnce(int exitCode);

    /// <param name="process">The process; -1 stands for the one that calls.</param>
    /// <param name="exitCode">The exit code of the process.</param>
    [DllImport("kernel32.dll")]
    private static extern bool TerminateProcess(nint process, int exitCode);
}
