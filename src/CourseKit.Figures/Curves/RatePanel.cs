using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Panel of a learning-rate range test.</summary>
internal static class RatePanel
{
    public static CurvePanel Of(LearningRateCurve curve)
    {
        var at = curve.Rates.Index().MinBy(rate => Math.Abs(Math.Log(rate.Item / curve.Suggestion))).Index;
        return new CurvePanel(("learning rate", "loss"), [new Curve("loss", Palette.Of(0), [.. curve.Rates], [.. curve.Losses])])
        {
            IsLogX = true,
            Marked = new(curve.Suggestion, curve.Losses[at], $"suggestion: {Digits.Label(curve.Suggestion, 2)}"),
        };
    }
}
