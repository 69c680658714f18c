using CourseKit.Networks;

namespace CourseKit.Grading.Kinds;

/// <summary>Network that has the layers of a table, and parameters for images of another size.</summary>
internal static class BuiltForOtherImages
{
    /// <summary>Returns the first parameter that has another shape than the images of a table need, in words; null where all fit, or none
    /// was made.</summary>
    public static string? Of(ArchitectureTable table, Layer network)
    {
        var (layer, made, needed) = (
            from node in Graph.Of(network, table.Input).Nodes.Skip(1)
            from pair in node.Layer!.OwnParameters.Zip(node.Layer.DescribeAll(node.Inputs[0].Shape))
            where pair.First.Shape != pair.Second.Spec.Shape
            select (node.Layer, pair.First, pair.Second.Spec.Shape)).FirstOrDefault();
        return layer is null ? null
            : $"{table.Name}: All rows are right, and the network is built for images of another size: the {made.Name} of `{layer}` has " +
                $"the shape {made.Shape}, and images {table.Input} need {needed}. It need not be built.";
    }
}
