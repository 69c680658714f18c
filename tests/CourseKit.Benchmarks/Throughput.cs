using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using CourseKit.Benchmarks.Networks;
using CourseKit.Tensors.Execution;

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
        };
        var seconds = new Option<double>("--seconds") { Description = "how long to measure", DefaultValueFactory = _ => 3 };
        var threads = new Option<int>("--threads") { Description = "how many threads compute", DefaultValueFactory = _ => 2 };
        var command = new Command("throughput", "Images a second of whole networks, one line of JSON a case.") { cases, seconds, threads };
        command.SetAction(parsed =>
        {
            Workers.Count = parsed.GetValue(threads);
            foreach (var name in parsed.GetValue(cases)!)
            {
                var perSecond = Measure(name, TimeSpan.FromSeconds(parsed.GetValue(seconds)));
                Console.WriteLine(
                    JsonSerializer.Serialize(new { @case = name, images_per_s = Math.Round(perSecond, 2), threads = Workers.Count }));
            }
        });
        return command;
    }

    private static double Measure(string name, TimeSpan time)
    {
        var @case = Case.Parse(name);
        var step = @case.Step();
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

        return done * @case.Batch / measured.Elapsed.TotalSeconds;
    }
}
