using CourseKit.Networks.Graphs;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Prediction;

/// <summary>
/// A trained network that does nothing any more but predict, as fast as it can: batch normalization is built into the convolutions around
/// it, and activations and the sums of skip connections are computed while results are on their way to memory.
/// </summary>
/// <remarks>It keeps the parameters that the network has now; whoever trains or loads others makes a
/// new one. Results differ from the network's by rounding.</remarks>
/// <param name="network">A network that is built.</param>
public sealed class Predictor(Layer network)
{
    private readonly FoldedWeights weights = new();
    private Graph? graph;
    private IReadOnlyList<Step> steps = [];
    private int[] lastUses = [];

    /// <summary>What the network predicts.</summary>
    /// <exception cref="ShapeException">It does not take such an input.</exception>
    /// <exception cref="InvalidOperationException">It is not built.</exception>
    public Tensor Call(Tensor x) => CallAll(x)[Graph.Main];

    /// <summary>The same, and what its other outputs give in prediction, by their names.</summary>
    public IReadOnlyDictionary<string, Tensor> CallAll(Tensor x)
    {
        network.RequireBuilt(x.Shape);
        Plan(x.Shape);
        using var _ = new NoGrad();
        var values = new Tensor?[graph!.Nodes.Count];
        values[0] = x;
        foreach (var step in steps)
        {
            values[step.Output.Number] = step.Compute([.. step.Inputs.Select(input => values[input.Number]!)]);
            foreach (var input in step.Inputs.Append(step.Output).Where(node => lastUses[node.Number] <= step.Output.Number))
            {
                values.Release(input.Number);
            }
        }

        return graph.Outputs.ToDictionary(output => output.Key, output => values[output.Value.Number]!);
    }

    private void Plan(Shape input)
    {
        if (graph?.Input.Shape == input)
        {
            return;
        }

        graph = Graph.Of(network, input);
        steps = new Planner(graph, weights).Steps();
        lastUses = graph.LastUsesBy(steps.Select(step => (step.Output.Number, step.Inputs)));
    }
}
