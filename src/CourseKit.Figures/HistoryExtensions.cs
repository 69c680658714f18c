using CourseKit.Figures.Curves;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plots;
using CourseKit.Networks.Training;

namespace CourseKit.Figures;

/// <summary>Figures of training runs.</summary>
public static class HistoryExtensions
{
    /// <summary>Returns the learning curves of a run: loss and metrics, in training and on the validation set, the best epoch pointed out,
    /// and the gap behind it shaded where the network is over-fitted.</summary>
    public static CurvePlot Plot(this History history)
    {
        var losses = new ThinnedCurve();
        foreach (var loss in history.Losses)
        {
            losses.Add(loss);
        }

        var epochs = history.Epochs.Count;
        return new CurvePlot(RunPanels.Of(history, losses, epochs == 0 ? null : (double)losses.Count / epochs))
        {
            Title = RunFindings.Message(history),
        };
    }
}
