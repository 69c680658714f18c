using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Zero padding of images, by an own number of rows or columns at each edge.</summary>
/// <remarks>[N, C, H, W] → [N, C, top + H + bottom, left + W + right].</remarks>
/// <param name="top">The number of rows of zeros above.</param>
/// <param name="bottom">The number of rows of zeros below.</param>
/// <param name="left">The number of columns of zeros on the left.</param>
/// <param name="right">The number of columns of zeros on the right.</param>
public sealed class ZeroPad2d(int top, int bottom, int left, int right) : Layer
{
    /// <summary>Makes padding of as many zeros at each edge.</summary>
    public ZeroPad2d(int pixels)
        : this(pixels, pixels, pixels, pixels)
    {
    }

    /// <summary>Gets the number of zeros at each edge.</summary>
    public (int Top, int Bottom, int Left, int Right) Edges => (top, bottom, left, right);

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank == 4
        ? [input[0], input[1], top + input[2] + bottom, left + input[3] + right]
        : throw new ShapeException("Zeros go around images [N, C, H, W].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"ZeroPad2d({top}, {bottom}, {left}, {right})";

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep =>
        ReceptiveFieldStep.Sliding(new Window2d(new Window(1, Padding: top), new Window(1, Padding: left)));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Pad(top, bottom, left, right);
}
