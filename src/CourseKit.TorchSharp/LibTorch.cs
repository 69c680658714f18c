using System.Runtime.InteropServices;
using TorchSharp;

namespace CourseKit.TorchSharp;

/// <summary>The native library that TorchSharp computes with, which a package of its own brings.</summary>
internal static class LibTorch
{
    /// <summary>The words by which the loader of Linux names a C++ runtime that is too old.</summary>
    private const string Runtime = "GLIBCXX_";

    private static readonly Lazy<NotSupportedException?> Absence = new(Load);

    /// <summary>Makes sure that libtorch is there before anything is asked of it.</summary>
    /// <exception cref="NotSupportedException">It cannot be loaded; the message says what is missing and what to install.</exception>
    public static void Require()
    {
        if (Absence.Value is { } absence)
        {
            throw new NotSupportedException(absence.Message, absence.InnerException);
        }
    }

    /// <summary>Returns the error for a library that cannot be loaded.</summary>
    /// <param name="cause">The error of TorchSharp, or of the system's loader.</param>
    public static NotSupportedException Missing(Exception cause) => new(
        cause.Message.Split('\n').FirstOrDefault(line => line.Contains(Runtime, StringComparison.Ordinal)) is { } reason
            ? "TorchSharp's native library needs the C++ runtime that it was built with, that of GCC 13. Received: "
                + $"{reason.Trim().TrimEnd('.')}. Install a libstdc++ of version 13 or later, such as that of Debian 13 or Ubuntu 24.04."
            : "TorchSharp computes with libtorch, which a package of its own brings. Received: a program without it. Add one of these: "
                + "TorchSharp-cpu; TorchSharp-cuda-windows or TorchSharp-cuda-linux; or, for one platform, libtorch-cpu-linux-x64, "
                + "libtorch-cpu-win-x64 or libtorch-cpu-osx-arm64, version 2.10.0.",
        cause);

    /// <summary>The loader is asked first: TorchSharp does not tell its reason.</summary>
    private static NotSupportedException? Load()
    {
        try
        {
            var assembly = typeof(torch).Assembly;
            NativeLibrary.TryLoad("torch_cpu", assembly, null, out _);
            NativeLibrary.Load("LibTorchSharp", assembly, null);
        }
        catch (DllNotFoundException problem)
        {
            return problem.Message.Contains(Runtime, StringComparison.Ordinal) || !IsInCache() ? Missing(problem) : null;
        }

        torch.InitializeDeviceType(DeviceType.CPU);
        return null;
    }

    /// <summary>Returns whether TorchSharp finds libtorch in the cache of packages, where scripts and notebooks have it. Its report of an
    /// unsuccessful search, which it prints, is kept from the console.</summary>
    private static bool IsInCache()
    {
        var console = Console.Out;
        try
        {
            Console.SetOut(TextWriter.Null);
            torch.InitializeDeviceType(DeviceType.CPU);
            return true;
        }
        catch (Exception problem) when (problem is TypeInitializationException or NotSupportedException)
        {
            return false;
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
