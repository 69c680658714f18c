using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
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
        Print("kernel ready, since the process started", watch.Elapsed + sinceProcessStart);
        Print("first cell", await TimeAsync(session, "1 + 1"));
        Print("trivial cell", await MedianAsync(session, i => $"{i} + 1"));
        Print("first check, with its cell", await TimeAsync(session, CheckCell));
        Print("check, with its cell", await MedianAsync(session, _ => CheckCell));

        var exercise = new CrossCorrelation();
        Print("check alone, passing", Median(() => exercise.Check((image, kernel) => image.CrossCorrelate(kernel))));
        Print("check alone, a known mistake", Median(() => exercise.Check((image, kernel) => image.CrossCorrelate(kernel).Transpose())));
    }

    private static async Task<TimeSpan> TimeAsync(CellSession session, string cell)
    {
        var watch = Stopwatch.StartNew();
        await session.RunAsync(cell);
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> MedianAsync(CellSession session, Func<int, string> cell)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Repetitions; i++)
        {
            times.Add(await TimeAsync(session, cell(i)));
        }

        return Median(times);
    }

    private static TimeSpan Median(Action action) => Median([.. Enumerable.Range(0, Repetitions).Select(_ =>
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    })]);

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static void Print(string what, TimeSpan time) =>
        Console.WriteLine(JsonSerializer.Serialize(new { what, milliseconds = Math.Round(time.TotalMilliseconds, 1) }));
}
