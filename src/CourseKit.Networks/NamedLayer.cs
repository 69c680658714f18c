namespace CourseKit.Networks;

/// <summary>Child layer of a block, with its name there: an entry of PyTorch's <c>named_children()</c>.</summary>
/// <param name="Name">
/// The prefix of its parameters' names: <c>conv1</c> gives <c>conv1.weight</c>. Empty: no prefix, as if the block had the parameters
/// itself. Null: its position among its siblings.
/// </param>
/// <param name="Layer">The layer.</param>
public readonly record struct NamedLayer(string? Name, Layer Layer)
{
    /// <summary>Converts a layer, named by its position.</summary>
    public static implicit operator NamedLayer(Layer layer) => new(null, layer);

    /// <summary>Converts a name and a layer.</summary>
    public static implicit operator NamedLayer((string Name, Layer Layer) named) => new(named.Name, named.Layer);

    /// <summary>Joins two names with a dot, where both are given.</summary>
    internal static string Path(string parent, string name) => parent.Length == 0 ? name : name.Length == 0 ? parent : $"{parent}.{name}";

    /// <summary>Names unnamed children by their positions.</summary>
    internal static IReadOnlyList<NamedLayer> Numbered(IEnumerable<NamedLayer> children) =>
        [.. children.Select((child, number) => child with { Name = child.Name ?? $"{number}" })];
}
