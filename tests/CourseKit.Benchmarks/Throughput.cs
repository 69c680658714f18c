using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using CourseKit.Benchmarks.Comparing;
using CourseKit.Benchmarks.Networks;
using CourseKit.Benchmarks.Peers;

namespace CourseKit.Benchmarks;

/// <summary>Images a second of whole networks, trained (<c>train/NETWORK/BATCH</c>) or run
/// (<c>infer/NETWORK/BATCH</c>): one line of JSON a case.</summary>
internal static class Throughput
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static string[] AllCases =>
    [
        "train/mnist-cnn/32", "train/mnist-cnn/128", "train/fashion-cnn/32", "train/lenet/256",
        "infer/resnet18/1", "infer/resnet34/1", "infer/resnet50/1", "infer/resnet50/8",
        "infer/mobilenet_v2/1", "infer/vgg16/1", "infer/densenet121/1", "infer/squeezenet1_1/1",
    ];

    public static Command Command()
    {
        var cases = new Argument<string[]>("case")
        {
            Description = "train/NETWORK/BATCH or infer/NETWORK/BATCH; all of the course's, " +
            "unless named",
            DefaultValueFactory = _ => AllCases
        }.OfCases();
        var (seconds, threads) = (MeasuringOptions.Seconds(), MeasuringOptions.Threads());
        var engine = new Option<string>("--engine") { Description = "what computes", DefaultValueFactory = _ => "coursekit" }
            .AcceptOnlyFromAmong([.. IEngine.All.Keys]);
        var command = new Command("throughput", "Images a second of whole networks, one line of JSON a case.")
        {
            cases, seconds, threads, engine,
        };
        command.SetAction(parsed =>
        {
            foreach (var name in parsed.GetValue(cases)!)
            {
                try
                {
                    var @case = Case.Parse(name);
                    var step = IEngine.All[parsed.GetValue(engine)!].Step(@case, parsed.GetValue(threads));
                    var perSecond = PerSecond(step, @case.Batch, TimeSpan.FromSeconds(parsed.GetValue(seconds)));
                    Console.WriteLine(JsonSerializer.Serialize(new Measured(name, Math.Round(perSecond, 2), parsed.GetValue(threads))));
                }
                catch (NotSupportedException problem)
                {
                    Console.Error.WriteLine(problem.Message);
                    return 1;
                }
            }

            return 0;
        });
        return command;
    }

    private static double PerSecond(Action step, int batch, TimeSpan time)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
        {
            step();
        }

        var done = 0;
        var measured = Stopwatch.StartNew();
        while (measured.Elapsed < time || done < 3)
        {
            step();
            done++;
        }

        return done * batch / measured.Elapsed.TotalSeconds;
    }
}
