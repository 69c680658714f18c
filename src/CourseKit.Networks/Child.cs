namespace CourseKit.Networks;

/// <summary>A layer within another, and its name there.</summary>
/// <param name="Name">
/// What its parameters' names begin with: <c>conv1</c> makes <c>conv1.weight</c>. Empty: the names of its own parameters and
/// children are used as they are, as if the layer around it had them itself. Missing: its number among its siblings.
/// </param>
/// <param name="Layer">The layer.</param>
public readonly record struct Child(string? Name, Layer Layer)
{
    /// <summary>A layer that is called by its number.</summary>
    public static implicit operator Child(Layer layer) => new(null, layer);

    /// <summary>A layer with a name.</summary>
    public static implicit operator Child((string Name, Layer Layer) named) => new(named.Name, named.Layer);

    /// <summary>Puts a name in front of another, where there is one.</summary>
    internal static string Path(string parent, string name) => parent.Length == 0 ? name : name.Length == 0 ? parent : $"{parent}.{name}";

    /// <summary>Gives numbers to those without a name.</summary>
    internal static IReadOnlyList<Child> Numbered(IEnumerable<Child> children) =>
        [.. children.Select((child, number) => child with { Name = child.Name ?? $"{number}" })];
}
