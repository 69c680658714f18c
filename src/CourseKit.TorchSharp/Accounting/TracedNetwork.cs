using CourseKit.Networks;
using CourseKit.Tensors;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>The calls of a module as a network of the course, for its calculators.</summary>
/// <param name="calls">The calls, in order.</param>
/// <param name="outputs">The numbers of the calls that give the outputs, the main one first; 0 is the input.</param>
/// <param name="batch">The size of the batch that the module ran on.</param>
internal sealed class TracedNetwork(IReadOnlyList<TracedCall> calls, IReadOnlyList<int> outputs, int batch)
    : Block(calls.DistinctBy(call => call.Layer).Select(call => new NamedLayer(call.Path, call.Layer)))
{
    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x)
    {
        var nodes = new List<Node> { x };
        foreach (var call in calls)
        {
            call.Layer.Output = ForBatch(call.Output, x.Shape);
            nodes.Add(net.Call(call.Layer, [.. call.Inputs.Select(input => nodes[input])]));
        }

        foreach (var (number, output) in outputs.Index().Skip(1))
        {
            net.Output($"{Graph.Main}{number}", nodes[output]);
        }

        return nodes[outputs[0]];
    }

    /// <summary>Results grow with the batch, on the first axis.</summary>
    private Shape ForBatch(Shape output, Shape input) => input.Rank > 0 && output.Rank > 0 && input[0] != batch && output[0] % batch == 0
        ? output.With(0, output[0] / batch * input[0]) : output;
}
