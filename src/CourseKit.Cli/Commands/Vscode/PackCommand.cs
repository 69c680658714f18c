using System.CommandLine;
using CourseKit.Cli.Editors;
using CourseKit.Tensors.Files;
using Spectre.Console;

namespace CourseKit.Cli.Commands.Vscode;

/// <summary><c>coursekit vscode pack</c>: writes the extension as a file.</summary>
internal sealed class PackCommand : Command
{
    private readonly Option<string> output = new("--out")
    {
        Description = "The file to write.",
        DefaultValueFactory = _ => "coursekit.vsix",
    };

    public PackCommand()
        : base("pack", "Writes the extension as a .vsix file, which any editor of VS Code's family installs.")
    {
        Add(output);
        SetAction(Pack);
    }

    private int Pack(ParseResult arguments)
    {
        var path = Path.GetFullPath(arguments.GetRequiredValue(output));
        try
        {
            WholeFile.Write(path, ExtensionPackage.Pack());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput($"--out is a file that can be written. Received: {path}. {problem.Message}");
        }

        AnsiConsole.MarkupLineInterpolated($"Written to [blue]{path}[/]");
        if (!ExtensionPackage.CanDraw)
        {
            AnsiConsole.MarkupLine(
                "Without plotly.js and mermaid, which the build fetches where npm is present: plots will be still pictures, and " +
                    "diagrams text.");
        }

        return ExitCode.Success;
    }
}
