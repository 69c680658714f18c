using System.CommandLine;
using CourseKit.Cli.Commands.Kernels;
using CourseKit.Notebooks.Jupyter;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit kernel</c>: runs cells for an editor or for Jupyter.</summary>
internal sealed class KernelCommand : Command
{
    private readonly Option<bool> stdio =
        new("--stdio") { Description = "Serve the program that has started this one: a message is a line of JSON." };

    private readonly Option<bool> batch = new("--batch")
    {
        Description = "With --stdio: run the cells for a program, not for a learner. Checks are not recorded, and no help is made ready.",
    };

    public KernelCommand()
        : base("kernel", "Runs cells for an editor or for Jupyter.")
    {
        Add(stdio);
        Add(batch);
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

        var (input, output) = StandardStreams.Take();
        var options = arguments.GetValue(batch) ? CourseKernel.ForBatch() : CourseKernel.ForLearner();
        await Kernel.OverLines(input, output, options).RunAsync(interrupt);
        return ExitCode.Success;
    }
}
