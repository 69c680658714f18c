using System.Collections;
using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Networks.Weights;

/// <summary>Tensors by their names, in order: all that a network has learned, as files hold it.</summary>
/// <remarks>Names, order and shapes are those of PyTorch: <c>layer1.0.conv1.weight [64, 64, 3, 3]</c>.</remarks>
public sealed partial class StateDict : IReadOnlyCollection<(string Name, Tensor Value)>
{
    private readonly OrderedDictionary<string, Tensor> tensors = new(StringComparer.Ordinal);

    /// <summary>Tensors and their names.</summary>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public StateDict(params IEnumerable<(string Name, Tensor Value)> tensors)
    {
        foreach (var (name, value) in tensors)
        {
            if (!this.tensors.TryAdd(name, value))
            {
                throw new ArgumentException($"Each tensor of a state dict has a name of its own. Received: {name} twice.");
            }
        }
    }

    /// <summary>How many tensors there are.</summary>
    public int Count => tensors.Count;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => tensors.Keys;

    /// <summary>What the file holds beside these tensors and was passed over, in words: options, optimizers, other dictionaries.</summary>
    public IReadOnlyList<string> Skipped { get; internal init; } = [];

    /// <summary>How many numbers all tensors hold.</summary>
    public long Elements => tensors.Values.Sum(tensor => tensor.Shape.Elements);

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Tensor this[string name] => tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException(
            $"A state dict is asked for a tensor that it holds: {Excerpt.Of([.. Names], 100)}. Received: {Excerpt.Of(name)}.");

    /// <summary>The parameters of a layer as they are now: it may go on learning, and these numbers stay.</summary>
    public static StateDict Of(Layer layer) => new(layer.Parameters.Select(named => (named.Name, named.Parameter.Value.Detach())));

    /// <summary>Whether there is a tensor of this name.</summary>
    public bool Contains(string name) => tensors.ContainsKey(name);

    /// <summary>The same tensors under other names; those that get none are left out.</summary>
    public StateDict Rename(Func<string, string?> rename) =>
        new(from tensor in this let name = rename(tensor.Name) where name is not null select (name, tensor.Value));

    /// <summary>The tensors whose names begin so, without that beginning: <c>Under("module.")</c>, <c>Under("backbone.")</c>.</summary>
    public StateDict Under(string prefix) =>
        Rename(name => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null);

    /// <summary>The names and tensors, in order.</summary>
    public IEnumerator<(string Name, Tensor Value)> GetEnumerator() => tensors.Select(tensor => (tensor.Key, tensor.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How much there is, then name and shape of each tensor on a line, then what the file holds beside them.</summary>
    public override string ToString() =>
        Invariant($"{Count:N0} tensors, {Elements:N0} numbers")
        + string.Concat(this.Select(tensor => $"\n  {tensor.Name} {tensor.Value.Shape}"))
        + (Skipped.Count == 0 ? null : $"\npassed over:{string.Concat(Skipped.Select(one => $"\n  {one}"))}");
}
