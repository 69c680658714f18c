using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>The best epoch of a run that is measured on a validation set, beside its last.</summary>
/// <param name="Best">The best epoch.</param>
/// <param name="Last">The last epoch.</param>
internal sealed record BestAndLast(EpochResult Best, EpochResult Last)
{
    /// <summary>The part by which the loss has to rise for a network to be called over-fitted.</summary>
    private const double Rise = 0.02;

    public bool IsSame => Best == Last;

    /// <summary>True where the loss rose on the validation set while it fell in training.</summary>
    public bool IsOverfitted => !IsSame && Last.Loss < Best.Loss && Last.Validation?.Loss > Best.Validation!.Loss * (1 + Rise);

    /// <summary>Both epochs; null where none was measured on a validation set.</summary>
    public static BestAndLast? Of(History history) =>
        history.Best is { Validation: not null } best ? new(best, history.Epochs[^1]) : null;
}
