namespace CourseKit.Networks.Training;

/// <summary>State of a training run after one of its steps.</summary>
/// <param name="History">The history so far.</param>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">The number of epochs that there will be.</param>
/// <param name="Step">The number of steps so far, of all epochs.</param>
/// <param name="StepsPerEpoch">The number of steps of an epoch.</param>
/// <param name="Elapsed">The time since the start.</param>
public sealed record TrainingProgress(History History, int Epoch, int Epochs, int Step, int StepsPerEpoch, TimeSpan Elapsed)
{
    /// <summary>Gets whether this is the last report: the run is over, at its end or before.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Gets the part of the run that is done: 0 at the start, 1 at the end.</summary>
    public double Fraction => (double)Step / ((long)Epochs * StepsPerEpoch);

    /// <summary>Gets the time that is left, if the run goes on at its pace; null before the first step.</summary>
    public TimeSpan? Remaining => Step == 0 ? null : Elapsed * ((1 / Fraction) - 1);
}
