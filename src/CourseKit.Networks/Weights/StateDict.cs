using System.Collections;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights;

/// <summary>State dict: the parameters and running statistics of a network as tensors by name, in order, as files of weights hold
/// them.</summary>
/// <remarks>Names, order and shapes are those of PyTorch: <c>layer1.0.conv1.weight [64, 64, 3, 3]</c>.</remarks>
public sealed partial class StateDict : IReadOnlyCollection<(string Name, Tensor Value)>
{
    private readonly OrderedDictionary<string, Tensor> tensors = new(StringComparer.Ordinal);

    /// <summary>Initializes a state dict with tensors and their names.</summary>
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

    /// <summary>Gets the number of tensors.</summary>
    public int Count => tensors.Count;

    /// <summary>Gets the names of the tensors, in order.</summary>
    public IEnumerable<string> Names => tensors.Keys;

    /// <summary>Gets what the file holds beside these tensors and was passed over, in words: options, counters, other dictionaries of
    /// tensors.</summary>
    public IReadOnlyList<string> Skipped { get; internal init; } = [];

    /// <summary>Gets the number of elements of all tensors together.</summary>
    public long Elements => tensors.Values.Sum(tensor => tensor.Shape.Elements);

    /// <summary>Gets the tensor with a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Tensor this[string name] => tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException(
            $"A state dict is asked for a tensor that it holds: {Excerpt.Of([.. Names], 100)}. Received: {Excerpt.Of(name)}.");

    /// <summary>Returns a copy of the parameters of a layer, which later training of the layer does not change.</summary>
    public static StateDict Of(Layer layer) => new(layer.Parameters.Select(named => (named.Name, named.Parameter.Value.Detach())));

    /// <summary>Returns whether there is a tensor with this name.</summary>
    public bool Contains(string name) => tensors.ContainsKey(name);

    /// <summary>Returns a state dict with the tensors under other names, without those for which <paramref name="rename"/> gives
    /// null.</summary>
    public StateDict Rename(Func<string, string?> rename) =>
        new(from tensor in this let name = rename(tensor.Name) where name is not null select (name, tensor.Value)) { Skipped = Skipped };

    /// <summary>Returns a state dict with the tensors whose names begin with a prefix, which is taken off:
    /// <c>WithoutPrefix("module.")</c>, <c>WithoutPrefix("backbone.")</c>.</summary>
    public StateDict WithoutPrefix(string prefix) =>
        Rename(name => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null);

    /// <summary>Returns the names and tensors, in order.</summary>
    public IEnumerator<(string Name, Tensor Value)> GetEnumerator() => tensors.Select(tensor => (tensor.Key, tensor.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the number of tensors and of their elements, then name and shape of each tensor on a line, then what was passed
    /// over.</summary>
    public override string ToString() =>
        Invariant($"{Count:N0} tensors, {Elements:N0} numbers")
        + string.Concat(this.Select(tensor => $"\n  {tensor.Name} {tensor.Value.Shape}"))
        + (Skipped.Count == 0 ? null : $"\npassed over:{string.Concat(Skipped.Select(one => $"\n  {one}"))}");
}
