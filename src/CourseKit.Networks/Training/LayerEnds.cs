using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Training;

/// <summary>Layers with weights, each with the place where it ends: behind the normalization, the addition and the activation that belong
/// to it.</summary>
internal static class LayerEnds
{
    /// <summary>The layers with weights of a graph in the order of computation; of branches that are added, the first.</summary>
    public static IEnumerable<(string Name, Node End)> Of(Graph graph) => graph.Nodes.Skip(1)
        .Where(node => node.Layer!.OwnParameters.Any(parameter => parameter.Shape.Rank > 1))
        .Select(node => (node.Name, End: EndOf(graph, node)))
        .DistinctBy(layer => layer.End)
        .OrderBy(layer => layer.End.Number);

    /// <summary>The last call that changes the layer's values one by one, without reading them anywhere else. Dropout is left out, whose
    /// zeros tell nothing of the layer.</summary>
    private static Node EndOf(Graph graph, Node node)
    {
        var end = node;
        for (var at = graph.OnlyReader(node); at?.Layer!.MemoryUse is MemoryUse.InPlace or MemoryUse.IdentityInPrediction;
            at = graph.OnlyReader(at))
        {
            end = at.Layer.MemoryUse == MemoryUse.InPlace ? at : end;
        }

        return end;
    }
}
