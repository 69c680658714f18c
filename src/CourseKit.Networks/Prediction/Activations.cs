using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Prediction;

/// <summary>Outputs of layers within a network.</summary>
public static class Activations
{
    extension(Layer network)
    {
        /// <summary>Computes the output of a layer within the network, by its path, in evaluation mode, without changing
        /// anything.</summary>
        /// <param name="x">The input of the network, [N, C, H, W].</param>
        /// <param name="layer">The path of a layer or a block: <c>layer1.0.conv1</c>; of several calls, the last one.</param>
        /// <exception cref="ArgumentException">There is no such layer; the message names those that there are.</exception>
        /// <exception cref="ShapeException">The network does not take such an input.</exception>
        /// <exception cref="InvalidOperationException">The network is not built.</exception>
        public Tensor ActivationOf(Tensor x, string layer)
        {
            network.RequireBuilt(x.Shape);
            using var evaluation = EvaluationMode.Begin();
            using var noGradients = new NoGrad();
            var graph = Graph.Of(network, x.Shape);
            var last = graph.Nodes.LastOrDefault(node => node.Layer is not null && IsIn(node.Name, layer)) ?? throw new ArgumentException(
                "A layer of a network is named by its path. Received: "
                + $"«{layer}». This network has: {string.Join(", ", graph.Nodes.Skip(1).Select(node => $"«{node.Name}»").Distinct())}.");
            return graph.Run(x).First(step => step.Node == last).Value;
        }
    }

    private static bool IsIn(string path, string layer) =>
        path == layer || (layer.Length > 0 && path.StartsWith($"{layer}.", StringComparison.Ordinal));
}
