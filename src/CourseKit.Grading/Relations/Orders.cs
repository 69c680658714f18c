namespace CourseKit.Grading.Relations;

/// <summary>Results that hold the right numbers in the wrong places.</summary>
internal static class Orders
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        new(samples => samples.Any(sample => sample.Expected.Values.Distinct().Count() > 3) && samples.All(HasTheSameNumbers)
            ? "holds the right numbers, but not in their places" : null),
    ];

    private static bool HasTheSameNumbers(GridSample sample) => sample.Received.HasSizes(sample.Expected.Sizes)
        && Sorted(sample.Expected).Agrees(Sorted(sample.Received));

    private static Grid Sorted(Grid grid) => new([grid.Values.Count], [.. grid.Values.Order()]);
}
