using System.Diagnostics;

namespace CourseKit.Course.Tests;

/// <summary>Another program, run as users run it: as a process, to its end.</summary>
internal static class OtherProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Runs a program in a folder, with environment variables of its own besides those of the tests.</summary>
    /// <exception cref="TimeoutException">It does not end; it is ended, and what it has started.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string> variables, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{program} {string.Join(' ', start.ArgumentList)} had not ended after {Limit.TotalMinutes} minutes.");
        }
    }
}
