using CourseKit.Tensors;

namespace CourseKit.Networks.Weights;

/// <summary>The differences in names and shapes between the tensors of a state dict and the parameters of a network.</summary>
/// <param name="Missing">The parameters of the network that the state dict lacks.</param>
/// <param name="Unexpected">The tensors of the state dict that the network has no parameter for.</param>
/// <param name="ShapeMismatches">The names that both have, with tensors of different shapes.</param>
public sealed record StateDictDifferences(
    IReadOnlyList<(string Name, Shape Shape)> Missing,
    IReadOnlyList<(string Name, Shape Shape)> Unexpected,
    IReadOnlyList<(string Name, Shape Received, Shape Wanted)> ShapeMismatches)
{
    /// <summary>Gets whether names and shapes are the same.</summary>
    public bool IsEmpty => Missing.Count + Unexpected.Count + ShapeMismatches.Count == 0;

    /// <summary>Compares the tensors of a state dict with the parameters of a layer. A counter of batches may be missing: files from
    /// before PyTorch 0.4.1 have none.</summary>
    public static StateDictDifferences Between(Layer layer, StateDict weights)
    {
        var parameters = layer.Parameters.ToDictionary(named => named.Name, named => named.Parameter);
        return new(
            [.. from wanted in parameters
                where wanted.Value.Spec.Kind != ParameterKind.Counter && !weights.Contains(wanted.Key)
                select (wanted.Key, wanted.Value.Shape)],
            [.. from received in weights where !parameters.ContainsKey(received.Name) select (received.Name, received.Value.Shape)],
            [.. from received in weights
                where parameters.TryGetValue(received.Name, out var wanted) && wanted.Shape != received.Value.Shape
                select (received.Name, received.Value.Shape, parameters[received.Name].Shape)]);
    }

    /// <summary>Returns each difference on a line, with both shapes; then, where most names differ by
    /// a prefix, how to take it off.</summary>
    public override string ToString() => string.Join('\n', (IEnumerable<string>)
    [
        .. Missing.Select(one => $"missing: {one.Name}, in the network {one.Shape}"),
        .. Unexpected.Select(one => $"unexpected: {one.Name} {one.Shape}"),
        .. ShapeMismatches.Select(one => $"shape mismatch: {one.Name} {one.Received}, in the network {one.Wanted}"),
        .. CommonPrefix.Of(this) is { } prefix ? [$"{prefix}"] : Array.Empty<string>(),
    ]);
}
