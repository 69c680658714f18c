using CourseKit.Figures.Curves;
using CourseKit.Networks.Training;

namespace CourseKit.Figures.Live;

/// <summary>State of a training run: a bar with the time that is left, and the curves so far.</summary>
internal sealed record TrainingPicture : Drawing
{
    private const double Line = 17;

    private readonly IReadOnlyList<CurvePanel> panels;
    private readonly double fraction;
    private readonly string state, numbers;

    /// <param name="progress">The state.</param>
    /// <param name="panels">The curves.</param>
    public TrainingPicture(TrainingProgress progress, IReadOnlyList<CurvePanel> panels)
    {
        (this.panels, fraction) = (panels, progress.Fraction);
        (state, numbers) = (State(progress), Numbers(progress.History));
    }

    internal override Picture Draw()
    {
        var top = (2 * Line) + ProgressBar.Height + 10;
        return new Picture(PanelDrawing.Width, top + PanelDrawing.Height(panels), [
            Mark.Writing(Mark.Start, 13, Mark.Text(0, Line - 4, state)),
            .. ProgressBar.Layers(fraction, Line + 1, PanelDrawing.Width),
            Mark.Writing(Mark.Start, 12, Mark.Text(0, (2 * Line) + ProgressBar.Height - 1, numbers)),
            .. PanelDrawing.Layers(panels, top),
        ]);
    }

    private protected override string Describe() =>
        $"{state}. {(numbers.Length > 0 ? $"{numbers}. " : string.Empty)}{PanelText.Describe(panels)}";

    private protected override string Print() => string.Join('\n', [
        $"{ProgressBar.Text(fraction)}  {state}",
        .. PanelText.Lines(panels),
    ]);

    private static string State(TrainingProgress progress)
    {
        var done = Words.Count(progress.Epoch, "epoch");
        return progress switch
        {
            { IsFinished: true, Fraction: >= 1 } => $"{done} in {Durations.Words(progress.Elapsed)}",
            { IsFinished: true } => $"Ended in epoch {progress.Epoch} of {progress.Epochs}, after {Durations.Words(progress.Elapsed)}",
            { Remaining: { } left } => $"Epoch {progress.Epoch} of {progress.Epochs} · {Durations.Words(left)} left",
            _ => $"Epoch {progress.Epoch} of {progress.Epochs}",
        };
    }

    /// <summary>The last loss, and what the last epoch came to.</summary>
    private static string Numbers(History history)
    {
        string[] parts =
        [
            .. history.Losses.Count > 0 ? [$"Loss {RunFindings.Number(history.Losses[^1])}"] : Array.Empty<string>(),
            .. history.Epochs.TakeLast(1).Select(epoch =>
                RunFindings.Line($"epoch {epoch.Number}: ", epoch.Loss, epoch.Metrics)),
            .. history.Epochs.TakeLast(1).Where(epoch => epoch.Validation is not null).Select(epoch =>
                RunFindings.Line("validation ", epoch.Validation!.Loss, epoch.Validation.Metrics)),
        ];
        return string.Join(" · ", parts);
    }
}
