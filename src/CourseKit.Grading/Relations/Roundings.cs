namespace CourseKit.Grading.Relations;

/// <summary>Something was done to each expected number: its sign or its fraction was lost, or it was squared.</summary>
internal static class Roundings
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        Each("is the expected one without its signs", Math.Abs),
        Each("is the expected one with 0 in the place of negative numbers", value => Math.Max(value, 0)),
        Each("is the expected one with 0 in the place of positive numbers", value => Math.Min(value, 0)),
        Whole("is the expected one cut off to whole numbers", Math.Truncate),
        Whole("is the expected one rounded down to whole numbers", Math.Floor),
        Whole("is the expected one rounded up to whole numbers", Math.Ceiling),
        Whole("is the expected one rounded to whole numbers", value => Math.Round(value)),
        .. Enumerable.Range(1, MostDigits).Select(Digits),
        Each("is the expected one, squared", value => value * value),
        Each("is the square root of the expected one", value => value < 0 ? double.NaN : Math.Sqrt(value)),
        Each("is the expected one, inverted: 1 divided by each number", value => 1 / value),
        Each("is the expected one limited to numbers from 0 to 1", value => Math.Clamp(value, 0, 1)),
    ];

    /// <summary>The numbers of which a few may be whole ones by chance, as parts from 0 to 1 are 0 and 1.</summary>
    private const int FewValues = 2, FewNumbers = 8;

    /// <summary>The most digits behind the point to which numbers are seen to be rounded: with more, they are nearly right.</summary>
    private const int MostDigits = 3;

    /// <summary>The part of a number by which single precision may miss one of few digits.</summary>
    private const double Single = 1e-6;

    private static GridRelation Digits(int digits)
    {
        var each = Each($"is the expected one rounded to {digits} digit{(digits > 1 ? "s" : null)} behind the point",
            value => Math.Round(value, digits));
        return new(samples => samples.All(sample => sample.Received.Values.All(value =>
            Math.Abs(value - Math.Round(value, digits)) <= Single * Math.Max(1, Math.Abs(value)))) ? each.Words(samples) : null);
    }

    private static GridRelation Whole(string words, Func<double, double> change)
    {
        var each = Each(words, change);
        return new(samples => samples.SelectMany(sample => sample.Received.Values).ToList() is var numbers
            && (numbers.Distinct().Count() > FewValues || numbers.Count > FewNumbers) ? each.Words(samples) : null);
    }

    private static GridRelation Each(string words, Func<double, double> change) => new(samples =>
        samples.Sum(sample => sample.Expected.Values.Count(value => value != 0)) > 2
        && samples.All(sample => sample.Expected.Map(change).Agrees(sample.Received)) ? words : null);
}
