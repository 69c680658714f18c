using CourseKit.Networks;
using CourseKit.Networks.Layers;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Places of the activations in networks of residual units, whatever the units are otherwise.</summary>
internal static class UnitStructure
{
    /// <summary>Returns whether no ReLU gets a sum.</summary>
    public static bool EndsUnitsWithSums(Graph network) =>
        network.Nodes.Any(node => node.Layer is Add) && !network.Nodes.Any(node => node.Layer is Relu && Source(node) is Add);

    /// <summary>Returns whether each sum gets something straight from a ReLU that is not the one behind another sum.</summary>
    public static bool BendsInFrontOfSums(Graph network) => network.Nodes.Where(node => node.Layer is Add).ToList() is { Count: > 0 } sums
        && sums.All(sum => sum.Inputs.Select(Real).Any(input => input.Layer is Relu && Source(input) is not Add));

    /// <summary>Returns whether each sum gets something straight from a normalization.</summary>
    public static bool NormalizesInFrontOfSums(Graph network) =>
        network.Nodes.Where(node => node.Layer is Add).ToList() is { Count: > 0 } sums
        && sums.All(sum => sum.Inputs.Select(Real).Any(input => input.Layer is BatchNorm2d));

    /// <summary>Returns whether a convolution gets what a normalization or another convolution gives, with no ReLU between.</summary>
    public static bool LeavesConvolutionsUnbent(Graph network) =>
        network.Nodes.Any(node => node.Layer is Conv2d && Source(node) is BatchNorm2d or Conv2d);

    /// <summary>Returns whether a convolution gets what a normalization has made of the output of a ReLU.</summary>
    public static bool NormalizesBehindRelus(Graph network) => network.Nodes.Any(node =>
        node.Layer is Conv2d && Real(node.Inputs[0]) is { Layer: BatchNorm2d } norm && Source(norm) is Relu);

    /// <summary>Returns whether no convolution gets what was normalized, with a ReLU between or not.</summary>
    public static bool NormalizesNothing(Graph network) => !network.Nodes.Any(node => node.Layer is Conv2d
        && (Source(node) is BatchNorm2d || (Real(node.Inputs[0]) is { Layer: Relu } relu && Source(relu) is BatchNorm2d)));

    /// <summary>The layer whose output a layer gets.</summary>
    private static Layer? Source(Node node) => Real(node.Inputs[0]).Layer;

    /// <summary>The node itself, or the one in front of it that gives the same numbers.</summary>
    private static Node Real(Node node) => node.Layer is Identity or Dropout ? Real(node.Inputs[0]) : node;
}
