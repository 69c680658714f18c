using CourseKit.Networks;
using CourseKit.Networks.Blocks;

namespace CourseKit.Figures.Diagrams;

/// <summary>Outlines of a network as its blocks suggest them: chains are opened, units and stages of units are boxes.</summary>
internal static class Outlines
{
    /// <summary>The whole network, each stage and each unit a box, and so is a convolution with its normalization and activation.</summary>
    public static Outline Collapsed(Ledger ledger) =>
        new(Repetition.Joined(Attachment.Joined([.. Spread(ledger.Graph.Call, ledger)], ledger), ledger), ledger);

    /// <summary>The whole network, to be opened down to its layers.</summary>
    public static Outline Open(Ledger ledger) => new([.. Spread(ledger.Graph.Call, ledger)], ledger);

    /// <summary>The layers of a unit.</summary>
    public static Outline Of(Unit unit, Ledger ledger, bool isOpen)
    {
        var layers = Layers(unit.Nodes, ledger);
        return new(isOpen ? layers : Attachment.Joined(layers, ledger), ledger);
    }

    private static IReadOnlyList<Vertex> Layers(IEnumerable<Node> nodes, Ledger ledger) =>
        [.. nodes.Select(node => new Vertex(ledger.NameOf(node), [node]))];

    private static IEnumerable<Vertex> Spread(LayerCall block, Ledger ledger) =>
        block.Layer is not Block ? Layers(block.Nodes, ledger) : block.Calls.SelectMany(call => Boxes(block, call, ledger));

    /// <summary>The boxes of a call: one for a stage or a unit, several for a chain that is part of another.</summary>
    private static IEnumerable<Vertex> Boxes(LayerCall block, LayerCall call, Ledger ledger)
    {
        if (call.Layer is not Block || call.Nodes.Count == 0)
        {
            return Spread(call, ledger);
        }

        var name = call.Name.Split('.')[^1];
        if (Attachment.Joined(Layers(call.Nodes, ledger), ledger) is [{ Nodes: var nodes }])
        {
            return Layers(nodes, ledger).Select(layer => IsNumber(name) ? layer : layer with { Name = name });
        }

        return Stage(call, ledger) is { } units ? [new Vertex(name, call.Nodes) { Units = units }]
            : call.Layer is Sequential && (block.Layer is Branches or Residual || (block.Layer is Sequential && !IsNumber(name))
                || call.Calls.Count == 1) ? Spread(call, ledger)
            : [Vertex.Of(new Unit(name, call.Layer, call.Nodes))];
    }

    private static bool IsNumber(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);

    /// <summary>The units of a block that is a stage: blocks behind each other whose maps are of one size, not all of them a mere
    /// convolution with what goes along, each with what joins its maps to those before. Null for other blocks.</summary>
    private static IReadOnlyList<Unit>? Stage(LayerCall block, Ledger ledger)
    {
        var units = new List<Unit>();
        var inputs = new HashSet<Node>();
        foreach (var call in block.Calls.Where(call => call.Nodes.Count > 0))
        {
            if (call.Calls.Count > 0)
            {
                if (!inputs.Add(call.Nodes[0].Inputs[0]) || call.Nodes[^1].Shape.Rank != 4)
                {
                    return null;
                }

                units.Add(new Unit(call.Name, call.Layer, call.Nodes));
            }
            else if (units.Count > 0 && call.Nodes[0].Inputs.Count > 1)
            {
                units[^1] = new Unit(units[^1].Name, units[^1].Block, [.. units[^1].Nodes, .. call.Nodes]);
            }
            else
            {
                return null;
            }
        }

        return units.Count > 1 && units.Exists(unit => Of(unit, ledger, isOpen: false).Vertices.Count > 1)
            && units.DistinctBy(unit => (unit.Nodes[^1].Shape[2], unit.Nodes[^1].Shape[3])).Count() == 1 ? units : null;
    }
}
