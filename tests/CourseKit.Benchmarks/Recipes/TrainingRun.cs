using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using CourseKit.Vision.Batching;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>A network that is trained by a recipe, by the course's engine or by TorchSharp: one line of JSON for each time that it is
/// measured on the test set.</summary>
/// <remarks>The seconds are those of training, the wait for batches included, whose part is <c>waited</c>; measuring is not.</remarks>
internal static class TrainingRun
{
    private const int TestBatch = 250;

    public static Command Command()
    {
        var name = Name();
        var engine = new Option<string>("--engine") { Description = "what computes", DefaultValueFactory = _ => "coursekit" }
            .AcceptOnlyFromAmong([.. ITrainer.All.Keys]);
        var until = new Option<double>("--until") { Description = "the test accuracy to stop at", DefaultValueFactory = _ => 1 };
        var measures = Measures(usual: 1);
        var epochs = new Option<int?>("--epochs") { Description = "how many of the recipe's epochs run" };
        var seed = new Option<ulong>("--seed") { Description = "the seed of weights and batches", DefaultValueFactory = _ => 1 };
        var command = new Command("training", "Seconds and test accuracy of whole trainings, on real data.")
        {
            name, engine, until, measures, epochs, seed,
        };
        command.SetAction(parsed => Run(
            Recipe.All[parsed.GetValue(name)!] with { Seed = parsed.GetValue(seed) }, parsed.GetValue(engine)!,
            parsed.GetValue(epochs), parsed.GetValue(measures), parsed.GetValue(until)));
        return command;
    }

    /// <summary>Returns the argument that names a recipe.</summary>
    public static Argument<string> Name() =>
        new Argument<string>("recipe") { Description = "what is trained" }.AcceptOnlyFromAmong([.. Recipe.All.Keys]);

    /// <summary>Returns the option of how often an epoch is measured.</summary>
    /// <param name="usual">The number unless it is given.</param>
    public static Option<int> Measures(int usual) => new Option<int>("--measures")
    {
        Description = "how often an epoch is measured",
        DefaultValueFactory = _ => usual,
    }.AtLeast(1, "An epoch is measured");

    private static void Run(Recipe recipe, string engine, int? epochs, int measures, double until)
    {
        var batches = new Loader(recipe.Data.Train(), recipe.Batch)
        {
            Shuffle = true,
            Seed = recipe.Seed,
            Augmentation = recipe.Augmentation,
            DropLast = true,
        };
        var test = new Loader(recipe.Data.Test(), TestBatch);
        var trainer = ITrainer.All[engine](recipe, batches.Count * recipe.Epochs);
        var (clock, waiting, step, losses) = (new Stopwatch(), new Stopwatch(), 0, 0.0);
        var between = Math.Max(1, batches.Count / measures);
        for (var epoch = 1; epoch <= (epochs ?? recipe.Epochs); epoch++)
        {
            clock.Start();
            foreach (var batch in Timed(batches.Epoch(epoch), waiting))
            {
                losses += trainer.Learn(batch);
                if (++step % between != 0)
                {
                    continue;
                }

                clock.Stop();
                var accuracy = Accuracy(trainer, test);
                Console.WriteLine(JsonSerializer.Serialize(new TestResult(
                    engine, Math.Round((double)step / batches.Count, 2), Math.Round(losses / between, 4), accuracy,
                    Math.Round(clock.Elapsed.TotalSeconds, 1), Math.Round(waiting.Elapsed / clock.Elapsed, 4))));
                if (accuracy >= until)
                {
                    return;
                }

                losses = 0;
                clock.Start();
            }
        }
    }

    /// <summary>Returns the items, with the time that each was waited for.</summary>
    private static IEnumerable<T> Timed<T>(IEnumerable<T> items, Stopwatch waiting)
    {
        using var enumerator = items.GetEnumerator();
        while (true)
        {
            waiting.Start();
            var hasNext = enumerator.MoveNext();
            waiting.Stop();
            if (!hasNext)
            {
                yield break;
            }

            yield return enumerator.Current;
        }
    }

    private static double Accuracy(ITrainer trainer, Loader test)
    {
        var (right, images) = (0, 0);
        foreach (var batch in test.Epoch(1))
        {
            right += trainer.Classify(batch.Images).Zip(batch.Labels.ToArray()).Count(pair => pair.First == pair.Second);
            images += batch.Count;
        }

        return (double)right / images;
    }
}
