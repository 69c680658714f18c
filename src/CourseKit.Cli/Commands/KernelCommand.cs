using System.CommandLine;
using CourseKit.Cli.Commands.Kernels;
using CourseKit.Notebooks.Jupyter;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit kernel</c>: runs cells for an editor or for Jupyter.</summary>
internal sealed class KernelCommand : Command
{
    private readonly Option<bool> stdio =
        new("--stdio") { Description = "Serve the program that has started this one: a message is a line of JSON." };

    public KernelCommand()
        : base("kernel", "Runs cells for an editor or for Jupyter.")
    {
        Add(stdio);
        Add(new StartCommand());
        Add(new InstallCommand());
        SetAction(ServeAsync);
    }

    private async Task<int> ServeAsync(ParseResult arguments, CancellationToken interrupt)
    {
        if (!arguments.GetValue(stdio))
        {
            return Terminal.BadInput(
                "A kernel is started by an editor with --stdio, or by Jupyter after «coursekit kernel install». Received: neither.");
        }

        await Kernel.OverLines(Console.OpenStandardInput(), Console.OpenStandardOutput(), LearnersKernel.Prepare()).RunAsync(interrupt);
        return ExitCode.Success;
    }
}
