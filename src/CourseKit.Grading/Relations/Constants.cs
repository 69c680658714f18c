using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Relations;

/// <summary>Results that depend on less than they should: numbers that are none, one number everywhere, an input as it was.</summary>
internal static class Constants
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        GridRelation.Of("holds NaN where finite numbers are expected",
            sample => sample.Expected.IsFinite && sample.Received.Values.Any(double.IsNaN)),
        GridRelation.Of("holds infinite numbers where finite ones are expected",
            sample => sample.Expected.IsFinite && sample.Received.Values.Any(double.IsInfinity)),
        GridRelation.Of("is empty: it holds no numbers at all", sample => sample.Received.Values.Count == 0),
        new(Unchanged),
        GridRelation.Of("is zero everywhere", sample => sample.Received.Values.All(value => value == 0)),
        new(OneValue),
    ];

    /// <summary>The result is one of the inputs.</summary>
    private static string? Unchanged(IReadOnlyList<GridSample> samples)
    {
        var names = samples[0].Inputs.Select(input => input.Name).Where(name => samples.All(sample =>
            sample.Inputs.Any(input => input.Name == name && input.Value.Agrees(sample.Received))));
        return names.FirstOrDefault() is { } same ? $"is `{same}`, unchanged" : null;
    }

    private static string? OneValue(IReadOnlyList<GridSample> samples)
    {
        var differing = samples.Where(sample => sample.Received.Values.Count > 1).ToList();
        if (!differing.Any(sample => sample.Expected.Values.Distinct().Count() > 1) || samples.Any(sample =>
            sample.Received.Values.Any(value => !Number.AreClose(sample.Received.Values[0], value))))
        {
            return null;
        }

        var first = differing[0].Received.Values[0];
        return $"holds the same number everywhere: {ValueText.Of(first)} in the first trial that fails";
    }
}
