namespace CourseKit.Grading.Relations;

/// <summary>Results that have some rows or columns too few, or too many, around what is right.</summary>
internal static class Parts
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        new(samples => Margins(samples, whole: sample => sample.Expected, part: sample => sample.Received) is { } missing
            ? $"is the expected one without {Missing(missing)}" : null),
        new(samples => Margins(samples, whole: sample => sample.Received, part: sample => sample.Expected) is { } extra
            ? $"is the expected one with {Extra(extra)}" : null),
    ];

    /// <summary>Returns what the wholes have around the parts; null where a part does not lie in its whole. Where the samples differ in the
    /// sides at which it is, that of the first, which the learner sees.</summary>
    private static IReadOnlyList<Margin>? Margins(
        IReadOnlyList<GridSample> samples, Func<GridSample, Grid> whole, Func<GridSample, Grid> part)
    {
        List<int[]> counts = [.. samples.Select(sample => Counts(whole(sample), part(sample))).OfType<int[]>()];
        if (counts.Count < samples.Count || counts.Any(ends => ends.Length != counts[0].Length))
        {
            return null;
        }

        // A single number lies in many places: where it was found tells nothing.
        List<int[]> telling = [.. counts.Where((_, i) => part(samples[i]).Values.Count > 1)];
        if (telling.Count == 0)
        {
            return null;
        }

        if (telling.Any(ends => !ends.Select(count => count > 0).SequenceEqual(counts[0].Select(count => count > 0))))
        {
            telling = [counts[0]];
        }

        var rank = telling[0].Length / 2;
        return [.. Enumerable.Range(0, 2 * rank).Where(end => telling[0][end] > 0).Select(end => new Margin(
            AxisName(rank, end / 2),
            IsFirst: end % 2 == 0,
            Count: telling.All(ends => ends[end] == telling[0][end]) ? telling[0][end] : null))];
    }

    /// <summary>The sizes before and behind the part along each axis; null where it does not lie in the whole.</summary>
    private static int[]? Counts(Grid whole, Grid part)
    {
        if (whole.Rank != part.Rank || whole.HasSizes(part.Sizes) || whole.Sizes.Zip(part.Sizes).Any(size => size.First < size.Second))
        {
            return null;
        }

        int[] room = [.. whole.Sizes.Zip(part.Sizes, (large, small) => large - small + 1)];
        return whole.Find(part) is { } before
            ? [.. before.Zip(room, (at, places) => new[] { at, places - 1 - at }).SelectMany(ends => ends)]
            : null;
    }

    private static string Missing(IReadOnlyList<Margin> margins) => EverySide(margins) is { } sides ? $"{sides} on every side"
        : Listed(margins.Select(margin => margin.Count switch
        {
            1 => $"its {margin.End} {margin.Axis}",
            { } count => FormattableString.Invariant($"its {margin.End} {count} {margin.Several}"),
            null => $"its {margin.End} {margin.Several}",
        }));

    private static string Extra(IReadOnlyList<Margin> margins) => EverySide(margins) is { } sides ? $"{sides} too many on every side"
        : $"{Listed(margins.Select(margin => $"{Amount(margin)} {margin.Side}"))} too many";

    /// <summary>Rows and columns, where there are as many at the top and the bottom and on the left and the right.</summary>
    private static string? EverySide(IReadOnlyList<Margin> margins) =>
        margins is [{ Axis: "row", Count: { } count } row, _, { Axis: "column" } column, _]
            && margins.All(margin => margin.Count == count) ? $"{Amount(row)} and {Amount(column)}" : null;

    private static string Amount(Margin margin) => margin.Count switch
    {
        1 => $"one {margin.Axis}",
        { } count => FormattableString.Invariant($"{count} {margin.Several}"),
        null => margin.Several,
    };

    private static string Listed(IEnumerable<string> items)
    {
        List<string> all = [.. items];
        return all.Count > 1 ? $"{string.Join(", ", all[..^1])} and {all[^1]}" : all[0];
    }

    private static string AxisName(int rank, int axis) => (rank - axis) switch
    {
        1 when rank == 1 => "value",
        1 => "column",
        2 => "row",
        _ => $"part along axis {axis}",
    };

    /// <summary>The rows, columns or other places at one end of an axis.</summary>
    /// <param name="Axis">The name of one place along the axis: row, column.</param>
    /// <param name="IsFirst">True for the end with the first of them.</param>
    /// <param name="Count">The number of places; null where it differs from sample to sample.</param>
    private sealed record Margin(string Axis, bool IsFirst, int? Count)
    {
        public string Several => Axis.StartsWith("part ", StringComparison.Ordinal) ? $"parts{Axis[4..]}" : $"{Axis}s";

        public string End => IsFirst ? "first" : "last";

        public string Side => (Axis, IsFirst) switch
        {
            ("row", true) => "at the top",
            ("row", false) => "at the bottom",
            ("column", true) => "on the left",
            ("column", false) => "on the right",
            (_, true) => "at the beginning",
            (_, false) => "at the end",
        };
    }
}
