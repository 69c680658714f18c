using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Call of a layer, as it is compared with another one.</summary>
/// <param name="Node">The node of the graph.</param>
/// <param name="Kind">The kind of the layer.</param>
/// <param name="Settings">The settings that make a difference, by name.</param>
/// <param name="Inputs">The numbers of the calls that each input comes from: several where these are concatenated, −1 for the network's
/// own input.</param>
/// <param name="First">The number of the call that has called the same layer before, whose weights this one shares; null for none.</param>
internal sealed record LayerCall(
    Node Node, string Kind, IReadOnlyList<(string Name, string Value)> Settings, IReadOnlyList<IReadOnlyList<int>> Inputs, int? First)
{
    /// <summary>Gets the output shape, in which a map of one pixel is a number.</summary>
    public Shape Output => Shape.Of([.. Node.Shape.Take(2), .. Node.Shape.Skip(2).Where(size => size > 1)]);

    /// <summary>Returns whether two calls are of layers that are alike, wherever they stand.</summary>
    public bool IsAlike(LayerCall other) => Kind == other.Kind && Settings.SequenceEqual(other.Settings);

    /// <summary>Returns whether two calls that are alike stand at the same place, too.</summary>
    public bool IsSame(LayerCall other) => IsAlike(other) && Output == other.Output && First == other.First
        && Inputs.Count == other.Inputs.Count && Inputs.Zip(other.Inputs).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>Returns the layer with its options.</summary>
    public override string ToString() => $"`{Node.Layer}`";
}
