using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CourseKit.Cli;

/// <summary>Standard input and output, taken for a protocol alone.</summary>
internal static class StandardStreams
{
    private const int StandardInput = 0, StandardOutput = 1, StandardError = 2;
    private const int CloseInOtherPrograms = 0x80000;
    private const int WindowsInput = -10, WindowsOutput = -11, WindowsError = -12;

    /// <summary>
    /// Takes both. Whoever reads standard input from then on, a cell or a program that it starts, finds its end; what is
    /// written to standard output, by <see cref="Console"/> and by native code too, goes to the error stream.
    /// </summary>
    public static (Stream Input, Stream Output) Take()
    {
        // The console's streams are duplicates, which programs that a cell starts do not inherit.
        var streams = (Console.OpenStandardInput(), OperatingSystem.IsLinux() ? Output() : Console.OpenStandardOutput());
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

    /// <summary>Opens standard output without the lock of <see cref="Console.Out"/>, which the console's own stream waits for.</summary>
    private static FileStream Output()
    {
        using var place = File.OpenHandle("/dev/null");
        var descriptor = Dup3(StandardOutput, (int)place.DangerousGetHandle(), CloseInOtherPrograms);
        if (descriptor < 0)
        {
            throw new IOException($"Standard output could not be taken. {Marshal.GetLastPInvokeErrorMessage()}");
        }

        place.SetHandleAsInvalid();
        return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
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

    [DllImport("libc", EntryPoint = "dup3", SetLastError = true)]
    private static extern int Dup3(int descriptor, int target, int flags);

    [DllImport("kernel32.dll")]
    private static extern nint GetStdHandle(int which);

    [DllImport("kernel32.dll")]
    private static extern bool SetStdHandle(int which, nint handle);
}
