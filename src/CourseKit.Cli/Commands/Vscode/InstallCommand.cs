using System.CommandLine;
using CourseKit.Cli.Editors;
using Spectre.Console;

namespace CourseKit.Cli.Commands.Vscode;

/// <summary><c>coursekit vscode install</c>: puts the extension into an editor.</summary>
internal sealed class InstallCommand : Command
{
    private readonly Option<string?> editorName =
        new("--editor") { Description = $"Which editor: {string.Join(", ", Editor.Names)}; by default the first that is there." };

    public InstallCommand()
        : base("install", "Installs the extension into an editor.")
    {
        Add(editorName);
        SetAction(InstallAsync);
    }

    private async Task<int> InstallAsync(ParseResult arguments, CancellationToken interrupt)
    {
        var name = arguments.GetValue(editorName);
        if (Editor.Find(name) is not { } editor)
        {
            return Terminal.BadInput($"The extension is for editors of VS Code's family: {string.Join(", ", Editor.Names)}. Received: " +
                $"{name ?? "none of them"}, which is not on the PATH.");
        }

        var (_, problem) = await ExtensionInstallation.InstallAsync(editor, always: true, interrupt);
        if (problem is not null)
        {
            return Terminal.BadInput($"{editor.Path} did not install the extension. {problem}");
        }

        AnsiConsole.MarkupLineInterpolated($"Installed into [blue]{editor.Path}[/]. Open a notebook in C#, and run its cells.");
        return ExitCode.Success;
    }
}
