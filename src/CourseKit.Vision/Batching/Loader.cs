using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Batching;

/// <summary>Batches of a data set, shuffled and augmented anew in each epoch.</summary>
/// <param name="set">The data set.</param>
/// <param name="batch">The number of examples in a batch; the last batch of an epoch may have fewer.</param>
public sealed class Loader(IDataset set, int batch) : IBatches
{
    /// <summary>Gets whether each epoch has an order of its own; false for the order of the set, as for validation.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Gets the seed of order and augmentation: 1 unless set.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the change of each example, another one in each epoch; null for none.</summary>
    public Transform? Augmentation { get; init; }

    /// <inheritdoc/>
    public int Count => (set.Count + batch - 1) / batch;

    /// <inheritdoc/>
    public IEnumerable<Batch> Epoch(int number)
    {
        var random = new Generator(Seed + (ulong)number);
        var order = Shuffle ? random.Permutation(set.Count) : [.. Enumerable.Range(0, set.Count)];
        foreach (var indices in order.Chunk(batch))
        {
            Example[] examples = [.. indices.Select(index => Augmentation?.Apply(set[index], random) ?? set[index])];
            yield return new Batch(
                Tensor.Stack([.. examples.Select(example => example.Image)]),
                Tensor.From([examples.Length], [.. examples.Select(example => (float)example.Label!)]));
        }
    }
}
