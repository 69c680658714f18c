using System.CommandLine;
using System.Text.Json;
using CourseKit.Benchmarks.Networks;
using CourseKit.Benchmarks.Peers;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Memory;

namespace CourseKit.Benchmarks;

/// <summary>What a training run does to memory: garbage a step, and whether anything grows. One line
/// of JSON for each tenth of the run.</summary>
internal static class MemoryUse
{
    private const int WarmUp = 50, Lines = 10;

    public static Command Command()
    {
        var name = new Argument<string>("case") { Description = "as for throughput", DefaultValueFactory = _ => "train/lenet/32" }
            .OfCases();
        var steps = new Option<int>("--steps") { Description = "how many steps", DefaultValueFactory = _ => 10_000 }
            .AtLeast(Lines, "Each tenth of the steps has a line");
        var command = new Command("memory", "Memory over a training run: garbage a step, and whether anything grows.") { name, steps };
        command.SetAction(parsed => Print(Case.Parse(parsed.GetValue(name)!), parsed.GetValue(steps)));
        return command;
    }

    private static void Print(Case @case, int steps)
    {
        var step = new CourseKitEngine().Step(@case, Workers.Count);
        for (var i = 0; i < WarmUp; i++)
        {
            step();
        }

        for (var (line, done) = (1, 0); line <= Lines; line++)
        {
            var more = (int)((long)steps * line / Lines) - done;
            EngineMemory.ResetPeak();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < more; i++)
            {
                step();
            }

            done += more;
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                steps = done,
                garbage_bytes_per_step = (GC.GetTotalAllocatedBytes(precise: true) - before) / more,
                in_use_mb = Megabytes(EngineMemory.InUse),
                peak_mb = Megabytes(EngineMemory.Peak),
                kept_mb = Megabytes(EngineMemory.Cached),
                working_set_mb = Megabytes(Environment.WorkingSet),
            }));
        }
    }

    private static double Megabytes(long bytes) => Math.Round(bytes / 1e6, 1);
}
