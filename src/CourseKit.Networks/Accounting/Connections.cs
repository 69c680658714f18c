using CourseKit.Networks.Graphs;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Accounting;

/// <summary>Connections as LeCun et al. 1998 count them: (inputs that a neuron weighs + its bias),
/// over all neurons, whoever shares their weights.</summary>
public static class Connections
{
    /// <summary>The connections of one point of a network.</summary>
    public static Arithmetic Of(Node node) => node.Layer switch
    {
        null => 0,
        Subsampling pooling => ((Arithmetic)pooling.Pixels + 1) * Arithmetic.Product(node.Shape),
        { } layer => Weighed(layer, node) is { Value: > 0 } weighed ? weighed + Biases(layer, node) : 0,
    };

    /// <summary>The connections of all points of a network.</summary>
    public static long Of(Graph graph) => graph.Nodes.Sum(node => Of(node).Value);

    private static Arithmetic Weighed(Layer layer, Node node) =>
        layer.Work([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates;

    private static Arithmetic Biases(Layer layer, Node node) =>
        layer.Describe(node.Inputs[0].Shape).Any(spec => spec.Name == "bias") ? Arithmetic.Product(node.Shape) : 0;
}
