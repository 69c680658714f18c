using CourseKit.Figures.Data;
using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Panels of several training runs: each in a color, solid on the validation set, dashed in training.</summary>
internal static class ComparisonPanels
{
    private const int PointsInAll = 800, MostMetrics = 3;

    public static IReadOnlyList<CurvePanel> Of(IReadOnlyList<(string Name, History History)> runs)
    {
        string[] metrics = [.. runs.SelectMany(run => run.History.Epochs.Take(1).SelectMany(epoch => epoch.Metrics.Keys)).Distinct()
            .Take(MostMetrics)];
        return
        [
            new CurvePanel(("epoch", "loss"), [.. Curves(runs, epoch => epoch.Loss, measured => measured.Loss)])
            {
                MayBeLogarithmic = true,
            },
            .. metrics.Select(name => new CurvePanel(("epoch", name), [.. Curves(
                runs, epoch => epoch.Metrics.GetValueOrDefault(name, double.NaN),
                measured => measured.Metrics.GetValueOrDefault(name, double.NaN))])),
        ];
    }

    /// <summary>The message of a comparison, as a title.</summary>
    public static string Message(IReadOnlyList<(string Name, History History)> runs)
    {
        var best = runs.Select(run => (run.Name, BestAndLast.Of(run.History)?.Best.Validation!.Loss))
            .Where(run => run.Item2 is not null).OrderBy(run => run.Item2).ToList();
        return best.Count == runs.Count && runs.Count > 1
            ? $"{best[0].Name} comes to the lowest loss on the validation set: {RunFindings.Number(best[0].Item2!.Value)}"
            : $"{Words.Count(runs.Count, "training run")} compared";
    }

    private static IEnumerable<Curve> Curves(
        IReadOnlyList<(string Name, History History)> runs, Func<EpochResult, double> ofTraining, Func<Evaluation, double> ofValidation) =>
        runs.Index().SelectMany(run =>
        {
            var epochs = run.Item.History.Epochs;
            (double X, double Y)[] measured = [.. epochs.Where(epoch => epoch.Validation is not null)
                .Select(epoch => ((double)epoch.Number, ofValidation(epoch.Validation!)))];
            (double X, double Y)[] trained = [.. epochs.Select(epoch => (epoch.Number - 0.5, ofTraining(epoch)))];
            var most = PointsInAll / runs.Count;
            return measured.Length == 0
                ? [Over(run.Item.Name, run.Index, trained, most)]
                : new[]
                {
                    Over($"{run.Item.Name}, training", run.Index, trained, most) with { IsDashed = true, IsFaint = true },
                    Over(run.Item.Name, run.Index, measured, most),
                };
        });

    private static Curve Over(string name, int run, (double X, double Y)[] points, int most)
    {
        var thinned = new Series(name, [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]).Thinned(most);
        return new Curve(name, Palette.Of(run), thinned.X, thinned.Y) { HasMarkers = points.Length == 1 };
    }
}
