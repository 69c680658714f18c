using CourseKit.Figures.Drawings;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;

namespace CourseKit.Figures;

/// <summary>Drawings of networks from their own definitions: <c>network.Draw([1, 3, 224, 224])</c>.</summary>
public static class NetworkFigures
{
    /// <summary>Returns a drawing of a network: blocks with their shape and cost, branches, skip connections, maps to scale. Nothing is
    /// computed, and the network need not be built.</summary>
    /// <param name="network">The network, or any block or layer.</param>
    /// <param name="input">The input shape, batch first: [N, C, H, W]. Shapes and costs are those of one image.</param>
    /// <param name="open">True to draw every layer; false to draw units, and stages of units that follow each other, as one box each, which
    /// opens by a click on a page and in a notebook.</param>
    /// <exception cref="ShapeException">The network does not take such an input.</exception>
    /// <exception cref="ArgumentException">The network has no layer.</exception>
    public static NetworkDrawing Draw(this Layer network, Shape input, bool open = false) =>
        new(network.GetType().Name, network, input, open);

    /// <summary>Returns a drawing of an architecture for images of its published size.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="open">True to draw every layer; false to draw units, and stages of units that follow each other, as one box each, which
    /// opens by a click on a page and in a notebook.</param>
    public static NetworkDrawing Draw(this Architecture architecture, bool open = false) =>
        new(architecture.Name, architecture.Network(), [1, .. architecture.Image], open);
}
