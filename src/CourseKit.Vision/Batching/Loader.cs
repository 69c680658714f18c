using CourseKit.Networks.Training;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;
using static System.FormattableString;

namespace CourseKit.Vision.Batching;

/// <summary>Batches of a data set, shuffled and augmented anew in each epoch, and prefetched on another thread.</summary>
/// <remarks>An epoch depends on the seed and its number alone. All that is random in an example follows from the seed, the number of the
/// epoch and the place of the example in it, so that batches are the same however many of them are prefetched.</remarks>
/// <param name="set">The data set.</param>
/// <param name="batch">The number of examples in a batch; the last batch of an epoch may have fewer.</param>
/// <exception cref="ArgumentException">The set is empty, or the size of a batch is less than 1 or more than the set has.</exception>
public sealed class Loader(IDataset set, int batch) : IBatches
{
    private readonly int batch = Checked(set, batch);

    /// <summary>Gets the order: true for another one in each epoch, false for that of the set, as for validation.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Gets the seed of order and augmentation: 1 unless set.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the change of each example, another one in each epoch; null for none.</summary>
    public Transform? Augmentation { get; init; }

    /// <summary>Gets the parameter α of mix-up, which blends the images of a batch in pairs, so that labels are probabilities of classes
    /// [N, K]: 0.2 is usual; null for none.</summary>
    /// <remarks>Zhang et al. 2017, https://arxiv.org/abs/1710.09412.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The parameter is not above 0.</exception>
    public double? MixUp
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity) ? value
            : throw new ArgumentOutOfRangeException(nameof(MixUp), Invariant($"The α of mix-up is a number above 0. Received: {value}."));
    }

    /// <summary>Gets the treatment of a last batch that is not full: true to leave it out.</summary>
    public bool DropLast { get; init; }

    /// <summary>Gets the number of batches that are made ahead on another thread: 2 unless set, 0 to make each when it is asked
    /// for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Prefetch
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 2;

    /// <inheritdoc/>
    public int Count => (DropLast ? set.Count : set.Count + batch - 1) / batch;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    /// <exception cref="InvalidDataException">On the way: an example cannot be read or augmented; the message names it.</exception>
    public IEnumerable<Batch> Epoch(int number)
    {
        if (number < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(number), FormattableString.Invariant($"Epochs count from 1. Received: {number}. Begin with `Epoch(1)`."));
        }

        return Prefetch == 0 || OperatingSystem.IsBrowser()
            ? Batches(number, CancellationToken.None)
            : Prefetcher<Batch>.Run(token => Batches(number, token), Prefetch);
    }

    /// <summary>Returns the set, the number and the size of the batches, and how they are made.</summary>
    public override string ToString() => string.Join(", ",
    [
        Invariant($"{set.Name}: {Count:N0} × {batch} of {set.Count:N0} examples"),
        .. Shuffle ? [Invariant($"shuffled with seed {Seed}")] : Array.Empty<string>(),
        .. Augmentation is { } change ? [$"{change}"] : Array.Empty<string>(),
        .. MixUp is { } alpha ? [Invariant($"mix-up {alpha}")] : Array.Empty<string>(),
    ]);

    private IEnumerable<Batch> Batches(int epoch, CancellationToken token)
    {
        int[] order = Shuffle
            ? new Generator(Seeds.Mix(Seed, (ulong)epoch)).Permutation(set.Count)
            : [.. Enumerable.Range(0, set.Count)];
        for (var number = 0; number < Count; number++)
        {
            yield return Batch(order, epoch, number, token);
        }
    }

    private Batch Batch(int[] order, int epoch, int number, CancellationToken token)
    {
        using var withoutGradients = new NoGrad();
        var collation = new Collation(set, Math.Min(batch, order.Length - (number * batch)));
        for (var at = 0; at < collation.Count; at++)
        {
            token.ThrowIfCancellationRequested();
            var place = (number * batch) + at;
            collation.Add(order[place], Example(order[place], epoch, place));
        }

        var made = collation.ToBatch();
        return MixUp is { } alpha
            ? Mixture.Of(made, alpha, set.ClassNames.Count, set.Name, new Generator(Seeds.Mix(Seed, (ulong)epoch, (ulong)number, 1)))
            : made;
    }

    /// <summary>An example, augmented by chance that depends on nothing but these numbers and the seed.</summary>
    private Example Example(int index, int epoch, int place)
    {
        try
        {
            var example = set[index];
            return Augmentation?.Apply(example, new Generator(Seeds.Mix(Seed, (ulong)epoch, (ulong)place))) ?? example;
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            Interruption.Check?.Invoke(); // Whoever is told to stop is not told of an example.
            throw new InvalidDataException(
                Invariant($"Every example can be read and augmented. Received: example {index} of {set.Name}. {reason.Message}"), reason);
        }
    }

    private static int Checked(IDataset set, int batch) =>
        set.Count == 0 ? throw new ArgumentException(
            $"Batches are made of a set with examples. Received: {set.Name}, which has none.", nameof(set))
        : batch < 1 ? throw new ArgumentOutOfRangeException(
            nameof(batch), Invariant($"A batch has at least one example. Received: {batch}."))
        : batch > set.Count ? throw new ArgumentOutOfRangeException(nameof(batch), Invariant(
            $"A batch has at most as many examples as its set. Received: a batch of {batch:N0} of {set.Name}, which has {set.Count:N0}. ")
            + Invariant($"Take batches of at most {set.Count:N0}, or more examples."))
        : batch;
}
