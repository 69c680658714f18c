using System.CommandLine;
using System.Globalization;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>The course's engine beside a peer, in turn, each in a process of its own: a table in Markdown, and a line for each turn on the
/// standard error.</summary>
/// <remarks>Only what ran in the same turn is compared, which leaves out most of a machine's drift.</remarks>
internal static class Comparison
{
    public static Command Command()
    {
        var cases = new Argument<string[]>("case")
        {
            Description = "train/NETWORK/BATCH or infer/NETWORK/BATCH",
            Arity = ArgumentArity.OneOrMore,
        }.OfCases();
        var peer = new Option<string>("--with") { Description = "what the engine is compared with", Required = true }
            .AcceptOnlyFromAmong([.. Contender.Peers.Keys]);
        var runs = new Option<int>("--runs") { Description = "how many turns", DefaultValueFactory = _ => 5 }
            .AtLeast(1, "A comparison takes a turn");
        var (seconds, threads) = (MeasuringOptions.Seconds(), MeasuringOptions.Threads());
        var command = new Command("compare", "The course's engine beside TorchSharp or ONNX Runtime, in turn.")
        {
            cases, peer, runs, seconds, threads,
        };
        command.SetAction(parsed =>
        {
            Contender[] contenders = [Contender.CourseKit, .. Contender.Peers[parsed.GetValue(peer)!]];
            string[] how =
            [
                "--seconds", parsed.GetValue(seconds).ToString(CultureInfo.InvariantCulture),
                "--threads", parsed.GetValue(threads).ToString(CultureInfo.InvariantCulture),
            ];
            Console.WriteLine(ComparisonTable.Head(contenders));
            var exitCode = 0;
            foreach (var name in parsed.GetValue(cases)!)
            {
                try
                {
                    Console.WriteLine(ComparisonTable.Row(name, Run(name, contenders, parsed.GetValue(runs), how)));
                }
                catch (InvalidOperationException problem)
                {
                    Console.Error.WriteLine($" {problem.Message}");
                    exitCode = 1;
                }
            }

            return exitCode;
        });
        return command;
    }

    /// <summary>Measures all contenders in each run. Every other run goes backward, so that none is always the first, on a machine that is
    /// still cool.</summary>
    private static List<double[]> Run(string name, Contender[] contenders, int runs, string[] how)
    {
        List<double[]> all = [];
        for (var run = 1; run <= runs; run++)
        {
            Console.Error.Write($"{name}, {run} of {runs}:");
            var perSecond = new double[contenders.Length];
            foreach (var (at, contender) in run % 2 == 1 ? contenders.Index() : contenders.Index().Reverse())
            {
                perSecond[at] = contender.Measure<Measured>(["throughput", name, .. how]).ImagesPerSecond;
                Console.Error.Write($" {contender.Title} {ComparisonTable.Images(perSecond[at])};");
            }

            Console.Error.WriteLine();
            all.Add(perSecond);
        }

        return all;
    }
}
