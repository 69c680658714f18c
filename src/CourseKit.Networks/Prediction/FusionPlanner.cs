using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Prediction;

/// <summary>Operator fusion: finds nodes of a graph that one kernel can compute together.</summary>
internal sealed class FusionPlanner(Graph graph, FoldedWeights weights)
{
    /// <summary>The plan; each node is in exactly one of its operations.</summary>
    public ExecutionPlan Plan()
    {
        var (operations, planned) = (new List<FusedOperation>(), new HashSet<Node>());
        foreach (var node in graph.Nodes.Skip(1))
        {
            if (!planned.Contains(node))
            {
                var operation = From(node);
                operations.Add(operation);
                planned.UnionWith(operation.Nodes);
            }
        }

        return new ExecutionPlan(graph, operations);
    }

    private FusedOperation From(Node node) => node.Layer switch
    {
        Conv2d layer => Convolution(node, layer),
        BatchNorm2d norm => PreActivatedConvolution(node, norm) ?? Normalization(node, norm),
        Linear layer => Dense(node, layer),
        _ => FusedOperation.Of(node),
    };

    /// <summary>A convolution with what is behind it: normalization, the sum with a shortcut, an activation.</summary>
    private FusedOperation Convolution(Node node, Conv2d layer)
    {
        var norm = NormalizationBehind(node);
        var sum = SumBehind(norm ?? node);
        var activation = ActivationBehind(sum ?? norm ?? node);
        var (weight, bias) = weights.Of(layer, norm?.Layer as BatchNorm2d);
        return new(
            Chain(node, norm, sum, activation),
            sum is null ? node.Inputs : [node.Inputs[0], sum.Inputs.MinBy(input => input.Number)!],
            x => x[0].FusedConv2d(weight, bias, layer.Window, layer.Groups, Kind(activation), x.Count > 1 ? x[1] : null));
    }

    /// <summary>Normalization and ReLU in front of a convolution, and what is behind it; null without such a convolution.</summary>
    private FusedOperation? PreActivatedConvolution(Node node, BatchNorm2d before)
    {
        if (graph.OnlyReader(node) is not { Layer: Relu } relu
            || graph.OnlyReader(relu) is not { Layer: Conv2d { Groups: 1 } layer } convolution
            || layer.Window is not { Rows: { Dilation: 1 } rows, Columns: { Dilation: 1 } columns }
            || rows.Stride != columns.Stride
            || rows.Padding != columns.Padding)
        {
            return null;
        }

        var norm = NormalizationBehind(convolution);
        var activation = ActivationBehind(norm ?? convolution);
        var ((scale, shift), (weight, bias)) = (weights.Of(before), weights.Of(layer, norm?.Layer as BatchNorm2d));
        return new(Chain(node, relu, convolution, norm, activation), node.Inputs, x =>
            x[0].PreActivatedConv2d(scale, shift, weight, bias, rows.Stride, rows.Padding, Kind(activation)));
    }

    private FusedOperation Normalization(Node node, BatchNorm2d norm)
    {
        var activation = ActivationBehind(node);
        var (scale, shift) = weights.Of(norm);
        return new(Chain(node, activation), node.Inputs, x => x[0].ScaleShift(scale, shift, Kind(activation)));
    }

    private FusedOperation Dense(Node node, Linear layer)
    {
        var activation = ActivationBehind(node);
        var (weight, bias) = weights.Of(layer, norm: null);
        return new(Chain(node, activation), node.Inputs, x => x[0].FusedLinear(weight, bias, Kind(activation)));
    }

    private Node? NormalizationBehind(Node node) => graph.OnlyReader(node) is { Layer: BatchNorm2d } norm ? norm : null;

    /// <summary>The sum of this node and another one that is computed before it.</summary>
    private Node? SumBehind(Node node) =>
        graph.OnlyReader(node) is { Layer: Add, Inputs: [var left, var right] } sum
        && left != right
        && Math.Max(left.Number, right.Number) == node.Number
            ? sum : null;

    private Node? ActivationBehind(Node node) => graph.OnlyReader(node) is { } reader && Kind(reader) != Activation.None ? reader : null;

    private static Activation Kind(Node? node) => node?.Layer!.Activation ?? Activation.None;

    private static Node[] Chain(params Node?[] nodes) => [.. nodes.OfType<Node>()];
}
