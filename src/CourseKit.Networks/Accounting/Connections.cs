using CourseKit.Networks.Costs;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Accounting;

/// <summary>Connection counts of LeCun et al. 1998: the sum over all neurons of weighted inputs + bias, weight sharing
/// disregarded.</summary>
public static class Connections
{
    /// <summary>Counts the connections of one node.</summary>
    public static Arithmetic Of(Node node) => node.Layer switch
    {
        null => 0,
        Subsampling pooling => ((Arithmetic)pooling.Pixels + 1) * Arithmetic.Product(node.Shape),
        { } layer => Weighed(layer, node) is { Value: > 0 } weighed ? weighed + Biases(layer, node) : 0,
    };

    /// <summary>Counts the connections of all nodes of a network.</summary>
    public static long Of(Graph graph) => graph.Nodes.Sum(node => Of(node).Value);

    private static Arithmetic Weighed(Layer layer, Node node) =>
        layer.CountOperations([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates;

    private static Arithmetic Biases(Layer layer, Node node) =>
        layer.Describe(node.Inputs[0].Shape).Any(spec => spec.Name == "bias") ? Arithmetic.Product(node.Shape) : 0;
}
