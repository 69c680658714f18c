using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A checkpoint whose pickle has been read, and not yet the numbers of its storages.</summary>
/// <param name="Root">What the pickle holds.</param>
/// <param name="Load">Reads storages; by their keys.</param>
internal sealed record Checkpoint(object? Root, Func<IReadOnlyList<StorageReference>, IReadOnlyDictionary<string, Tensor>> Load)
{
    /// <summary>The tensors of one of its dictionaries.</summary>
    /// <param name="entry">Which one, by the names that lead there; null where there is just one.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="size">How many bytes it has, and so how many numbers it can hold.</param>
    public StateDict Select(string? entry, string file, long size)
    {
        var tensors = CheckpointEntries.Find(Root, entry, file);
        var distinct = new HashSet<PickledTensor>(tensors.Select(named => named.Tensor), ReferenceEqualityComparer.Instance);
        List<StorageReference> storages = [.. distinct.Select(tensor => tensor.Storage).Distinct()];
        if (distinct.Sum(tensor => (decimal)tensor.Shape.Elements) > size || storages.Any(storage => storage.Count > Array.MaxLength)
            || storages.Sum(storage => (decimal)storage.Bytes) > size)
        {
            throw new WeightsException("The tensors of a checkpoint hold no more than the file does.",
                $"more numbers than its {size} bytes can be", file);
        }

        var numbers = Load(storages);
        var views = new Dictionary<PickledTensor, Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in distinct)
        {
            views[tensor] = tensor.View(numbers[tensor.Storage.Key]);
        }

        return new StateDict(tensors.Select(named => (named.Name, views[named.Tensor])));
    }
}
