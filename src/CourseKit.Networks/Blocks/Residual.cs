using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>Residual block, h(x) = f(x) + x: the output of the layers is added to their input.</summary>
/// <remarks>He et al. 2015, https://arxiv.org/abs/1512.03385.</remarks>
/// <param name="body">The layers f.</param>
/// <param name="shortcut">The layer whose output is added instead of x, where f changes the shape: usually a 1×1 convolution. Null, also as
/// a layer that is null, for x.</param>
public sealed class Residual(NamedLayer body, NamedLayer? shortcut = null)
    : Block(shortcut is { Layer: not null } other ? [body, other] : [body])
{
    private readonly Add add = new();

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) =>
        net.Call(add, net.Call(body.Layer, x), Children.Count > 1 ? net.Call(Children[1].Layer, x) : x);
}
