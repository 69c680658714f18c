namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Maps that a unit multiplies by factors, and the maps whose means the factors come from.</summary>
/// <param name="Maps">The maps that are multiplied.</param>
/// <param name="Squeezed">The maps that the factors are made of; null where none are found.</param>
internal sealed record WeighedMaps(Node Maps, Node? Squeezed)
{
    /// <summary>Returns whether the factors are made of some maps, and others are multiplied by them.</summary>
    public bool IsSqueezedFrom(Node maps) => Squeezed == maps && Maps != maps;

    /// <summary>Returns all products of maps and factors in a unit.</summary>
    public static IReadOnlyList<WeighedMaps> In(Graph unit) =>
    [
        .. unit.Nodes.Where(node => node.Layer is Multiply)
            .Select(node => (Maps: node.Inputs.FirstOrDefault(AreMaps), Factors: node.Inputs.FirstOrDefault(input => !AreMaps(input))))
            .Where(one => one.Maps is not null && one.Factors is not null)
            .Select(one => new WeighedMaps(Real(one.Maps!), Source(one.Factors!))),
    ];

    private static bool AreMaps(Node node) => node.Shape is [_, _, var rows, var columns] && rows * columns > 1;

    /// <summary>The last maps in front of factors, on the way that one layer after the other goes.</summary>
    private static Node? Source(Node factors) => AreMaps(factors) ? Real(factors)
        : factors.Inputs is [var before] ? Source(before) : null;

    /// <summary>The node itself, or the one in front of it that gives the same numbers.</summary>
    private static Node Real(Node node) => node.Layer is Identity ? Real(node.Inputs[0]) : node;
}
