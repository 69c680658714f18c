using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Blocks;

/// <summary>h(x) = f(x) + x: what the layers compute is added to their input.</summary>
/// <remarks>He et al. 2015, https://arxiv.org/abs/1512.03385.</remarks>
/// <param name="body">f.</param>
/// <param name="shortcut">What is added instead of x, where f changes the shape: usually a 1×1 convolution.</param>
public sealed class Residual(NamedLayer body, NamedLayer? shortcut = null) : Block(shortcut is { } other ? [body, other] : [body])
{
    private readonly Add add = new();

    /// <inheritdoc/>
    protected override Node Connect(GraphBuilder net, Node x) =>
        net.Call(add, net.Call(body.Layer, x), shortcut is { } other ? net.Call(other.Layer, x) : x);
}
