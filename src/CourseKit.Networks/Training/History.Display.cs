using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <content>The run as a table.</content>
public sealed partial class History
{
    private const int MostRows = 20;

    /// <summary>Returns a table of the epochs: losses and metrics, in training and on the validation set, learning rate and time. Of very
    /// many, every so many are listed.</summary>
    public override string ToString()
    {
        if (epochs.Count == 0)
        {
            return losses.Count == 0 ? "No epoch trained yet."
                : Invariant($"{losses.Count:N0} {(losses.Count == 1 ? "step" : "steps")}, no epoch finished; loss {losses[^1]:G4}.");
        }

        string[] metrics = [.. epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct()];
        string[][] rows =
        [
            ["epoch", "loss", .. metrics, "validation loss", .. metrics.Select(name => $"validation {name}"), "learning rate", "time"],
            .. Shown().Select(epoch => Row(epoch, metrics)),
        ];
        int[] columns = [.. Enumerable.Range(0, rows[0].Length).Where(column => rows.Skip(1).Any(row => row[column].Length > 0))];
        return string.Join('\n', rows.Select(row => string.Join("  ", columns.Select(column =>
            row[column].PadLeft(rows.Max(other => other[column].Length))))))
            + (Best is { } best ? Invariant($"\nbest: epoch {best.Number}") : string.Empty)
            + (IsStopped ? "\nstopped before the end" : string.Empty);
    }

    private static string[] Row(EpochResult epoch, string[] metrics) =>
    [
        Invariant($"{epoch.Number}"),
        Number(epoch.Loss),
        .. metrics.Select(name => Number(epoch.Metrics.GetValueOrDefault(name, double.NaN))),
        epoch.Validation is { } measured ? Number(measured.Loss) : string.Empty,
        .. metrics.Select(name =>
            epoch.Validation is { } values ? Number(values.Metrics.GetValueOrDefault(name, double.NaN)) : string.Empty),
        Invariant($"{epoch.LearningRate:G3}"),
        Invariant($"{epoch.Duration.TotalSeconds:0.0} s"),
    ];

    private static string Number(double value) => Invariant($"{value:0.0000}");

    /// <summary>The epochs of the table, the best and the last among them.</summary>
    private IEnumerable<EpochResult> Shown()
    {
        var every = (epochs.Count + MostRows - 1) / MostRows;
        return epochs.Where((epoch, index) => index % every == 0 || epoch == Best || index == epochs.Count - 1);
    }
}
