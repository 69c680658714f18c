using CourseKit.Networks;

namespace CourseKit.Figures.Diagrams;

/// <summary>Layers that the definition of a network puts into one block, such as a residual unit.</summary>
/// <param name="Name">The name of the block among its siblings; may be empty.</param>
/// <param name="Block">The block.</param>
/// <param name="Nodes">The calls of its layers.</param>
internal sealed record Unit(string Name, Layer Block, IReadOnlyList<Node> Nodes)
{
    /// <summary>Gets whether the block is known by its position alone, as one of many.</summary>
    public bool IsNumbered => Name.Length > 0 && Name.All(char.IsAsciiDigit);

    /// <summary>The layers and how they are connected, without the channels that come in: units of one signature are alike.</summary>
    public string Signature { get; } = string.Join('\n', Nodes.Select(node =>
        $"{node.Layer} {string.Join(' ', node.Inputs.Select(input => Nodes[0].Number > input.Number ? 0 : node.Number - input.Number))}"));
}
