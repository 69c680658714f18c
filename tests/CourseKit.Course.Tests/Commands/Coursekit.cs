namespace CourseKit.Course.Tests.Commands;

/// <summary>The command-line program, run as users run it: as a process.</summary>
internal static class Coursekit
{
    /// <summary>Runs a command line in a folder; COURSEKIT_DATA and the cache are the machine's.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments) =>
        RunAsync(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command line in a folder, with environment variables of its own.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        OtherProgram.RunAsync("dotnet", folder, variables, [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), .. arguments]);
}
