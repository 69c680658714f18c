using System.CommandLine;
using System.Net.Sockets;
using CourseKit.Notebooks.Jupyter;
using CourseKit.Notebooks.Jupyter.Sockets;

namespace CourseKit.Cli.Commands.Kernels;

/// <summary><c>coursekit kernel start</c>: what Jupyter calls.</summary>
internal sealed class StartCommand : Command
{
    private readonly Argument<string> connectionFile =
        new("connection file") { Description = "The file that says where to listen; Jupyter writes it." };

    public StartCommand()
        : base("start", "Serves Jupyter's clients.")
    {
        Add(connectionFile);
        SetAction(StartAsync);
    }

    private async Task<int> StartAsync(ParseResult arguments, CancellationToken interrupt)
    {
        // What is printed beside the cells is for Jupyter's log.
        Console.SetOut(Console.Error);
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
            var kernel = Kernel.OverSockets(ConnectionFile.Read(arguments.GetRequiredValue(connectionFile)), CourseKernel.ForLearner());
            using var watch = ParentWatch.Start(stop.Cancel);
            await kernel.RunAsync(stop.Token);
            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is FormatException or SocketException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }
}
