using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CourseKit.Notebooks.Jupyter;
using CourseKit.Notebooks.Jupyter.Sockets;

namespace CourseKit.Cli.Commands.Kernels;

/// <summary><c>coursekit kernel start</c>: what Jupyter calls.</summary>
internal sealed class StartCommand : Command
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

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
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
            var kernel = Kernel.OverSockets(ConnectionFile.Read(arguments.GetRequiredValue(connectionFile)), LearnersKernel.Prepare());
            using var watch = EndWithParent(stop);
            await kernel.RunAsync(stop.Token);
            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is FormatException or SocketException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    /// <summary>Ends the kernel when the program that has started it is there no more. On Windows
    /// Jupyter tells a handle instead of a number, and ends it itself.</summary>
    private static Timer? EndWithParent(CancellationTokenSource stop) =>
        !OperatingSystem.IsWindows() && int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture,
            out var parent)
            ? new Timer(_ => StopWithout(parent, stop), null, BetweenLooks, BetweenLooks)
            : null;

    private static void StopWithout(int parent, CancellationTokenSource stop)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
        }
        catch (ArgumentException)
        {
            stop.Cancel();
        }
    }
}
