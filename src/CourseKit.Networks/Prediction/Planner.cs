using CourseKit.Networks.Graphs;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Prediction;

/// <summary>Finds points of a graph that can be computed at once.</summary>
internal sealed class Planner(Graph graph, FoldedWeights weights)
{
    private readonly ILookup<Node, Node> readers = graph.Nodes.SelectMany(node => node.Inputs.Select(input => (input, node)))
        .ToLookup(pair => pair.input, pair => pair.node);
    private readonly HashSet<Node> outputs = [.. graph.Outputs.Values];
    private readonly HashSet<Node> done = [];

    /// <summary>The steps in an order in which they can be computed.</summary>
    public IReadOnlyList<Step> Steps() =>
    [
        .. graph.Nodes.Skip(1).Where(node => !done.Contains(node)).Select(StepFrom).OrderBy(step => step.Output.Number),
    ];

    private Step StepFrom(Node node) => node.Layer switch
    {
        Conv2d => Convolution(node, node.Inputs, null),
        BatchNorm2d norm when PreActivated(node) is { } convolution => Convolution(convolution, node.Inputs, norm),
        BatchNorm2d norm => Normalization(node, norm),
        Linear linear => Dense(node, linear),
        var layer => new(node, node.Inputs, layer!.Forward),
    };

    /// <summary>A convolution with what is behind it: normalization, the sum with a shortcut, an
    /// activation. In front of it may be normalization and ReLU.</summary>
    private Step Convolution(Node node, IReadOnlyList<Node> inputs, BatchNorm2d? before)
    {
        var layer = (Conv2d)node.Layer!;
        var end = node;
        var norm = Normalized(ref end);
        var shortcut = before is null ? Added(ref end) : null;
        var activation = Activated(ref end);
        var (weight, bias) = weights.Of(layer, norm);
        var window = layer.Window;
        if (before is not null)
        {
            var (scale, shift) = weights.Of(before);
            return new(end, inputs, x =>
                x[0].PreActivatedConv2d(scale, shift, weight, bias, window.Rows.Stride, window.Rows.Padding, activation));
        }

        return new(end, shortcut is null ? inputs : [inputs[0], shortcut], x => x[0].FusedConv2d(
            weight, bias, window, layer.Groups, activation, x.Count > 1 ? x[1] : null));
    }

    private Step Normalization(Node node, BatchNorm2d norm)
    {
        var (scale, shift) = weights.Of(norm);
        var end = node;
        var activation = Activated(ref end);
        return new(end, node.Inputs, x => x[0].ScaleShift(scale, shift, activation));
    }

    private Step Dense(Node node, Linear linear)
    {
        var (weight, bias) = weights.Of(linear, null);
        var end = node;
        var activation = Activated(ref end);
        return new(end, node.Inputs, x => x[0].FusedLinear(weight, bias, activation));
    }

    /// <summary>The convolution behind a normalization and a ReLU that nobody else reads, if it moves alike down and across.</summary>
    private Node? PreActivated(Node norm)
    {
        if (OnlyReader(norm) is { Layer: Relu } relu && OnlyReader(relu) is { Layer: Conv2d { Groups: 1 } layer } convolution
            && layer.Window is { Rows: { Dilation: 1 } rows, Columns: { Dilation: 1 } columns } &&
                rows.Stride == columns.Stride && rows.Padding == columns.Padding)
        {
            Take(relu);
            return Take(convolution);
        }

        return null;
    }

    private BatchNorm2d? Normalized(ref Node end)
    {
        if (OnlyReader(end) is not { Layer: BatchNorm2d norm } reader)
        {
            return null;
        }

        end = Take(reader);
        return norm;
    }

    /// <summary>What is added to the last of two that are added.</summary>
    private Node? Added(ref Node end)
    {
        if (OnlyReader(end) is not { Layer: Add, Inputs: [var left, var right] } sum || left == right ||
            Math.Max(left.Number, right.Number) != end.Number)
        {
            return null;
        }

        end = Take(sum);
        return left.Number < right.Number ? left : right;
    }

    private Activation Activated(ref Node end)
    {
        Activation? activation = OnlyReader(end)?.Layer switch
        {
            Relu => Activation.Relu,
            Relu6 => Activation.Relu6,
            HardSwish => Activation.HardSwish,
            Silu => Activation.Silu,
            _ => null,
        };
        if (activation is not null)
        {
            end = Take(OnlyReader(end)!);
        }

        return activation ?? Activation.None;
    }

    /// <summary>Who reads a point, if that is one and the point is no output.</summary>
    private Node? OnlyReader(Node node) => !outputs.Contains(node) && readers[node].Take(2).ToList() is [var reader] ? reader : null;

    private Node Take(Node node)
    {
        done.Add(node);
        return node;
    }
}
