using CourseKit.Tensors;

namespace CourseKit.Networks.Detection;

/// <summary>Boxes of a batch as one tensor, padded with zeros.</summary>
internal static class BoxTensor
{
    /// <summary>[N, count, numbers of a row]; where there are fewer boxes, zeros follow.</summary>
    public static Tensor Of(int count, IEnumerable<IEnumerable<ScoredBox>> images, Func<ScoredBox, float[]> row)
    {
        float[][][] rows = [.. images.Select(image => image.Take(count).Select(row).ToArray())];
        return Tensor.FromIndex([rows.Length, count, row(default).Length],
            at => at[1] < rows[at[0]].Length ? rows[at[0]][at[1]][at[2]] : 0);
    }
}
