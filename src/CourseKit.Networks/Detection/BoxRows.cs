using CourseKit.Tensors;

namespace CourseKit.Networks.Detection;

/// <summary>Boxes as tensors, as many for each image.</summary>
internal static class BoxRows
{
    /// <summary>[N, count, numbers of a row]; where there are fewer boxes, zeros follow.</summary>
    public static Tensor Of(int count, IEnumerable<IEnumerable<Candidate>> images, Func<Candidate, float[]> row)
    {
        float[][][] rows = [.. images.Select(image => image.Take(count).Select(row).ToArray())];
        return Tensor.FromIndex([rows.Length, count, row(default).Length],
            at => at[1] < rows[at[0]].Length ? rows[at[0]][at[1]][at[2]] : 0);
    }
}
