using CourseKit.Networks.Blocks;

namespace CourseKit.Figures.Diagrams;

/// <summary>Makes one box of equal layers, or of units of one kind and size, that stand behind each other.</summary>
internal static class Repetition
{
    public static IReadOnlyList<Vertex> Joined(IReadOnlyList<Vertex> vertices, Ledger ledger)
    {
        var outline = new Outline(vertices, ledger);
        var joined = new List<Vertex>();
        foreach (var (place, vertex) in vertices.Index())
        {
            var isNext = place > 0 && outline.Sources[place] is [var source] && source == place - 1
                && outline.ReadersOf(place - 1) is [var reader] && reader == place;
            joined.Add(vertex);
            if (isNext && Both(joined[^2], vertex) is { } both)
            {
                joined.RemoveRange(joined.Count - 2, 2);
                joined.Add(both);
            }
        }

        return joined;
    }

    private static Vertex? Both(Vertex first, Vertex second) => (first, second) switch
    {
        ({ Units: [.., var last] units }, { Units: [var unit] }) when IsRun(first) && IsOneStage(last, unit) =>
            new Vertex(string.Empty, [.. first.Nodes, .. second.Nodes]) { Units = [.. units, unit] },
        ({ IsGroup: false }, { IsGroup: false }) when Signature(first) == Signature(second) =>
            new Vertex(string.Empty, [.. first.Nodes, .. second.Nodes]) { Repeats = [first, second] },
        ({ Repeats: [.., var last] repeats }, { IsGroup: false }) when Signature(last) == Signature(second) =>
            new Vertex(string.Empty, [.. first.Nodes, .. second.Nodes]) { Repeats = [.. repeats, second] },
        _ => null,
    };

    /// <summary>Returns whether a box is a unit, or several that have been joined here; a stage that is a block of its own has its
    /// name.</summary>
    private static bool IsRun(Vertex vertex) => vertex.Units.Count == 1 || vertex.Name.Length == 0;

    /// <summary>Returns whether two units are alike, or are numbered neighbors of one type and size, as in a stage that begins with a
    /// stride. Modules of branches differ by their branches.</summary>
    private static bool IsOneStage(Unit last, Unit unit) => last.Signature == unit.Signature
        || (last.IsNumbered && unit.IsNumbered && unit.Block is not Branches && last.Block.GetType() == unit.Block.GetType()
            && last.Nodes[^1].Shape == unit.Nodes[^1].Shape);

    private static string Signature(Vertex vertex) => string.Join('\n', vertex.Nodes.Select(node => $"{node.Layer} {node.Shape}"));
}
