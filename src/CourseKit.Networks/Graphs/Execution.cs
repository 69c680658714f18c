using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Graphs;

/// <summary>Computes a graph.</summary>
internal static class Execution
{
    /// <summary>The outputs for an input of the graph's shape. Where no gradients are wanted, what
    /// nobody reads any more is given back at once.</summary>
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

    /// <summary>Forgets a value that nobody reads any more, and gives its memory back unless
    /// gradients are recorded, which may need it.</summary>
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
