using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>A kernel specification, by which Jupyter finds a kernel: a folder with a file <c>kernel.json</c>.</summary>
/// <param name="CommandLine">The program and its arguments; Jupyter puts the connection file in the
/// place of <c>{connection_file}</c>.</param>
internal sealed record KernelSpec(IReadOnlyList<string> CommandLine)
{
    private const string Logo = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="10" fill="#0072b2"/><g fill="none" stroke="#fff"
        stroke-width="3"><rect x="12" y="12" width="40" height="40"/><path d="M25.3 12v40M38.7 12v40M12 25.3h40M12 38.7h40"/></g><rect x="25.3" y="25.3"
        width="13.4" height="13.4" fill="#e69f00"/></svg>
        """;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    /// <summary>The user's own data folder of Jupyter.</summary>
    public static string UserFolder => Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named ? named
        : OperatingSystem.IsMacOS() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Library", "Jupyter")
        : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify), "jupyter");

    /// <summary>The data folder of Jupyter in an installation, such as <c>/usr/local</c> or a virtual environment.</summary>
    public static string FolderIn(string prefix) => Path.Combine(prefix, "share", "jupyter");

    /// <summary>Writes the specification into a data folder of Jupyter, in the place of an earlier one.</summary>
    /// <returns>The folder of the kernel.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public string Install(string dataFolder)
    {
        var spec = NotebookLanguage.CSharpMetadata()["kernelspec"]!;
        var folder = Path.Combine(dataFolder, "kernels", (string)spec["name"]!);
        WholeFile.Write(Path.Combine(folder, "logo-svg.svg"), Encoding.UTF8.GetBytes(Logo));
        WholeFile.Write(Path.Combine(folder, "kernel.json"), JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["argv"] = new JsonArray([.. CommandLine.Select(part => (JsonNode)part)]),
                ["display_name"] = (string?)spec["display_name"],
                ["language"] = (string?)spec["language"],
                ["interrupt_mode"] = "message",
                ["metadata"] = new JsonObject { ["debugger"] = true },
            },
            Readable));
        return folder;
    }
}
