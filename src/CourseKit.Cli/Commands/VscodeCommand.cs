using System.CommandLine;
using CourseKit.Cli.Commands.Vscode;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit vscode</c>: the extension that runs cells in VS Code.</summary>
internal sealed class VscodeCommand : Command
{
    public VscodeCommand()
        : base("vscode", "Packs or installs the extension that runs cells in VS Code.")
    {
        Add(new PackCommand());
        Add(new InstallCommand());
    }
}
