using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;

namespace CourseKit.Grading.Kinds;

/// <summary>ReLU behind which there is nothing but 0, whatever the image, and no gradient comes back through.</summary>
internal static class DeadRelu
{
    /// <summary>Returns that a network has such a ReLU, in sentences; null where it has none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Images to try it with.</param>
    public static string? In(Layer network, Tensor images) =>
        network.NamedLayers().Any(named => named.Layer is Relu)
        && network.ActivationStatistics(images, layer => layer is Relu).FirstOrDefault(relu => relu.Zeros == 1) is { } dead
            ? $"Behind the ReLU `{dead.Name}` all numbers are 0, for each image, so that nothing comes through it, forward or back. What " +
                "makes all that it gets negative: steps that are too large, or the start?"
            : null;
}
