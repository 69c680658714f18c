using CourseKit.Figures.Data;
using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Panels of one training run: the loss, step by step and epoch by epoch, and a panel for each of its metrics.</summary>
/// <remarks>The mean over the steps of an epoch stands in the middle of it, what is measured after it at its end.</remarks>
internal static class RunPanels
{
    private const int MostPoints = 200, MostMarkers = 40, MostMetrics = 3;

    private static readonly Rgb Training = Palette.Of(0), Validation = Palette.Of(1);

    /// <param name="history">The history.</param>
    /// <param name="losses">The loss of each step.</param>
    /// <param name="stepsPerEpoch">The number of steps of an epoch.</param>
    /// <param name="span">The number of epochs on the axis; null for those that there are.</param>
    public static IReadOnlyList<CurvePanel> Of(History history, ThinnedCurve losses, int stepsPerEpoch, int? span = null)
    {
        var steps = new Curve(
            "training, step by step", Palette.Of(5), [.. losses.Middles.Select(step => step / stepsPerEpoch)], [.. losses.Means])
        {
            Bands = [([.. losses.Lows], [.. losses.Highs])],
            IsFaint = true,
        };
        var range = span is { } epochs ? (0, (double)epochs) : ((double, double)?)null;
        var loss = new CurvePanel(("epoch", "loss"), [steps, .. Epochs(history, epoch => epoch.Loss, measured => measured.Loss)])
        {
            MayBeLogarithmic = true,
            Span = range,
        };
        string[] metrics = [.. history.Epochs.Take(1).SelectMany(epoch => epoch.Metrics.Keys).Take(MostMetrics)];
        CurvePanel[] panels =
        [
            loss,
            .. metrics.Select(name => new CurvePanel(("epoch", name), [.. Epochs(
                history, epoch => epoch.Metrics.GetValueOrDefault(name, double.NaN),
                measured => measured.Metrics.GetValueOrDefault(name, double.NaN))])
            {
                Span = range,
            }),
        ];
        return BestAndLast.Of(history) is { } best ? [.. panels.Select(panel => Marked(panel, history, best))] : panels;
    }

    private static IEnumerable<Curve> Epochs(History history, Func<EpochResult, double> ofTraining, Func<Evaluation, double> ofValidation)
    {
        IReadOnlyList<EpochResult> epochs = history.Epochs;
        if (epochs.Count == 0)
        {
            yield break;
        }

        yield return Over("training", Training, [.. epochs.Select(epoch => (epoch.Number - 0.5, ofTraining(epoch)))]);
        (double, double)[] measured = [.. epochs.Where(epoch => epoch.Validation is not null)
            .Select(epoch => ((double)epoch.Number, ofValidation(epoch.Validation!)))];
        if (measured.Length > 0)
        {
            yield return Over("validation", Validation, measured);
        }
    }

    private static Curve Over(string name, Rgb color, (double X, double Y)[] points)
    {
        var thinned = new Series(name, [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]).Thinned(MostPoints);
        return new Curve(name, color, thinned.X, thinned.Y) { HasMarkers = points.Length <= MostMarkers };
    }

    /// <summary>The panel with the best epoch pointed out, and the gap that opens behind it.</summary>
    private static CurvePanel Marked(CurvePanel panel, History history, BestAndLast both)
    {
        var validation = panel.Curves.FirstOrDefault(curve => curve.Name == "validation");
        if (history.Epochs.Count < 2 || validation is null)
        {
            return panel;
        }

        var training = panel.Curves.First(curve => curve.Name == "training");
        var best = both.Best.Number;
        return panel with
        {
            Marked = new(best, validation.X.Zip(validation.Y).Where(point => point.First == best)
                .Select(point => point.Second).DefaultIfEmpty(double.NaN).First(), $"best: epoch {best}"),
            Gap = both.IsOverfitted ? (validation, training, best - 0.5) : null,
        };
    }
}
