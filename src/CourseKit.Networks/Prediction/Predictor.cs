using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Prediction;

/// <summary>
/// Fast prediction with a trained network: batch normalization is folded into the convolutions around it, and activations and
/// skip connections are fused with the layers before them.
/// </summary>
/// <remarks>
/// Predicts whether or not the network is in training mode, and changes nothing in it: nothing is dropped, no batch is measured.
/// Folded parameters are those of the first call: make a new predictor after training or loading. Outputs differ from the network's
/// by rounding.
/// </remarks>
/// <param name="network">A built network.</param>
public sealed class Predictor(Layer network)
{
    private readonly FoldedWeights weights = new();
    private ExecutionPlan? plan;

    /// <summary>Computes the main output for a batch of inputs.</summary>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    /// <exception cref="InvalidOperationException">The network is not built.</exception>
    public Tensor Call(Tensor x) => CallAll(x)[Graph.Main];

    /// <summary>Computes all outputs that the network has in prediction, by name; the main one is <c>out</c>.</summary>
    public IReadOnlyDictionary<string, Tensor> CallAll(Tensor x)
    {
        network.RequireBuilt(x.Shape);
        var current = PlanFor(x.Shape);
        using var evaluation = EvaluationMode.Begin();
        using var noGradients = new NoGrad();
        network.TellOfPrediction(x);
        return GradientObserver.Inside(() => current.Run(x));
    }

    private ExecutionPlan PlanFor(Shape input)
    {
        if (plan is { } known && known.Graph.Input.Shape == input)
        {
            return known;
        }

        return plan = new FusionPlanner(Graph.Of(network, input), weights).Plan();
    }
}
