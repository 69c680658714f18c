namespace CourseKit.Grading.Relations;

/// <summary>Results with the signs of all numbers exchanged: said before they are told to be turned, which can hold as well.</summary>
internal static class Signs
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        GridRelation.Change("is the expected one, negated", grid => grid.Map(value => -value)),
    ];
}
