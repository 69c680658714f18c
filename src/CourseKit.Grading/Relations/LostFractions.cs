namespace CourseKit.Grading.Relations;

/// <summary>Results without fractions, as where a number on the way was cut off.</summary>
internal static class LostFractions
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        new(samples => samples.All(sample => sample.Received.HasSizes(sample.Expected.Sizes) && sample.Received.Values.All(IsWhole))
            && samples.SelectMany(sample => sample.Received.Values).Distinct().Count() > 3
            && samples.SelectMany(sample => sample.Expected.Values).Any(value => !IsWhole(value))
                ? "holds whole numbers only, where fractions are expected as well" : null),
    ];

    private static bool IsWhole(double value) => value == Math.Round(value);
}
