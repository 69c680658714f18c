using CourseKit.Networks.Costs;
using CourseKit.Networks.Detection;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>RoIAlign: the features in each box, resampled to one size; each box is taken from the pyramid level that fits its
/// size.</summary>
/// <remarks>
/// Inputs: the images, boxes [N, R, 4 or more] in their pixels, maps [N, C, Hᵢ, Wᵢ], the largest first and each next one half as large; →
/// [N·R, C, cells, cells]. He et al. 2017, section 3, https://arxiv.org/abs/1703.06870; which map by Lin et al. 2016, equation 1,
/// https://arxiv.org/abs/1612.03144.
/// </remarks>
/// <param name="cells">The output height and width, in cells.</param>
/// <param name="samples">The number of sampled points along each axis of a cell.</param>
public sealed class RoiAlign(int cells, int samples = 2) : MultiInputLayer
{
    private const int OperationsEachSample = 8;
    private const float UsualSize = 224, UsualLevel = 4, Rounding = 1e-6f;

    /// <summary>Gets the output height and width.</summary>
    public int Cells => cells;

    /// <summary>Gets the number of sampling points along each axis of a cell: torchvision's <c>sampling_ratio</c>.</summary>
    public int Samples => samples;

    /// <inheritdoc/>
    public override string ToString() => $"RoiAlign({cells}×{cells})";

    /// <inheritdoc/>
    protected internal override Shape Infer(IReadOnlyList<Shape> inputs) =>
        inputs is [{ Rank: 4 } images, { Rank: 3 } boxes, { Rank: 4 } maps, ..]
        && boxes[0] == images[0] && boxes[2] >= 4 && maps[0] == images[0] &&
            inputs.Skip(3).All(other => other.Rank == 4 && other[..2] == maps[..2])
            ? [boxes[0] * boxes[1], maps[1], cells, cells]
            : throw new ShapeException(
                "Regions are cut by boxes [N, R, 4] in images out of maps with equally many channels, all of the same batch.",
                string.Join(" and ", inputs));

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) =>
        Operations.Of(OperationsEachSample * (samples * (samples * Arithmetic.Product(output))));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Global;

    /// <inheritdoc/>
    protected internal override Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        var (boxes, maps) = (inputs[1].Detach(), inputs.Skip(2).ToList());
        int[] levels = [.. maps.Select(map => (int)MathF.Round(MathF.Log2((float)inputs[0].Shape[2] / map.Shape[2])))];
        var rows = Tensor.FromIndex([boxes.Shape[0] * boxes.Shape[1], 5], at =>
            at[1] == 0 ? at[0] / boxes.Shape[1] : boxes[at[0] / boxes.Shape[1], at[0] % boxes.Shape[1], at[1] - 1]);
        var byMap = Enumerable.Range(0, rows.Shape[0]).GroupBy(row => Math.Clamp(Level(rows, row), levels[0], levels[^1]) - levels[0])
            .ToList();
        var regions = byMap.Select(group =>
            maps[group.Key].RoiAlign(rows.IndexSelect(0, [.. group]), cells, MathF.ScaleB(1, -levels[group.Key]), samples));
        var places = byMap.SelectMany(group => group).Index().OrderBy(place => place.Item).Select(place => place.Index);
        return Tensor.Concat(0, [.. regions]).IndexSelect(0, [.. places]);
    }

    private static int Level(Tensor rows, int row)
    {
        var size = MathF.Sqrt(new Box(rows[row, 1], rows[row, 2], rows[row, 3], rows[row, 4]).Area);
        return size > 0 ? (int)MathF.Floor(UsualLevel + MathF.Log2(size / UsualSize) + Rounding) : 0;
    }
}
