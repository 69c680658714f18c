using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Log-softmax: scores to the logarithms of probabilities along an axis: x − log Σ eˣ, without the loss of small ones.</summary>
/// <remarks>[…] → […].</remarks>
/// <param name="axis">The axis along which the probabilities sum to 1: the classes, or the channels.</param>
public sealed class LogSoftmax(int axis = 1) : Layer
{
    /// <summary>Gets the axis along which the probabilities sum to 1.</summary>
    public int Axis => axis;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Axis(axis) >= 0 ? input : [];

    /// <inheritdoc/>
    public override string ToString() => $"LogSoftmax(axis {axis})";

    /// <summary>Counts, for each value: to find the largest, to subtract it, its exponential, to add that,
    /// and to subtract the logarithm of the sum.</summary>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(5 * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LogSoftmax(axis);
}
