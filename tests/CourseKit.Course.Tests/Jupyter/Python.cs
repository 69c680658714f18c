using System.Diagnostics;
using System.Text.Json;

namespace CourseKit.Course.Tests.Jupyter;

/// <summary>Debian's Python with Jupyter's clients, which are no part of the project; see <c>.ci/run</c> for their packages.</summary>
internal sealed class Python : IDisposable
{
    public const string Interpreter = "/usr/bin/python3";

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-jupyter-").FullName;
    private readonly Dictionary<string, string> variables;

    private Python(IReadOnlyDictionary<string, string>? surroundings = null) =>
        variables = new Dictionary<string, string>(surroundings ?? new Dictionary<string, string>())
        {
            ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "data"),
            ["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder, "runtime"),
            ["IPYTHONDIR"] = Path.Combine(folder, "ipython"),
            ["COURSEKIT_PROGRESS"] = Path.Combine(folder, "progress.jsonl"),
        };

    /// <summary>Whether it is there.</summary>
    public static bool HasJupyter { get; } = File.Exists(Interpreter) && Imports("jupyter_client, nbclient, nbconvert, notebook");

    /// <summary>A folder that is deleted in the end.</summary>
    public string Folder => folder;

    /// <summary>Jupyter with the course's kernel and a record of checks of its own.</summary>
    public static async Task<Python> WithKernelAsync()
    {
        var python = new Python();
        var (exitCode, _, error) = await Commands.Coursekit.RunAsync(Repository.Root, python.variables, "kernel", "install");
        exitCode.Should().Be(0, error);
        return python;
    }

    /// <summary>Jupyter with another kernel.</summary>
    /// <param name="name">The name that notebooks and clients call it by.</param>
    /// <param name="surroundings">The environment variables that it needs.</param>
    /// <param name="command">The command that starts it, with the words <c>{connection_file}</c> in it.</param>
    public static Python WithKernel(string name, IReadOnlyDictionary<string, string> surroundings, params IEnumerable<string> command)
    {
        var python = new Python(surroundings);
        var kernel = Directory.CreateDirectory(Path.Combine(python.variables["JUPYTER_DATA_DIR"], "kernels", name)).FullName;
        var spec = new { argv = command, display_name = name, language = "C#" };
        File.WriteAllText(Path.Combine(kernel, "kernel.json"), JsonSerializer.Serialize(spec));
        return python;
    }

    /// <summary>Runs a module or a file with arguments.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunProgramAsync(Interpreter, arguments);

    /// <summary>Runs another program in the same surroundings.</summary>
    public async Task<(int ExitCode, string Output)> RunProgramAsync(string program, params string[] arguments)
    {
        var (exitCode, output, error) = await OtherProgram.RunAsync(program, folder, variables, arguments);
        return (exitCode, output + error);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static bool Imports(string modules)
    {
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", $"import {modules}"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
