using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CourseKit.Cli.Editors;

/// <summary>An installed editor of VS Code's family.</summary>
/// <param name="Name">The name of its command.</param>
/// <param name="Path">The folder or file of the command.</param>
internal sealed partial record Editor(string Name, string Path)
{
    /// <summary>All that are looked for, the most common first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["code", "code-insiders", "codium", "code-server"];

    /// <summary>Tell the extension which lesson to open, and when it was asked for: it opens it once.</summary>
    private const string LessonVariable = "COURSEKIT_LESSON", OpeningVariable = "COURSEKIT_OPENING";

    /// <summary>The places of commands that installers do not add to PATH; the editor's own name is filled in.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> UsualPlaces = new Dictionary<string, string[]>
    {
        ["code"] =
        [
            "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code",
            "%LOCALAPPDATA%/Programs/Microsoft VS Code/bin/code.cmd",
            "%ProgramFiles%/Microsoft VS Code/bin/code.cmd",
        ],
        ["code-insiders"] =
        [
            "/Applications/Visual Studio Code - Insiders.app/Contents/Resources/app/bin/code",
            "%LOCALAPPDATA%/Programs/Microsoft VS Code Insiders/bin/code-insiders.cmd",
        ],
        ["codium"] = ["/Applications/VSCodium.app/Contents/Resources/app/bin/codium", "%LOCALAPPDATA%/Programs/VSCodium/bin/codium.cmd"],
    };

    /// <summary>Gets whether the editor is a server that a browser connects to, and that runs as long as its command.</summary>
    public bool IsServer => Name == "code-server";

    /// <summary>The editor of a name, or the first that is there; null if none is.</summary>
    public static Editor? Find(string? name = null) =>
        Names.Where(one => name is null || one == name).Select(one => PathOf(one) is { } path ? new Editor(one, path) : null)
            .FirstOrDefault(editor => editor is not null);

    /// <summary>Runs its command, and waits for its end.</summary>
    /// <returns>True for success, and the output of the command.</returns>
    public async Task<(bool Succeeded, string Said)> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop);
            return (process.ExitCode == 0, (await output + await error).Trim());
        }
        catch (Win32Exception problem)
        {
            return (false, problem.Message);
        }
    }

    /// <summary>Opens a folder and a file of it; a server keeps on until it is stopped.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="serves">Told the address of a server at which a browser shows them.</param>
    /// <param name="stop">Ends the wait, and a server.</param>
    public async Task<bool> OpenAsync(string folder, string file, Action<string> serves, CancellationToken stop)
    {
        try
        {
            // A server opens no files: there the extension does.
            using var process = Process.Start(new ProcessStartInfo(Path, IsServer ? [folder] : [folder, file])
            {
                RedirectStandardOutput = IsServer,
                Environment = { [LessonVariable] = IsServer ? file : null, [OpeningVariable] = Guid.NewGuid().ToString() },
            })!;
            using var end = stop.Register(() =>
            {
                if (IsServer)
                {
                    process.Kill(entireProcessTree: true);
                }
            });
            while (IsServer && await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            {
                Console.WriteLine(line);
                if (Listening().Match(line) is { Success: true } match)
                {
                    serves($"{match.Groups[1].Value}/?folder={Uri.EscapeDataString(folder)}");
                }
            }

            await process.WaitForExitAsync(CancellationToken.None);
            return stop.IsCancellationRequested || process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"server listening on (https?://[^/\s]+)")]
    private static partial Regex Listening();

    private static string? PathOf(string name) =>
        SearchPath.Find(name) ?? UsualPlaces.GetValueOrDefault(name, []).Select(Environment.ExpandEnvironmentVariables)
            .FirstOrDefault(File.Exists);
}
