using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Upsampling by interpolation, nearest neighbor or bilinear: images at another height and width. Nothing is learned.</summary>
/// <remarks>[N, C, H, W] → [N, C, H', W'], where the target size gives H' and W'.</remarks>
/// <param name="size">The target size: a factor, H' and W' in pixels, or those of a second input.</param>
/// <param name="interpolation">The interpolation: nearest neighbor or bilinear.</param>
public sealed class Upsample(TargetSize size, Interpolation interpolation) : MultiInputLayer
{
    /// <summary>Each pixel as a square of as many.</summary>
    public Upsample(int factor)
        : this(TargetSize.Times(factor), Interpolation.Nearest)
    {
    }

    /// <summary>Gets the target size.</summary>
    public TargetSize Size => size;

    /// <summary>Gets the interpolation: nearest neighbor or bilinear.</summary>
    public Interpolation Interpolation => interpolation;

    /// <inheritdoc/>
    public override string ToString() => $"Upsample({size}, {interpolation})";

    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) => inputs.All(input => input.Rank == 4)
        ? [.. inputs[0][..2], .. size.Of(inputs)]
        : throw new ShapeException("Upsampling takes images [N, C, H, W].", string.Join(" and ", inputs));

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(interpolation.OperationsEach * Arithmetic.Product(output));

    /// <summary>Returns the step: by a whole factor each pixel is spread over a square; of a second input the size alone matters.</summary>
    protected internal override ReceptiveFieldStep ReceptiveFieldStepOf(int input, IReadOnlyList<Shape> inputs, Shape output) =>
        input > 0 ? ReceptiveFieldStep.Unused
        : inputs[0][2] > 0 && output[2] % inputs[0][2] == 0 && inputs[0][3] > 0 && output[3] % inputs[0][3] == 0
            ? ReceptiveFieldStep.Transposed(new Window2d(
                interpolation.Footprint(output[2] / inputs[0][2]), interpolation.Footprint(output[3] / inputs[0][3])))
            : ReceptiveFieldStep;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        var target = size.Of([.. inputs.Select(input => input.Shape)]);
        return interpolation.Resize(inputs[0], target[0], target[1]);
    }
}
