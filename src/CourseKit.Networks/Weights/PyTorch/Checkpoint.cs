using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A checkpoint whose pickle has been read, and not yet the numbers of its storages.</summary>
/// <param name="Root">The object that the pickle holds.</param>
/// <param name="Load">Reads storages; by their keys.</param>
internal sealed record Checkpoint(object? Root, Func<IReadOnlyList<StorageReference>, IReadOnlyDictionary<string, Tensor>> Load)
{
    /// <summary>The greatest number of things that are listed as passed over.</summary>
    private const int MostListed = 100;

    /// <summary>Returns the tensors of one of the dictionaries.</summary>
    /// <param name="entry">The dictionary of tensors, by the names that lead there; null for the likeliest state.</param>
    /// <param name="file">The name of the file in messages.</param>
    /// <param name="size">The size of the file in bytes, which limits how many numbers it can hold.</param>
    public StateDict Select(string? entry, string file, long size)
    {
        var (tensors, skipped) = CheckpointEntries.Find(Root, entry, file);
        var (read, left) = WithinSize(tensors, size);
        var distinct = new HashSet<PickledTensor>(read.Select(named => named.Tensor), ReferenceEqualityComparer.Instance);
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

        return new StateDict(read.Select(named => (named.Name, views[named.Tensor])))
        {
            Skipped = [.. left.Concat(skipped).Take(MostListed)],
        };
    }

    /// <summary>Passes over expanded tensors that would take more room than the file does.</summary>
    private static (List<(string Name, PickledTensor Tensor)> Read, List<string> Left) WithinSize(
        IReadOnlyList<(string Name, PickledTensor Tensor)> tensors, long size)
    {
        var room = size - tensors.Where(named => !named.Tensor.IsExpanded).Sum(named => (decimal)named.Tensor.Shape.Elements);
        List<(string Name, PickledTensor Tensor)> read = [];
        List<string> left = [];
        foreach (var named in tensors)
        {
            if (named.Tensor.IsExpanded && named.Tensor.Shape.Elements > room)
            {
                left.Add(Invariant(
                    $"{Excerpt.Of(named.Name)}: a tensor {named.Tensor.Shape} expanded from {named.Tensor.Storage.Count:N0} numbers"));
                continue;
            }

            room -= named.Tensor.IsExpanded ? named.Tensor.Shape.Elements : 0;
            read.Add(named);
        }

        return (read, left);
    }
}
