using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>Finds the state dict in a checkpoint, which may hold epochs, optimizers and options beside it.</summary>
internal sealed class CheckpointEntries
{
    /// <summary>The greatest depth at which the state dict is looked for.</summary>
    private const int Deepest = 3;

    /// <summary>The greatest length of a name of a tensor.</summary>
    private const int LongestName = 1000;

    private readonly List<TensorDictionary> found = [];
    private readonly List<(PickledPath Path, string Kind)> skipped = [];
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

    private CheckpointEntries()
    {
    }

    /// <summary>Returns the tensors by name, of the entry that is asked for or else of the dictionary that most likely holds the
    /// state, and what is passed over.</summary>
    /// <param name="root">The object that the pickle holds.</param>
    /// <param name="wanted">The path of the entry that is asked for; null where none is.</param>
    /// <param name="file">The name of the file in messages.</param>
    public static (IReadOnlyList<(string Name, PickledTensor Tensor)> Tensors, IEnumerable<string> Skipped) Find(
        object? root, string? wanted, string file)
    {
        var entries = new CheckpointEntries();
        entries.Visit(root, null, Deepest);
        var chosen = entries.Choose(root, wanted, file);
        var others = entries.found.Where(other => other != chosen).Select(other =>
            Invariant($"{other}: a dictionary with {other.Tensors.Count:N0} tensors, read by that name"));
        return (chosen.Tensors, others.Concat(entries.skipped.Select(one => $"{one.Path}: {one.Kind}")));
    }

    private TensorDictionary Choose(object? root, string? wanted, string file)
    {
        if (found.Count == 0)
        {
            throw new WeightsException("A checkpoint holds a dictionary of tensors by name.",
                root is PickledTensor ? "a tensor without a name" : root is SkippedObject { Kind: var kind } ? kind : "none", file);
        }

        var chosen = wanted is not null
            ? found.FirstOrDefault(one => PickledPath.IsNamed(one.Path, wanted))
            : found.Aggregate((best, one) => one.IsBetterThan(best) ? one : best);
        return chosen is not null && (wanted is not null || found.All(one => one == chosen || chosen.IsBetterThan(one)))
            ? chosen
            : throw new WeightsException(
                "Of several dictionaries of tensors in a checkpoint, the one to read is named.",
                $"{(wanted is null ? "no name" : $"\"{Excerpt.Of(wanted)}\"")}, where there are: "
                    + Excerpt.Of([.. found.Select(one => $"{one}")]), file);
    }

    private void Visit(object? value, PickledPath? path, int depth)
    {
        if (depth == 0 || value is not PickledDictionary dictionary || !seen.Add(dictionary))
        {
            return;
        }

        var named = dictionary.Named(LongestName);
        (string, PickledTensor)[] tensors =
            [.. from item in named where item.Value is PickledTensor select (item.Key, (PickledTensor)item.Value!)];
        if (tensors.Length > 0)
        {
            found.Add(new(path, tensors, tensors.Length == dictionary.Count));
        }

        foreach (var (name, inner) in named)
        {
            if (inner is SkippedObject or PickledName)
            {
                skipped.Add((new(path, name), inner is SkippedObject { Kind: var kind } ? kind : ((PickledName)inner).Name));
            }

            Visit(inner, new(path, name), depth - 1);
        }
    }
}
