using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CourseKit.Benchmarks.Networks;

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
        };
        var peer = new Option<string>("--with") { Description = "what the engine is compared with", Required = true }
            .AcceptOnlyFromAmong([.. Contender.Peers.Keys]);
        var runs = new Option<int>("--runs") { Description = "how many turns", DefaultValueFactory = _ => 5 };
        var (seconds, threads) = (MeasuringOptions.Seconds(), MeasuringOptions.Threads());
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("A comparison takes one turn at least: --runs 5.");
            }
        });
        cases.Validators.Add(result =>
        {
            foreach (var name in result.Tokens)
            {
                try
                {
                    Case.Parse(name.Value);
                }
                catch (FormatException problem)
                {
                    result.AddError(problem.Message);
                }
            }
        });
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

    private static List<double[]> Run(string name, Contender[] contenders, int runs, string[] how)
    {
        List<double[]> all = [];
        for (var run = 1; run <= runs; run++)
        {
            Console.Error.Write($"{name}, {run} of {runs}:");
            List<double> perSecond = [];
            foreach (var contender in contenders)
            {
                perSecond.Add(Measure(contender, ["throughput", name, "--engine", contender.Engine, .. how]).ImagesPerSecond);
                Console.Error.Write($" {contender.Title} {ComparisonTable.Images(perSecond[^1])};");
            }

            Console.Error.WriteLine();
            all.Add([.. perSecond]);
        }

        return all;
    }

    /// <summary>Runs this program again.</summary>
    /// <exception cref="InvalidOperationException">It did not measure; the message says why.</exception>
    private static Measured Measure(Contender contender, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Comparison).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in contender.Environment)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Measured.Parse(output)
            : throw new InvalidOperationException($"{contender.Title} could not be measured: {errors.Result.Trim()}");
    }
}
