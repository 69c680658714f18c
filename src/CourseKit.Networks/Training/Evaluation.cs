namespace CourseKit.Networks.Training;

/// <summary>Loss and metrics of a network on examples that it does not learn from.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Metrics">The metrics, by name.</param>
public sealed record Evaluation(double Loss, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>Gets the accuracy, where it was measured.</summary>
    /// <exception cref="KeyNotFoundException">It was not.</exception>
    public double Accuracy => Metrics[Metric.Accuracy.Name];
}
