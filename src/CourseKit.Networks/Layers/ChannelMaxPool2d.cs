using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>
/// Depth-wise max pooling: the largest value of neighboring maps, pixel by pixel. Where filters look for
/// one thing turned in several ways, it comes out alike whichever of them finds it.
/// </summary>
/// <remarks>[N, C, H, W] → [N, C', H, W], where C' = ⌊(C − kernel) / stride⌋ + 1. Géron 2019, chapter 14.</remarks>
/// <param name="kernel">The number of channels in a window.</param>
/// <param name="stride">The stride in channels; by default the kernel's size.</param>
public sealed class ChannelMaxPool2d(int kernel, int? stride = null) : Layer
{
    /// <summary>Gets the window over the channels.</summary>
    public Window Window { get; } = new(kernel, stride ?? kernel);

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank == 4
        ? input.With(1, Window.Slide(input[1]))
        : throw new ShapeException("Pooling takes images [N, C, H, W].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"ChannelMaxPool2d({OptionText.Of(Window)})";

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of((Window.Kernel - 1) * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.ChannelMaxPool2d(Window.Kernel, Window.Stride);
}
