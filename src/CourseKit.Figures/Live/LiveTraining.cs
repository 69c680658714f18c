using CourseKit.Figures.Curves;
using CourseKit.Figures.Data;
using CourseKit.Networks.Training;

namespace CourseKit.Figures.Live;

/// <summary>Display of a training run that grows in place: a figure each time, at most four a second, and always the last one.</summary>
/// <param name="show">Shows a figure in place of the one before.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveTraining(Action<Figure> show, TimeProvider time) : IProgress<TrainingProgress>
{
    private readonly Pace pace = new(time);
    private readonly ThinnedCurve losses = new();

    /// <summary>True to show the end of the run alone.</summary>
    public bool ShowsLastAlone { get; init; }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if ((ShowsLastAlone && !value.IsFinished) || !pace.Begins(value.IsFinished))
        {
            return;
        }

        var all = value.History.Losses;
        while (losses.Count < all.Count)
        {
            losses.Add(all[losses.Count]);
        }

        show(new TrainingPicture(value, RunPanels.Of(
            value.History, losses, value.StepsPerEpoch, value.IsFinished ? Math.Max(1, value.Epoch) : value.Epochs)));
        pace.End();
    }
}
