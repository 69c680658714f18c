namespace CourseKit.Figures.Diagrams;

/// <summary>Joins layers with what goes along with them: a convolution, its normalization and its activation are one box.</summary>
internal static class Attachment
{
    /// <summary>The boxes, in their order, where minor layers have joined the layer in front of them.</summary>
    /// <remarks>Where a normalization comes first, as in pre-activation, minor layers join the convolution behind them.</remarks>
    public static IReadOnlyList<Vertex> Joined(IReadOnlyList<Vertex> vertices, Ledger ledger)
    {
        var joined = new List<Vertex>();
        foreach (var vertex in vertices)
        {
            if (joined.Count == 0 || !Follows(joined[^1], vertex, ledger))
            {
                joined.Add(vertex);
            }
            else if (joined[^1] is { Units: [var unit] } && ledger.WordsOf(vertex.Nodes[0]).IsMinor)
            {
                joined[^1] = Vertex.Of(new Unit(unit.Name, unit.Block, [.. unit.Nodes, .. vertex.Nodes]));
            }
            else if (!joined[^1].IsGroup && Goes(joined[^1], vertex, ledger))
            {
                joined[^1] = joined[^1] with
                {
                    Name = ledger.WordsOf(vertex.Nodes[0]).IsMajor ? vertex.Name : joined[^1].Name,
                    Nodes = [.. joined[^1].Nodes, .. vertex.Nodes],
                };
            }
            else
            {
                joined.Add(vertex);
            }
        }

        return joined;
    }

    /// <summary>Returns whether a box of one layer reads another box, and is the only one that does.</summary>
    private static bool Follows(Vertex first, Vertex second, Ledger ledger) => !second.IsGroup
        && second.Nodes[0].Inputs is [var only] && only == first.Nodes[^1]
        && ledger.ReadersOf(only).Count() == 1 && !ledger.Graph.Outputs.Values.Contains(only);

    private static bool Goes(Vertex first, Vertex second, Ledger ledger)
    {
        var (before, next) = (first.Nodes.Select(ledger.WordsOf).ToList(), ledger.WordsOf(second.Nodes[0]));
        var isLed = before[0].Kind == LayerKind.Normalization;
        var isComplete = isLed && before.Exists(words => words.IsMajor);
        return !isComplete && (next.IsMinor || (isLed && next.IsMajor));
    }
}
