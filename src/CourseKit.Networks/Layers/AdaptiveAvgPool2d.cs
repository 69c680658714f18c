using CourseKit.Networks.Accounting;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Average pooling to a size that is given: each map is cut into as many nearly equal parts.
/// One, the default, is global average pooling.</summary>
/// <remarks>
/// [N, C, H, W] → [N, C, height, width]; part i goes from row ⌊i·H / height⌋ to just before ⌈(i + 1)·H / height⌉. Lin et al. 2013,
/// https://arxiv.org/abs/1312.4400.
/// </remarks>
/// <param name="height">How many rows come out.</param>
/// <param name="width">How many columns come out.</param>
public sealed class AdaptiveAvgPool2d(int height = 1, int width = 1) : Layer
{
    /// <summary>How many rows come out.</summary>
    public int Height => height;

    /// <summary>How many columns come out.</summary>
    public int Width => width;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => Pooling.Infer(input, height, width);

    /// <inheritdoc/>
    public override string ToString() => $"AdaptiveAvgPool2d({height}×{width})";

    /// <inheritdoc/>
    protected internal override Work Work(IReadOnlyList<Shape> inputs, Shape output) => Accounting.Work.Of(Arithmetic.Product(inputs[0]));

    /// <inheritdoc/>
    protected internal override Sight Sight => Sight.All;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AdaptiveAvgPool2d(height, width);
}
