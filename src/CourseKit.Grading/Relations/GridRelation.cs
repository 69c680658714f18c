namespace CourseKit.Grading.Relations;

/// <summary>A way in which results of numbers can relate to the expected ones.</summary>
/// <param name="Words">The fact that holds of all samples alike, as the rest of a sentence that begins «Your result»; null where it does
/// not hold.</param>
internal sealed record GridRelation(Func<IReadOnlyList<GridSample>, string?> Words)
{
    /// <summary>Relations, from those that say the most to those that say the least.</summary>
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        .. Constants.All,
        .. Signs.All,
        .. Arrangements.All,
        .. Factors.All,
        .. Parts.All,
        .. Roundings.All,
        .. RunningSums.All,
        .. Regions.All,
        .. Orders.All,
    ];

    /// <summary>A relation that needs no more than one sample to be told.</summary>
    public static GridRelation Of(string words, Func<GridSample, bool> holds) => new(samples => samples.All(holds) ? words : null);

    /// <summary>Each result is what a change makes of the expected one.</summary>
    public static GridRelation Change(string words, Func<Grid, Grid?> change) =>
        Of(words, sample => change(sample.Expected)?.Agrees(sample.Received) == true);
}
