using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Findings about a training run, in words.</summary>
internal static class RunFindings
{
    /// <summary>The message of a run, as a title.</summary>
    public static string Message(History history) => BestAndLast.Of(history) switch
    {
        null when history.Epochs.Count > 0 => $"Loss {Number(history.Epochs[^1].Loss)} after {Words.Count(history.Epochs.Count, "epoch")}"
            + Metrics(", ", history.Epochs[^1].Metrics),
        null when history.Losses.Count > 0 => $"Loss {Number(history.Losses[^1])} after {Words.Count(history.Losses.Count, "step")}",
        null => "Nothing trained yet",
        { IsOverfitted: true } run => $"Over-fitting after epoch {run.Best.Number} of {run.Last.Number}: {Value(run.Best)} on the "
            + $"validation set at its best, {Value(run.Last)} at the end",
        { IsSame: true } run => $"Best at the end, epoch {run.Last.Number}: {Value(run.Best)} on the validation set",
        var run => $"Best after epoch {run.Best.Number} of {run.Last.Number}: {Value(run.Best)} on the validation set",
    };

    /// <summary>The value of a metric: a part in per cent, another one as it is.</summary>
    public static string Value(string metric, double value) => IsPart(metric) ? Percent(value) : Number(value);

    public static string Number(double value) => Digits.Label(value, 3);

    /// <summary>Loss and metrics in one line.</summary>
    public static string Line(string prefix, double loss, IReadOnlyDictionary<string, double> metrics) =>
        $"{prefix}loss {Number(loss)}{Metrics(", ", metrics)}";

    /// <summary>The first metric of an epoch on the validation set, or its loss where there is none.</summary>
    private static string Value(EpochResult epoch) => epoch.Validation!.Metrics.Count > 0
        ? Metrics(string.Empty, new Dictionary<string, double>(epoch.Validation.Metrics.Take(1)))
        : $"loss {Number(epoch.Validation.Loss)}";

    private static string Metrics(string before, IReadOnlyDictionary<string, double> metrics) =>
        metrics.Count == 0 ? string.Empty
        : before + string.Join(", ", metrics.Select(metric => $"{metric.Key} {Value(metric.Key, metric.Value)}"));

    private static bool IsPart(string metric) =>
        metric == Metric.Accuracy.Name || metric.StartsWith("top-", StringComparison.Ordinal);

    /// <summary>Per cent, with more digits near 100, where tenths are no longer enough to tell networks apart.</summary>
    private static string Percent(double part) =>
        double.IsFinite(part) ? $"{Digits.Fixed(100 * part, part >= 0.99 ? 2 : 1)} %" : "no number";
}
