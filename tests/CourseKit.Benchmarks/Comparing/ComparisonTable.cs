using System.Globalization;

namespace CourseKit.Benchmarks.Comparing;

/// <summary>The table of a comparison in Markdown, a row a case: images a second of the first contender, and its ratio to each other
/// one.</summary>
internal static class ComparisonTable
{
    public static string Head(IReadOnlyList<Contender> contenders) =>
        $"| case | {string.Join(" | ", contenders.Select((one, i) => i == 0 ? $"{one.Title}, images/s" : $"ratio to {one.Title}"))} |\n"
        + $"| --- | {string.Join(" | ", contenders.Select(_ => "---"))} |";

    /// <summary>Returns a row.</summary>
    /// <param name="name">The case.</param>
    /// <param name="runs">Images a second of each contender, run by run; what ran in the same turn is compared.</param>
    public static string Row(string name, IReadOnlyList<double[]> runs)
    {
        var images = Images(Median(runs.Select(run => run[0])));
        var ratios = Enumerable.Range(1, runs[0].Length - 1)
            .Select(peer => Ratio([.. runs.Select(run => run[0] / run[peer])], runs.Select(run => run[peer])));
        return $"| {name} | {string.Join(" | ", ratios.Prepend(images))} |";
    }

    /// <summary>Returns the middle one, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>Returns images a second to three digits, or whole from a hundred on.</summary>
    public static string Images(double perSecond) =>
        perSecond.ToString(perSecond >= 100 ? "#,0" : "0.0", CultureInfo.InvariantCulture);

    private static string Ratio(IReadOnlyList<double> ratios, IEnumerable<double> images) => string.Create(
        CultureInfo.InvariantCulture, $"{Median(ratios):0.00} ({ratios.Min():0.00}–{ratios.Max():0.00}), it {Images(Median(images))}");
}
