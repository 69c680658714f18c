namespace CourseKit.Grading.Relations;

/// <summary>Results that have some rows or columns too few, or too many, around what is right.</summary>
internal static class Parts
{
    private static readonly string[] Ends = ["first", "last"];

    public static IReadOnlyList<GridRelation> All { get; } =
    [
        new(samples => Margins(samples, whole: sample => sample.Expected, part: sample => sample.Received) is { } missing
            ? $"is the expected one without {missing}" : null),
        new(samples => Margins(samples, whole: sample => sample.Received, part: sample => sample.Expected) is { } extra
            ? $"holds the expected one, and around it {extra} too many" : null),
    ];

    /// <summary>What the wholes have around the parts, in words; null where a part does not lie in its whole.</summary>
    private static string? Margins(IReadOnlyList<GridSample> samples, Func<GridSample, Grid> whole, Func<GridSample, Grid> part)
    {
        List<int[]> margins = [.. samples.Select(sample => Margin(whole(sample), part(sample))).OfType<int[]>()];
        if (margins.Count < samples.Count || margins.Any(margin => margin.Length != margins[0].Length))
        {
            return null;
        }

        List<int[]> telling = [.. margins.Where((_, i) => part(samples[i]).Values.Count > 1)];
        return telling.Count > 0 ? Words(telling) : null;
    }

    /// <summary>How much lies before and behind the part along each axis; null where it does not lie in the whole.</summary>
    private static int[]? Margin(Grid whole, Grid part)
    {
        if (whole.Rank != part.Rank || whole.HasSizes(part.Sizes) || whole.Sizes.Zip(part.Sizes).Any(size => size.First < size.Second))
        {
            return null;
        }

        int[] room = [.. whole.Sizes.Zip(part.Sizes, (large, small) => large - small + 1)];
        return Grid.Places(room).FirstOrDefault(start => whole.Crop(start, part.Sizes).Agrees(part)) is { } before
            ? [.. before.Zip(room, (at, places) => new[] { at, places - 1 - at }).SelectMany(ends => ends)]
            : null;
    }

    private static string Words(IReadOnlyList<int[]> margins)
    {
        var rank = margins[0].Length / 2;
        return string.Join(" and ", Enumerable.Range(0, margins[0].Length)
            .Select(i => (End: Ends[i % 2], Axis: AxisName(rank, i / 2), Counts: margins.Select(margin => margin[i]).Distinct().ToList()))
            .Where(margin => margin.Counts.Any(count => count > 0))
            .Select(margin => margin.Counts switch
            {
                [1] => $"its {margin.End} {margin.Axis}",
                [var count] => FormattableString.Invariant($"its {margin.End} {count} {margin.Axis}s"),
                _ => $"its {margin.End} {margin.Axis}s",
            }));
    }

    private static string AxisName(int rank, int axis) => (rank - axis) switch
    {
        1 when rank == 1 => "value",
        1 => "column",
        2 => "row",
        _ => $"part along axis {axis}",
    };
}
