using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>Box of a diagram: a layer with what goes along with it, equal ones behind each other, a unit, or a stage of units.</summary>
/// <param name="Name">The name of the layer or the block; may be empty.</param>
/// <param name="Nodes">The calls of all layers in it.</param>
internal sealed record Vertex(string Name, IReadOnlyList<Node> Nodes)
{
    /// <summary>Gets the units of a unit or of a stage; none for layers.</summary>
    public IReadOnlyList<Unit> Units { get; init; } = [];

    /// <summary>Gets the layers that stand behind each other in this box, if they are equal.</summary>
    public IReadOnlyList<Vertex> Repeats { get; init; } = [];

    /// <summary>Gets whether the box can be opened.</summary>
    public bool IsGroup => Units.Count + Repeats.Count > 0;

    /// <summary>Gets the number of units or of equal layers in it.</summary>
    public int Times => Math.Max(1, Units.Count + Repeats.Count);

    public static Vertex Of(Unit unit) => new(unit.Name, unit.Nodes) { Units = [unit] };
}
