using CourseKit.Notebooks.Jupyter;

namespace CourseKit.Cli;

/// <summary>Command line that starts the running program again.</summary>
internal static class CurrentExecutable
{
    /// <summary>The command line from any folder: the program itself, or the host of .NET and the library.</summary>
    public static IReadOnlyList<string> CommandLine { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "coursekit.dll")]
            : [Environment.ProcessPath!];

    /// <summary>Gets the kernel specification by which Jupyter starts the program.</summary>
    public static KernelSpec KernelSpec { get; } = new([.. CommandLine, "kernel", "start", "{connection_file}"]);
}
