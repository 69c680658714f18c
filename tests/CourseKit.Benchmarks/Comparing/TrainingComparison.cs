using System.CommandLine;
using System.Globalization;
using CourseKit.Benchmarks.Recipes;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>Whole trainings by the course's engine and by TorchSharp, in turn, each in a process of its own, until the test set is
/// recognized well enough: a table in Markdown with a row for each seed.</summary>
/// <remarks>Where a training crosses the mark is luck to a part: dropout draws other numbers in each engine. So several seeds are
/// trained, and the ratio is that of all seconds.</remarks>
internal static class TrainingComparison
{
    // As it comes, it is slower: the ratio that counts is the one to TorchSharp at its best.
    private static readonly Contender[] Contenders = [Contender.CourseKit, Contender.Peers["torchsharp"][^1]];

    public static Command Command()
    {
        var name = TrainingRun.Name();
        var until = new Option<double>("--until") { Description = "the test accuracy to reach", DefaultValueFactory = _ => 0.99 };
        var measures = TrainingRun.Measures(usual: 8);
        var seeds = new Option<int>("--seeds") { Description = "how many seeds are trained", DefaultValueFactory = _ => 5 }
            .AtLeast(1, "A comparison takes a seed");
        var command = new Command("compare-training", "Seconds until a test accuracy, beside TorchSharp, for several seeds in turn.")
        {
            name, until, measures, seeds,
        };
        command.SetAction(parsed =>
        {
            var (recipe, mark) = (parsed.GetValue(name)!, parsed.GetValue(until));
            string[] how =
            [
                "--until", mark.ToString(CultureInfo.InvariantCulture),
                "--measures", parsed.GetValue(measures).ToString(CultureInfo.InvariantCulture),
            ];
            Console.WriteLine(TrainingTable.Head(Contenders));
            List<TestResult[]> rows = [];
            for (var seed = 1; seed <= parsed.GetValue(seeds); seed++)
            {
                try
                {
                    rows.Add(Train(recipe, mark, seed, how));
                }
                catch (InvalidOperationException problem)
                {
                    Console.Error.WriteLine(problem.Message);
                    return 1;
                }

                Console.WriteLine(TrainingTable.Row(seed, rows[^1]));
            }

            Console.WriteLine(TrainingTable.Total(rows));
            return 0;
        });
        return command;
    }

    /// <summary>Trains with all contenders. Every other seed goes backward, so that none is always the first.</summary>
    private static TestResult[] Train(string recipe, double until, int seed, string[] how)
    {
        var reached = new TestResult[Contenders.Length];
        foreach (var (at, contender) in seed % 2 == 1 ? Contenders.Index() : Contenders.Index().Reverse())
        {
            reached[at] = contender.Measure<TestResult>(["training", recipe, .. how, "--seed", $"{seed}"]);
            if (reached[at].Accuracy < until)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"{contender.Title} ended below {until:P1} with seed {seed}: {reached[at].Accuracy:P2}. Compare by a lower --until."));
            }
        }

        return reached;
    }
}
