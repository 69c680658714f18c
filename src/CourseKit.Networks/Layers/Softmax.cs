using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Softmax: scores to probabilities, which are positive and sum to 1 along an axis: eˣ / Σ eˣ. Not
/// needed before cross-entropy, which takes scores.</summary>
/// <remarks>[…] → […]. Bridle 1990, https://doi.org/10.1007/978-3-642-76153-9_28.</remarks>
/// <param name="axis">The axis along which the probabilities sum to 1: the classes, or the channels.</param>
public sealed class Softmax(int axis = 1) : Layer
{
    /// <summary>Gets the axis along which the probabilities sum to 1.</summary>
    public int Axis => axis;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Axis(axis) >= 0 ? input : [];

    /// <inheritdoc/>
    public override string ToString() => $"Softmax(axis {axis})";

    /// <summary>Counts, for each value: to find the largest, to subtract it, its exponential, to add that, and to divide it.</summary>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(5 * Arithmetic.Product(output));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softmax(axis);
}
