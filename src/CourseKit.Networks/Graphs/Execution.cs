using CourseKit.Tensors;

namespace CourseKit.Networks.Graphs;

/// <summary>Computes a graph.</summary>
internal static class Execution
{
    /// <summary>The outputs for an input of the graph's shape. What nobody reads any more is given back at once, unless a gradient may need it.</summary>
    public static IReadOnlyDictionary<string, Tensor> Run(this Graph graph, Tensor x)
    {
        var values = new Tensor?[graph.Nodes.Count];
        values[0] = x;
        foreach (var node in graph.Nodes.Skip(1))
        {
            values[node.Number] = node.Layer!.Forward([.. node.Inputs.Select(input => values[input.Number]!)]);
            foreach (var input in node.Inputs.Where(input => graph.LastUses[input.Number] == node.Number))
            {
                Release(values, input.Number);
            }

            if (graph.LastUses[node.Number] < node.Number)
            {
                Release(values, node.Number);
            }
        }

        return graph.Outputs.ToDictionary(output => output.Key, output => values[output.Value.Number]!);
    }

    private static void Release(Tensor?[] values, int number)
    {
        var value = values[number];
        values[number] = null;
        if (value is { RequiresGrad: false } && !values.Contains(value))
        {
            value.LetGo();
        }
    }
}
