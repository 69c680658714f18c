namespace CourseKit.Networks.Training;

/// <summary>Place in a training run, for messages.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Batch">The number of the batch in it, from 1.</param>
internal readonly record struct TrainingPlace(int Epoch, int Batch)
{
    /// <summary>Returns both numbers in words.</summary>
    public override string ToString() => $"batch {Batch} of epoch {Epoch}";
}
