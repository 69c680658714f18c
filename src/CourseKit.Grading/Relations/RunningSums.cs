namespace CourseKit.Grading.Relations;

/// <summary>Sums that are not set back to zero: each number holds those before it as well.</summary>
internal static class RunningSums
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        GridRelation.Change("is the running total of the expected one: each number includes all those before it",
            grid => grid.Values.Count > 2 ? new Grid(grid.Sizes, [.. Totals(grid.Values)]) : null),
        GridRelation.Change("is the running total of each row of the expected one: each number includes those to its left",
            grid => grid.Rank == 2 ? new Grid(grid.Sizes, [.. grid.Values.Chunk(Math.Max(1, grid.Sizes[1])).SelectMany(Totals)]) : null),
    ];

    private static IEnumerable<double> Totals(IEnumerable<double> values)
    {
        var total = 0.0;
        foreach (var value in values)
        {
            yield return total += value;
        }
    }
}
