using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>What an architecture adds up to, counted from its parameters and from the points of its graph.</summary>
internal sealed class ArchitectureTotals(Architecture architecture)
{
    private readonly Graph graph = Graph.Of(architecture.Network(), [1, .. architecture.Image]);

    public long Learned => Elements(ParameterKind.Learned);

    public long Statistics => Elements(ParameterKind.Buffer);

    public long MultiplyAccumulates =>
        graph.Nodes.Skip(1).Sum(node =>
            node.Layer!.CountOperations([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates.Value);

    /// <summary>The results of all convolutions and dense layers, without those that squeeze and
    /// excitation has for maps of a single pixel.</summary>
    public long Activations =>
        graph.Nodes.Where(node => node.Layer is Linear || (node.Layer is Conv2d && node.Shape[2] > 1)).Sum(node => node.Shape.Elements);

    /// <summary>The biases that all convolutions would have.</summary>
    public long Biases => Convolutions.Sum(node => node.Shape[1]);

    /// <summary>The biases that those convolutions would have whose results are not normalized next.</summary>
    public long BiasesWithoutNormalization =>
        Convolutions.Except(graph.Nodes.Where(node => node.Layer is BatchNorm2d).Select(node => node.Inputs[0])).Sum(node => node.Shape[1]);

    private IEnumerable<Node> Convolutions => graph.Nodes.Where(node => node.Layer is Conv2d);

    private long Elements(ParameterKind kind) => architecture.Network().DescribeAll([1, .. architecture.Image])
        .Where(parameter => parameter.Spec.Kind == kind).Sum(parameter => parameter.Spec.Shape.Elements);
}
