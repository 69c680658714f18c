namespace CourseKit.Networks.Training;

/// <summary>The error of training whose loss, gradients or parameters are no longer numbers: says where that began, and what usually
/// helps.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string message, History history)
        : base(message) => History = history;

    /// <summary>Gets the history up to there.</summary>
    public History History { get; }
}
