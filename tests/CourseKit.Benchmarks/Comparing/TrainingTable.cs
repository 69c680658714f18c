using System.Globalization;
using CourseKit.Benchmarks.Recipes;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>The table of a comparison of whole trainings in Markdown, a row a seed: seconds of each contender until the mark, and how many
/// times as long the last one took as the first.</summary>
internal static class TrainingTable
{
    public static string Head(IReadOnlyList<Contender> contenders) =>
        $"| seed | {string.Join(" | ", contenders.Select(one => one.Title))} | ratio |\n"
        + $"| --- | {string.Join(" | ", contenders.Select(_ => "---"))} | --- |";

    public static string Row(int seed, IReadOnlyList<TestResult> reached) => string.Create(CultureInfo.InvariantCulture,
        $"| {seed} | {string.Join(" | ", reached.Select(Text))} | {reached[^1].Seconds / reached[0].Seconds:0.00} |");

    /// <summary>Returns the row of the means, with the ratio of all seconds.</summary>
    public static string Total(IReadOnlyList<TestResult[]> rows)
    {
        double[] means = [.. rows[0].Select((_, at) => rows.Average(row => row[at].Seconds))];
        return string.Create(CultureInfo.InvariantCulture,
            $"| mean | {string.Join(" | ", means.Select(Seconds))} | {means[^1] / means[0]:0.00} |");
    }

    private static string Text(TestResult reached) => string.Create(CultureInfo.InvariantCulture,
        $"{Seconds(reached.Seconds)} ({reached.Epoch:0.##} epochs, {reached.Accuracy:P2})");

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");
}
