using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Training;

/// <summary>Distributions of what flows through a network, layer by layer: activations forward, gradients back.</summary>
public static class Signals
{
    extension(Layer network)
    {
        /// <summary>Computes the distribution of the activations of each layer, in order, for a batch, without changing anything.</summary>
        /// <remarks>The network computes in the mode that it is in: in training mode, batch normalization takes the statistics of this
        /// batch, and the running ones are as before afterwards.</remarks>
        /// <param name="images">The batch, [N, C, H, W].</param>
        /// <param name="of">The layers whose outputs are looked at: <c>layer => layer is Relu</c>; null for every layer with weights,
        /// behind the normalization, the addition and the activation that belong to it.</param>
        /// <exception cref="ArgumentException">The network has no such layer.</exception>
        /// <exception cref="ShapeException">The network does not take such images.</exception>
        /// <exception cref="InvalidOperationException">The network is not built.</exception>
        public IReadOnlyList<LayerStatistics> ActivationStatistics(Tensor images, Func<Layer, bool>? of = null)
        {
            var (graph, names) = Places(network, images, of);
            using var noGradients = new NoGrad();
            using var unchanged = new Unchanged(network);
            return [.. graph.Run(images).Where(step => names.ContainsKey(step.Node))
                .Select(step => new LayerStatistics(names[step.Node], step.Value, step.Node.Layer))];
        }

        /// <summary>Computes the distribution of the gradient of a loss with respect to the activations of each layer, in order, for a
        /// batch, without changing anything: PyTorch's hooks on outputs.</summary>
        /// <param name="images">The batch, [N, C, H, W].</param>
        /// <param name="loss">The loss of the network's output: <c>scores => scores.CrossEntropy(labels)</c>.</param>
        /// <param name="of">The layers at whose outputs gradients are looked at; null for every layer with weights, as for
        /// activations.</param>
        /// <exception cref="ArgumentException">The network has no such layer.</exception>
        /// <exception cref="ShapeException">The network does not take such images, or the loss is not a single number.</exception>
        /// <exception cref="InvalidOperationException">The network is not built, or the loss does not depend on its output.</exception>
        public IReadOnlyList<LayerStatistics> GradientStatistics(
            Tensor images, Func<Tensor, Tensor> loss, Func<Layer, bool>? of = null)
        {
            var (graph, names) = Places(network, images, of);
            using var unchanged = new Unchanged(network);
            var leaves = new List<(Node Node, Tensor Leaf)>();
            loss(graph.Run(images.Detach(), WithLeaf).Last(step => step.Node == graph.Output).Value).Backward();
            return [.. leaves.Where(added => added.Leaf.HasGrad)
                .Select(added => new LayerStatistics(names[added.Node], added.Leaf.Grad))];

            // Gradients are left at leaves alone: a leaf of zeros that is added to an output gets that of the output.
            Tensor WithLeaf(Node node, Tensor value)
            {
                if (!names.ContainsKey(node))
                {
                    return value;
                }

                leaves.Add((node, Tensor.Zeros(value.Shape).RequireGrad()));
                return value + leaves[^1].Leaf;
            }
        }

        /// <summary>Computes the distribution of the gradient of each layer's weights, in order, that <c>Backward()</c> has left
        /// there.</summary>
        /// <remarks>It is the product of what comes forward and what comes back. Where both fade along a stack of alike layers, it is of
        /// one size in all of them, and small.</remarks>
        /// <exception cref="InvalidOperationException">No weights have a gradient.</exception>
        public IReadOnlyList<LayerStatistics> GradientStatistics()
        {
            LayerStatistics[] all = [.. from named in network.Parameters
                                        where named.Parameter.Shape.Rank > 1 && named.Parameter.Value.HasGrad
                                        select new LayerStatistics(named.Name, named.Parameter.Value.Grad)];
            return all.Length > 0 ? all : throw new InvalidOperationException(
                $"Weights have a gradient once Backward() has run. Received: {network.ShortName}, "
                + $"{(network.IsBuilt ? "whose weights have none" : "which is not built")}. "
                + "Call Backward() on a loss first: network.Call(images).CrossEntropy(labels).Backward().");
        }
    }

    /// <summary>The graph of a network, and the calls whose outputs are looked at, with their names.</summary>
    private static (Graph Graph, IReadOnlyDictionary<Node, string> Names) Places(Layer network, Tensor images, Func<Layer, bool>? of)
    {
        network.RequireBuilt(images.Shape);
        var graph = Graph.Of(network, images.Shape, network.IsTraining);
        var names = (of is null ? LayerEnds.Of(graph)
            : graph.Nodes.Skip(1).Where(node => of(node.Layer!)).Select(node => (node.Name, End: node)))
            .ToDictionary(layer => layer.End, layer => layer.Name);
        return names.Count > 0 ? (graph, names) : throw new ArgumentException(
            $"Layers are looked at {(of is null ? "that have weights" : "that are asked for")}. "
            + $"Received: {network.ShortName}, which has none. "
            + $"Ask for others: of: layer => layer is {graph.Nodes[^1].Layer?.GetType().Name ?? nameof(Layers.Relu)}.");
    }
}
