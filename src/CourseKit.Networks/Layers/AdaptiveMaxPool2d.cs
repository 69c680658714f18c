using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Max pooling to a size that is given: each map is cut into as many nearly equal parts.
/// One, the default, is global max pooling.</summary>
/// <remarks>[N, C, H, W] → [N, C, height, width]; part i goes from row ⌊i·H / height⌋ to just before ⌈(i + 1)·H / height⌉.</remarks>
/// <param name="height">The number of output rows.</param>
/// <param name="width">The number of output columns.</param>
public sealed class AdaptiveMaxPool2d(int height = 1, int width = 1) : Layer
{
    /// <summary>Gets the output height.</summary>
    public int Height => height;

    /// <summary>Gets the output width.</summary>
    public int Width => width;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Pooling.Infer(input, height, width);

    /// <inheritdoc/>
    public override string ToString() => $"AdaptiveMaxPool2d({height}×{width})";

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(Arithmetic.Product(inputs[0]));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Global;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AdaptiveMaxPool2d(height, width);
}
