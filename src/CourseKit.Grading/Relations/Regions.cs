using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Relations;

/// <summary>Results of the right shape that are right in one region alone, or shifted by a row or a column.</summary>
internal static class Regions
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        .. Shifts(),
        Wrong("is right except in its last column", (place, sizes) => place[1] == sizes[1] - 1),
        Wrong("is right except in its last row", (place, sizes) => place[0] == sizes[0] - 1),
        Wrong("is right except in its last row and column", (place, sizes) => place[0] == sizes[0] - 1 || place[1] == sizes[1] - 1),
        Wrong("is right except in its first column", (place, _) => place[1] == 0),
        Wrong("is right except in its first row", (place, _) => place[0] == 0),
        Wrong("is right except in its first row and column", (place, _) => place[0] == 0 || place[1] == 0),
        Wrong("is right in its first row only", (place, _) => place[0] > 0),
        Wrong("is right in its first column only", (place, _) => place[1] > 0),
        Wrong("is right at its first place only", (place, _) => place[0] > 0 || place[1] > 0),
        Wrong("is right inside, and wrong along its border", IsBorder),
        Wrong("is right on its diagonal only", (place, _) => place[0] != place[1]),
    ];

    /// <summary>All that is wrong lies in a region, and the whole region is wrong wherever the expected numbers are not zero.</summary>
    private static GridRelation Wrong(string words, Func<int[], IReadOnlyList<int>, bool> region)
    {
        bool Fits(GridSample sample, int[] place) => IsRight(sample, place)
            ? sample.Expected.At(place) == 0 || !region(place, sample.Expected.Sizes)
            : region(place, sample.Expected.Sizes);
        bool IsOutside(GridSample sample, int[] place) => sample.Expected.At(place) != 0 && !region(place, sample.Expected.Sizes);

        return new(samples => samples.All(sample => sample.Expected.Rank == 2 && sample.Received.HasSizes(sample.Expected.Sizes)
                && sample.IsClearCut && Grid.Places(sample.Expected.Sizes).All(place => Fits(sample, place)))
            && samples.Any(sample => sample.Expected.Sizes.Max() > 2
                && Grid.Places(sample.Expected.Sizes).Any(place => IsOutside(sample, place))) ? words : null);
    }

    private static bool IsRight(GridSample sample, int[] place) => Number.AreClose(sample.Expected.At(place), sample.Received.At(place));

    private static bool IsBorder(int[] place, IReadOnlyList<int> sizes) =>
        place[0] == 0 || place[1] == 0 || place[0] == sizes[0] - 1 || place[1] == sizes[1] - 1;

    private static IEnumerable<GridRelation> Shifts()
    {
        foreach (var (rows, columns, words) in new[]
        {
            (1, 0, "one row down"), (-1, 0, "one row up"), (0, 1, "one column to the right"), (0, -1, "one column to the left"),
            (1, 1, "one row down and one column to the right"), (-1, -1, "one row up and one column to the left"),
        })
        {
            yield return GridRelation.Of($"is the expected one, shifted {words}", sample => IsShifted(sample, rows, columns));
        }
    }

    private static bool IsShifted(GridSample sample, int rows, int columns)
    {
        var (expected, received) = (sample.Expected, sample.Received);
        if (expected.Rank != 2 || !received.HasSizes(expected.Sizes))
        {
            return false;
        }

        List<(int[] To, int[] From)> inside = [.. Grid.Places(expected.Sizes)
            .Select(place => (To: place, From: new[] { place[0] - rows, place[1] - columns }))
            .Where(pair => pair.From[0] >= 0 && pair.From[0] < expected.Sizes[0] && pair.From[1] >= 0 && pair.From[1] < expected.Sizes[1])];
        return inside.Select(pair => expected.At(pair.From)).Distinct().Count() > 2
            && inside.All(pair => Number.AreClose(expected.At(pair.From), received.At(pair.To)));
    }
}
