namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>One bilinear sample point: four pixels of a map and their weights.</summary>
/// <param name="First">The pixel above on the left.</param>
/// <param name="Second">The pixel above on the right.</param>
/// <param name="Third">The pixel below on the left.</param>
/// <param name="Fourth">The pixel below on the right.</param>
/// <param name="OfFirst">The weight of the first.</param>
/// <param name="OfSecond">The weight of the second.</param>
/// <param name="OfThird">The weight of the third.</param>
/// <param name="OfFourth">The weight of the fourth.</param>
internal readonly record struct RoiSample(
    int First, int Second, int Third, int Fourth, float OfFirst, float OfSecond, float OfThird, float OfFourth)
{
    /// <summary>Returns the sample at a point of a map, with this total weight; further than a pixel outside, the weight is zero.</summary>
    public static RoiSample At(float down, float across, int height, int width, float share)
    {
        if (!(down >= -1 && down <= height && across >= -1 && across <= width))
        {
            return default;
        }

        var (above, below, lower) = Around(down, height);
        var (left, right, further) = Around(across, width);
        var (upper, nearer) = (1 - lower, 1 - further);
        return new(
            (above * width) + left, (above * width) + right, (below * width) + left, (below * width) + right,
            upper * nearer * share, upper * further * share, lower * nearer * share, lower * further * share);
    }

    private static (int Before, int Behind, float Share) Around(float position, int size)
    {
        var inside = Math.Max(position, 0);
        var before = (int)inside;
        return before >= size - 1 ? (size - 1, size - 1, 0) : (before, before + 1, inside - before);
    }
}
