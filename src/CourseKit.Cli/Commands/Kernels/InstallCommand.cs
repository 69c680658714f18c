using System.CommandLine;
using CourseKit.Notebooks.Jupyter;
using Spectre.Console;

namespace CourseKit.Cli.Commands.Kernels;

/// <summary><c>coursekit kernel install</c>: tells Jupyter about the kernel.</summary>
internal sealed class InstallCommand : Command
{
    private readonly Option<bool> user = new("--user") { Description = "For you alone, on this machine. This is the default." };

    private readonly Option<string?> prefix =
        new("--prefix") { Description = "Into an installation of Jupyter, such as /usr/local or a virtual environment." };

    public InstallCommand()
        : base("install", "Tells Jupyter about the kernel, which it then offers as «C# (CourseKit)».")
    {
        Add(user);
        Add(prefix);
        SetAction(Install);
    }

    private int Install(ParseResult arguments)
    {
        var installation = arguments.GetValue(prefix);
        if (installation is not null && arguments.GetValue(user))
        {
            return Terminal.BadInput(
                $"A kernel is installed for you with --user, or elsewhere with --prefix. Received: both, with {installation}.");
        }

        var folder = installation is null ? KernelSpec.UserFolder : KernelSpec.FolderIn(Path.GetFullPath(installation));
        try
        {
            var where = CurrentExecutable.KernelSpec.Install(folder);
            AnsiConsole.MarkupLineInterpolated($"Jupyter finds the kernel «C# (CourseKit)» in [blue]{where}[/]");
            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput($"A kernel is installed into a folder that can be written. Received: {folder}. {problem.Message}");
        }
    }
}
