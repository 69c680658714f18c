using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks;

/// <summary>Order in which the operations of a graph are computed, each of them for one node or for several.</summary>
internal sealed class ExecutionPlan
{
    private readonly int[] lastUses;

    /// <param name="graph">The graph.</param>
    /// <param name="operations">The operations in any order; each node but the input is in exactly one of them.</param>
    public ExecutionPlan(Graph graph, IEnumerable<FusedOperation> operations)
    {
        Graph = graph;
        Operations = [.. operations.OrderBy(operation => operation.Output.Number)];
        lastUses = graph.LastUsesBy(Operations.Select(operation => (operation.Output.Number, operation.Inputs)));
    }

    public Graph Graph { get; }

    /// <summary>The operations, in the order of computation.</summary>
    public IReadOnlyList<FusedOperation> Operations { get; }

    /// <summary>Plans the calls of a network, whose layers compute as they stand. In training, an activation is computed along with the
    /// layer in front of it, to the same bits; in evaluation each result takes the memory that a summary predicts.</summary>
    public static ExecutionPlan Of(Graph graph)
    {
        List<FusedOperation> operations = [];
        var fused = new HashSet<Node>();
        foreach (var node in graph.Nodes.Skip(1).Where(node => !fused.Contains(node)))
        {
            var operation = WithActivation(graph, node) ?? FusedOperation.Of(node);
            operations.Add(operation);
            fused.Add(operation.Output);
        }

        return new ExecutionPlan(graph, operations);
    }

    /// <summary>Computes the outputs for an input of the graph's shape. Without gradients, activations are freed after their last
    /// use.</summary>
    public IReadOnlyDictionary<string, Tensor> Run(Tensor x)
    {
        var values = new Tensor?[Graph.Nodes.Count];
        values[0] = x;
        foreach (var operation in Operations)
        {
            var now = operation.Output.Number;
            values[now] = operation.Compute([.. operation.Inputs.Select(input => values[input.Number]!)]);
            foreach (var unread in operation.Inputs.Append(operation.Output).Where(node => lastUses[node.Number] <= now))
            {
                Release(values, unread.Number);
            }
        }

        return Graph.Outputs.ToDictionary(output => output.Key, output => values[output.Value.Number]!);
    }

    private static FusedOperation? WithActivation(Graph graph, Node node) => graph.IsTraining
        && graph.OnlyReader(node) is { Layer.Activation: not Activation.None and var kind } activation
        && node.Layer!.FusedWith(kind) is { } compute
            ? new([node, activation], node.Inputs, x => compute(x[0])) : null;

    /// <summary>Drops a value after its last use, and frees its memory unless gradients are recorded, which may need it.</summary>
    private static void Release(Tensor?[] values, int number)
    {
        var value = values[number];
        values[number] = null;
        if (value is not null && NoGrad.IsActive && !values.Contains(value))
        {
            value.FreeAfterBackward();
        }
    }
}
