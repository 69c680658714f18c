using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Crop of the first input to the height and width of the second, so that both can be joined.</summary>
/// <remarks>[N, C, H, W], [N, D, H', W'] → [N, C, H', W'].</remarks>
/// <param name="offset">The number of rows and columns left out before the crop; without it as many as behind, or one less.</param>
public sealed class Crop(int? offset = null) : MultiInputLayer
{
    /// <summary>Gets the offset of the crop from the top and the left; null centers it.</summary>
    public int? Offset => offset;

    /// <inheritdoc/>
    public override string ToString() => offset is null ? "Crop" : $"Crop(offset {offset})";

    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Rank: 4 } x, { Rank: 4 } target] && Fits(x[2], target[2]) && Fits(x[3], target[3])
            ? [x[0], x[1], target[2], target[3]]
            : throw new ShapeException("Images are cropped to a part of them: the second input lies within the first.",
                string.Join(" and ", inputs));

    /// <summary>Returns the step to a pixel so far further in; of the second input the size alone matters.</summary>
    protected internal override ReceptiveFieldStep ReceptiveFieldStepOf(int input, IReadOnlyList<Shape> inputs, Shape output) => input > 0
        ? ReceptiveFieldStep.Unused
        : ReceptiveFieldStep.Transposed(new Window2d(new Window(1, Padding: Start(inputs[0][2], output[2])),
            new Window(1, Padding: Start(inputs[0][3], output[3]))));

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        var (x, target) = (inputs[0], inputs[1].Shape);
        return x[.., .., Part(x.Shape[2], target[2]), Part(x.Shape[3], target[3])];
    }

    private bool Fits(int size, int target) => Start(size, target) is >= 0 and var start && start + target <= size;

    private Range Part(int size, int target) => Start(size, target)..(Start(size, target) + target);

    /// <summary>The first row or column that is kept.</summary>
    internal int Start(int size, int target) => offset ?? (size - target) / 2;
}
