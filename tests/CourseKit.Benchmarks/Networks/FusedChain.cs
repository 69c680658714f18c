using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks.Networks;

/// <summary>A chain of layers for training, with ReLU computed in one pass with the layer in front.</summary>
internal static class FusedChain
{
    /// <summary>Returns what computes the chain.</summary>
    /// <param name="network">The chain, built.</param>
    public static Func<Tensor, Tensor> Of(Layer network)
    {
        Layer[] layers = [.. network.Children.Select(child => child.Layer)];
        Func<Tensor, Tensor>[] steps =
        [
            .. layers.Select((layer, i) => Step(layer, layers.ElementAtOrDefault(i + 1) is Relu ? Activation.Relu : Activation.None))
                .Where((_, i) => !(layers[i] is Relu && layers[i - 1] is Conv2d or Linear)),
        ];
        return x => steps.Aggregate(x, (at, step) =>
        {
            var next = step(at);
            if (at != x && at != next)
            {
                at.FreeAfterBackward();
            }

            return next;
        });
    }

    private static Func<Tensor, Tensor> Step(Layer layer, Activation activation) => layer switch
    {
        Conv2d conv => x => x.FusedConv2d(Weight(conv), Bias(conv), conv.Window, conv.Groups, activation, null),
        Linear linear => x => x.FusedLinear(Weight(linear), Bias(linear), activation),
        _ => layer.Call,
    };

    private static Tensor Weight(Layer layer) => layer.OwnParameters.Single(parameter => parameter.Name == "weight").Value;

    private static Tensor? Bias(Layer layer) => layer.OwnParameters.SingleOrDefault(parameter => parameter.Name == "bias")?.Value;
}
