using System.Runtime.InteropServices;

namespace CourseKit.Cli;

/// <summary>Standard input and output, taken for a protocol alone.</summary>
internal static class StandardStreams
{
    private const int StandardInput = 0, StandardOutput = 1, StandardError = 2;
    private const int WindowsInput = -10, WindowsOutput = -11, WindowsError = -12;

    /// <summary>
    /// Takes both. Whoever reads standard input from then on, a cell or a program that it starts, finds its end; what is
    /// written to standard output, by <see cref="Console"/> and by native code too, goes to the error stream.
    /// </summary>
    public static (Stream Input, Stream Output) Take()
    {
        // The console's streams are duplicates, which programs that a cell starts do not inherit.
        var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        if (OperatingSystem.IsWindows())
        {
            // Here they hold the handles themselves. The C library has its own number 1, which stays.
            SetStdHandle(WindowsOutput, GetStdHandle(WindowsError));
            SetStdHandle(WindowsInput, 0);
            return streams;
        }

        Duplicate(StandardError, StandardOutput);
        if (Console.IsInputRedirected)
        {
            using var nothing = File.OpenHandle("/dev/null");
            Duplicate((int)nothing.DangerousGetHandle(), StandardInput);
        }

        return streams;
    }

    private static void Duplicate(int descriptor, int target)
    {
        if (Dup2(descriptor, target) < 0)
        {
            throw new IOException($"Standard streams could not be redirected. {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static extern int Dup2(int descriptor, int target);

    [DllImport("kernel32.dll")]
    private static extern nint GetStdHandle(int which);

    [DllImport("kernel32.dll")]
    private static extern bool SetStdHandle(int which, nint handle);
}
