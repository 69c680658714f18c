namespace CourseKit.Tensors.Kernels.Resampling;

/// <summary>A point between four pixels of a map: where these are, and how much each counts.</summary>
/// <param name="First">The pixel above on the left.</param>
/// <param name="Second">The pixel above on the right.</param>
/// <param name="Third">The pixel below on the left.</param>
/// <param name="Fourth">The pixel below on the right.</param>
/// <param name="OfFirst">How much the first counts.</param>
/// <param name="OfSecond">How much the second counts.</param>
/// <param name="OfThird">How much the third counts.</param>
/// <param name="OfFourth">How much the fourth counts.</param>
internal readonly record struct RegionSample(
    int First, int Second, int Third, int Fourth, float OfFirst, float OfSecond, float OfThird, float OfFourth)
{
    /// <summary>A point of a map, that counts so much; further than a pixel outside it counts nothing.</summary>
    public static RegionSample At(float down, float across, int height, int width, float share)
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
