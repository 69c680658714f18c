using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks;

/// <summary>Runs a graph.</summary>
internal static class GraphExecution
{
    /// <summary>Computes the outputs for an input of the graph's shape. Without gradients, activations are freed after their last
    /// use.</summary>
    public static IReadOnlyDictionary<string, Tensor> Run(this Graph graph, Tensor x)
    {
        var values = new Tensor?[graph.Nodes.Count];
        values[0] = x;
        foreach (var node in graph.Nodes.Skip(1))
        {
            values[node.Number] = node.Compute(node.Inputs.Select(input => values[input.Number]!));
            foreach (var unread in node.Inputs.Append(node).Where(point => graph.LastUses[point.Number] <= node.Number))
            {
                values.Release(unread.Number);
            }
        }

        return graph.Outputs.ToDictionary(output => output.Key, output => values[output.Value.Number]!);
    }

    /// <summary>Drops a value after its last use, and frees its memory unless gradients are recorded, which may need it.</summary>
    public static void Release(this Tensor?[] values, int number)
    {
        var value = values[number];
        values[number] = null;
        if (value is not null && NoGrad.IsActive && !values.Contains(value))
        {
            value.FreeAfterBackward();
        }
    }
}
