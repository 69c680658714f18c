namespace CourseKit.Grading.Relations;

/// <summary>A way in which results of numbers can relate to the expected ones.</summary>
/// <param name="Words">The fact that holds of all samples alike, as the rest of a sentence that begins «Your result»; null where it does
/// not hold.</param>
internal sealed record GridRelation(Func<IReadOnlyList<GridSample>, string?> Words)
{
    /// <summary>Relations that say what happened to the expected numbers, from those that say the most to those that say the
    /// least.</summary>
    public static IReadOnlyList<GridRelation> Telling { get; } =
    [
        .. Constants.All,
        .. Signs.All,
        .. Arrangements.All,
        .. Factors.All,
        .. Parts.All,
        .. Roundings.All,
        .. RunningSums.All,
        .. Regions.All,
        .. Slices.Telling,
    ];

    /// <summary>All relations: after those that tell what happened, those that leave it open.</summary>
    public static IReadOnlyList<GridRelation> All { get; } = [.. Telling, .. Slices.All, .. LostFractions.All, .. Orders.All];

    /// <summary>A relation that needs no more than one sample to be told.</summary>
    public static GridRelation Of(string words, Func<GridSample, bool> holds) => new(samples => samples.All(holds) ? words : null);

    /// <summary>Each result is what a change makes of the expected one.</summary>
    public static GridRelation Change(string words, Func<Grid, Grid?> change) =>
        Of(words, sample => change(sample.Expected)?.Agrees(sample.Received) == true);
}
