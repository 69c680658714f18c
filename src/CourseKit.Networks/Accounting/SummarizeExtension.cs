using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>Lets every layer summarize itself: <c>network.Summarize([1, 3, 224, 224])</c>.</summary>
public static class SummarizeExtension
{
    /// <summary>Computes the cost of a layer or network for an input shape, layer by layer and in total: parameters, operations, memory,
    /// receptive field. No parameter is allocated and nothing is run.</summary>
    /// <param name="network">The layer or network; it need not be built.</param>
    /// <param name="input">The input shape, batch first: [N, C, H, W].</param>
    /// <param name="options">The assumptions: data type, optimizer, memory.</param>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    public static Summary Summarize(this Layer network, Shape input, SummaryOptions? options = null) => Summary.Of(network, input, options);
}
