using CourseKit.Networks.Training;

namespace CourseKit.Figures.Curves;

/// <summary>Epoch after which a network was at its best: with the lowest loss on the validation set.</summary>
/// <param name="Result">The epoch.</param>
/// <param name="Last">The last epoch of the run.</param>
internal sealed record BestEpoch(EpochResult Result, EpochResult Last)
{
    /// <summary>The part by which the loss has to rise for a network to be called over-fitted.</summary>
    private const double Rise = 0.02;

    public int Number => Result.Number;

    public bool IsLast => Result == Last;

    /// <summary>True where the loss rose on the validation set while it fell in training.</summary>
    public bool IsOverfitted => !IsLast && Last.Loss < Result.Loss && Last.Validation?.Loss > Result.Validation!.Loss * (1 + Rise);

    /// <summary>The best epoch; null where none was measured on a validation set.</summary>
    public static BestEpoch? Of(History history) =>
        history.Epochs.Where(epoch => epoch.Validation is { Loss: not double.NaN }).MinBy(epoch => epoch.Validation!.Loss) is { } best
            ? new(best, history.Epochs[^1]) : null;
}
