using CourseKit.Benchmarks.Comparing;
using CourseKit.Benchmarks.Recipes;

namespace CourseKit.TorchSharp.Tests.Comparing;

public sealed class TrainingTableTests
{
    [Fact]
    public void A_row_compares_one_seed_and_the_last_row_all_seconds()
    {
        List<TestResult[]> rows = [[After(1.5, 0.9905, 40), After(1.25, 0.9911, 100)], [After(3, 0.993, 60), After(2, 0.99, 50)]];

        string[] table = [TrainingTable.Head([Contender.CourseKit, Contender.Peers["torchsharp"][^1]]),
            .. rows.Select((row, at) => TrainingTable.Row(at + 1, row)), TrainingTable.Total(rows)];

        string.Join('\n', table).Should().Be("""
            | seed | CourseKit | TorchSharp, memory kept | ratio |
            | --- | --- | --- | --- |
            | 1 | 40.0 s (1.5 epochs, 99.05 %) | 100.0 s (1.25 epochs, 99.11 %) | 2.50 |
            | 2 | 60.0 s (3 epochs, 99.30 %) | 50.0 s (2 epochs, 99.00 %) | 0.83 |
            | mean | 50.0 s | 75.0 s | 1.50 |
            """.ReplaceLineEndings("\n"));
    }

    private static TestResult After(double epochs, double accuracy, double seconds) => new("some", epochs, 0.1, accuracy, seconds, 0);
}
