using CourseKit.Tensors;

namespace CourseKit.Networks.Weights;

/// <summary>The differences in names and shapes between the tensors of a state dict and the parameters of a network.</summary>
/// <param name="Missing">What the network has and the state dict has not.</param>
/// <param name="Extra">What the state dict has and the network has not.</param>
/// <param name="Misshaped">What both have, in different shapes.</param>
public sealed record StateDictDifferences(
    IReadOnlyList<(string Name, Shape Shape)> Missing,
    IReadOnlyList<(string Name, Shape Shape)> Extra,
    IReadOnlyList<(string Name, Shape Received, Shape Wanted)> Misshaped)
{
    /// <summary>Whether there are none.</summary>
    public bool AreNone => Missing.Count + Extra.Count + Misshaped.Count == 0;

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

    /// <summary>Each difference on a line, with both shapes; then, where most names differ by a prefix, how to take it off.</summary>
    public override string ToString() => string.Join('\n', (IEnumerable<string>)
    [
        .. Missing.Select(one => $"missing: {one.Name}, in the network {one.Shape}"),
        .. Extra.Select(one => $"extra: {one.Name} {one.Shape}"),
        .. Misshaped.Select(one => $"other shape: {one.Name} {one.Received}, in the network {one.Wanted}"),
        .. CommonPrefix.Of(this) is { } prefix ? [$"{prefix}"] : Array.Empty<string>(),
    ]);
}
