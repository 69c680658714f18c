using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>Rearranges the output of a detection head to one row for each anchor: the anchors of the first pixel, then those of the
/// next.</summary>
/// <remarks>[N, A·K, H, W] → [N, H·W·A, K].</remarks>
/// <param name="columns">K, the number of values for each anchor.</param>
public sealed class FlattenAnchors(int columns) : Layer
{
    /// <summary>Gets the number of values for each anchor.</summary>
    public int Columns { get; } = columns >= 1 ? columns : throw new ArgumentException(
        $"An anchor has at least one number. Received: {columns}.");

    /// <inheritdoc/>
    public override Shape Infer(Shape input) => input.Rank == 4 && input[1] % Columns == 0
        ? [input[0], input[2] * input[3] * (input[1] / Columns), Columns]
        : throw new ShapeException($"Anchors of {Columns} numbers are in images [N, anchors · {Columns}, H, W].", $"{input}");

    /// <inheritdoc/>
    public override string ToString() => $"FlattenAnchors({Columns})";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        var (batch, anchors, height, width) = (x.Shape[0], x.Shape[1] / Columns, x.Shape[2], x.Shape[3]);
        return x.Reshape(batch, anchors, Columns, height, width).Permute(0, 3, 4, 1, 2).Reshape(batch, height * width * anchors, Columns);
    }
}
