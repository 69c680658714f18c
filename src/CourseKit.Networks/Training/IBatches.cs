namespace CourseKit.Networks.Training;

/// <summary>Batches of a data set, which are passed through once an epoch.</summary>
public interface IBatches
{
    /// <summary>Gets the number of batches of an epoch.</summary>
    int Count { get; }

    /// <summary>Returns the batches of an epoch: always the same ones for the same number, whatever was asked for before.</summary>
    /// <param name="number">The number of the epoch, from 1.</param>
    IEnumerable<Batch> Epoch(int number);
}
