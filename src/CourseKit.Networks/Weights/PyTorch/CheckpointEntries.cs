namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>Finds the state dict in a checkpoint, which may hold epochs, optimizers and options beside it.</summary>
internal static class CheckpointEntries
{
    /// <summary>How deep it is looked for.</summary>
    private const int Deepest = 3;

    /// <summary>What training scripts call the state of their model, the usual one first.</summary>
    private static readonly string[] UsualNames = ["state_dict", "model_state_dict", "model_state", "model", "net", "network", "params",
        "weights"];

    /// <summary>The tensors by name: of the entry that is asked for, else of the only one that holds
    /// any, else of the one with a usual name.</summary>
    public static IReadOnlyList<(string Name, PickledTensor Tensor)> Find(object? root, string? wanted, string file)
    {
        var found = Candidates(root, string.Empty, Deepest, new(ReferenceEqualityComparer.Instance)).ToList();
        var names = string.Join(", ", found.Select(one => one.Path.Length == 0 ? "the checkpoint itself" : $"\"{one.Path}\""));
        return found.Count == 0
            ? throw new WeightsException(
                "A checkpoint holds a dictionary of tensors by name.", root is PickledTensor ? "a tensor without a name" : "none", file)
            : (wanted is not null ? found.FirstOrDefault(one => one.Path == wanted) : Usual(found)).Tensors ?? throw new WeightsException(
                "Of several dictionaries of tensors in a checkpoint, the one to read is named.",
                $"{(wanted is null ? "no name" : $"\"{wanted}\"")}, where there are: {names}", file);
    }

    private static (string Path, IReadOnlyList<(string, PickledTensor)> Tensors) Usual(
        List<(string Path, IReadOnlyList<(string, PickledTensor)> Tensors)> found) =>
        found is [var only] ? only
        : found.FirstOrDefault(one => one.Path.Length == 0) is { Tensors: not null } itself ? itself
        : UsualNames.Select(name => found.FirstOrDefault(one => one.Path == name)).FirstOrDefault(one => one.Tensors is not null);

    private static IEnumerable<(string Path, IReadOnlyList<(string, PickledTensor)> Tensors)> Candidates(
        object? value, string path, int depth, HashSet<object> seen)
    {
        if (depth == 0 || value is not PickledDictionary dictionary || !seen.Add(dictionary))
        {
            yield break;
        }

        var named = dictionary.Named;
        (string, PickledTensor)[] tensors =
            [.. from item in named where item.Value is PickledTensor select (item.Key, (PickledTensor)item.Value!)];
        if (tensors.Length > 0)
        {
            yield return (path, tensors);
        }

        foreach (var (name, inner) in named)
        {
            foreach (var candidate in Candidates(inner, Child.Path(path, name), depth - 1, seen))
            {
                yield return candidate;
            }
        }
    }
}
