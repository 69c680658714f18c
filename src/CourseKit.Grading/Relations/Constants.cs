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
        new(samples => AreSeveral(samples) && samples.All(sample => sample.Received.Values.All(value => value == 0))
            ? $"is zero{(samples.All(sample => sample.Received.Values.Count == 1) ? string.Empty : " everywhere")}" : null),
        new(OneValue),
    ];

    /// <summary>The result is one of the inputs; a number that comes out each time may be so by chance.</summary>
    private static string? Unchanged(IReadOnlyList<GridSample> samples)
    {
        if (!AreSeveral(samples) || AreOne([.. samples.SelectMany(sample => sample.Received.Values)]))
        {
            return null;
        }

        var names = samples[0].Inputs.Select(input => input.Name).Where(name => samples.All(sample =>
            sample.Inputs.Any(input => input.Name == name && input.Value.Agrees(sample.Received))));
        return names.FirstOrDefault() is { } same ? $"is `{same}`, unchanged" : null;
    }

    /// <summary>The result is one number over and over, in the place of several; two may be equal by chance. So may those of some trials:
    /// that they have one number in common is not said.</summary>
    private static string? OneValue(IReadOnlyList<GridSample> samples) =>
        samples.Any(sample => sample.Received.Values.Count > 2 && sample.Expected.Values.Distinct().Count() > 1)
            && samples.All(sample => AreOne(sample.Received.Values))
                ? "holds the same number everywhere" : null;

    /// <summary>One number or two can equal an input, or 0, by chance.</summary>
    private static bool AreSeveral(IReadOnlyList<GridSample> samples) => samples.Sum(sample => sample.Received.Values.Count) > 2;

    private static bool AreOne(IReadOnlyList<double> numbers) => numbers.All(number => Number.AreClose(numbers[0], number));
}
