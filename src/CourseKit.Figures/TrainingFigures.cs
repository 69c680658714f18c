using CourseKit.Figures.Curves;
using CourseKit.Figures.Data;
using CourseKit.Figures.Plots;
using CourseKit.Networks.Training;

namespace CourseKit.Figures;

/// <summary>Figures of what training leaves behind.</summary>
public static class TrainingFigures
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

        return new CurvePlot(RunPanels.Of(history, losses, history.StepsPerEpoch)) { Title = RunFindings.Message(history) };
    }

    /// <summary>Returns the loss over the learning rate, on a logarithmic axis, the suggested rate pointed out.</summary>
    public static CurvePlot Plot(this LearningRateCurve curve) =>
        new([RatePanel.Of(curve)]) { Title = $"Learning rate to begin with: {Text.Digits.Label(curve.Suggestion, 2)}" };

    /// <summary>Returns a confusion matrix with a count in each cell, colored by its part of the row, the largest confusion in a
    /// frame.</summary>
    public static HeatMap Plot(this ConfusionMatrix matrix) =>
        ConfusionMap.Of(matrix.ClassNames, (actual, predicted) => matrix[actual, predicted]);
}
