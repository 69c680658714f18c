using System.CommandLine;
using System.Diagnostics;
using CourseKit.Exercises.Convolution;
using CourseKit.Notebooks.Session;

namespace CourseKit.Benchmarks;

/// <summary>What a learner waits for: the kernel's start, a trivial cell, a check. One process, one line of JSON a figure.</summary>
internal static class KernelTimes
{
    private const int Repetitions = 51;

    private const string CheckCell = "new CrossCorrelation().Check((image, kernel) => image.CrossCorrelate(kernel))";

    public static Command Command()
    {
        var command = new Command("kernel", "What a learner waits for: start, cells, checks.");
        command.SetAction((_, _) => PrintAsync());
        return command;
    }

    private static async Task PrintAsync()
    {
        var sinceProcessStart = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        var watch = Stopwatch.StartNew();
        var session = CellSession.Start(CellEnvironment.Course.With(typeof(CrossCorrelation).Assembly));
        await session.Ready;
        Waiting.Print("kernel ready, since the process started", watch.Elapsed + sinceProcessStart);
        Waiting.Print("first cell", await Waiting.TimeAsync(() => session.RunAsync("1 + 1")));
        Waiting.Print("trivial cell", await Waiting.MedianAsync(Repetitions, i => session.RunAsync($"{i} + 1")));
        Waiting.Print("first check, with its cell", await Waiting.TimeAsync(() => session.RunAsync(CheckCell)));
        Waiting.Print("check, with its cell", await Waiting.MedianAsync(Repetitions, _ => session.RunAsync(CheckCell)));

        var exercise = new CrossCorrelation();
        await PrintAsync("check alone, passing", () => exercise.Check((image, kernel) => image.CrossCorrelate(kernel)));
        await PrintAsync("check alone, a known mistake", () => exercise.Check((image, kernel) => image.CrossCorrelate(kernel).Transpose()));
    }

    private static async Task PrintAsync(string what, Action check) => Waiting.Print(what, await Waiting.MedianAsync(Repetitions, _ =>
    {
        check();
        return Task.CompletedTask;
    }));
}
