using CourseKit.Networks.Weights;

namespace CourseKit.Networks.Training;

/// <summary>The best epoch of a run so far, with its weights.</summary>
internal sealed class BestEpoch(FitOptions options)
{
    private double score = double.NaN;

    /// <summary>Gets the number of the epoch; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Gets the weights after that epoch; null where nobody asks for them.</summary>
    public StateDict? Weights { get; private set; }

    /// <summary>Returns whether training should end after an epoch, for want of improvement.</summary>
    public bool IsPatienceOver(int epoch) => options.EarlyStopping is { } rule && epoch - Number >= rule.Patience;

    /// <summary>Compares an epoch that the network has just ended.</summary>
    public void Compare(EpochResult epoch, Layer network)
    {
        if (IsBetter(ScoreOf(epoch)))
        {
            Take(epoch, options.RestoreBest || options.Checkpoint is not null ? StateDict.Of(network) : null);
        }
    }

    /// <summary>Takes an epoch as the best, as it was when a checkpoint was written.</summary>
    public void Take(EpochResult epoch, StateDict? weights) => (Number, score, Weights) = (epoch.Number, ScoreOf(epoch), weights);

    private bool IsBetter(double other) =>
        double.IsNaN(score) || other > score + (options.EarlyStopping?.MinimalImprovement ?? 0);

    /// <summary>A number that is the higher the better.</summary>
    private double ScoreOf(EpochResult epoch) => (options.EarlyStopping?.Metric, epoch.Validation) switch
    {
        ({ } metric, { } measured) => measured.Metrics.GetValueOrDefault(metric.Name, double.NaN),
        (_, { } measured) => -measured.Loss,
        _ => -epoch.Loss,
    };
}
