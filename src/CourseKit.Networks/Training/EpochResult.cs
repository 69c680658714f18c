namespace CourseKit.Networks.Training;

/// <summary>Result of one epoch of training.</summary>
/// <param name="Number">The number of the epoch, from 1.</param>
/// <param name="Loss">The mean loss of its training steps.</param>
/// <param name="Metrics">The metrics of its training steps, by name.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Duration">The time that it took, validation included.</param>
public sealed record EpochResult(
    int Number, double Loss, IReadOnlyDictionary<string, double> Metrics, double LearningRate, TimeSpan Duration)
{
    /// <summary>Gets loss and metrics of the validation set; null without one.</summary>
    public Evaluation? Validation { get; init; }
}
