using System.Globalization;
using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Relations;

/// <summary>Results that are right up to a factor or an addend.</summary>
internal static class Factors
{
    private const double Negligible = 1e-6;

    public static IReadOnlyList<GridRelation> All { get; } =
    [
        new(CountFactor),
        new(samples => Common(samples, Factor) is { } factor ? $"is the expected one times {Text(factor)}" : null),
        new(samples => Common(samples, Addend) is { } addend ? $"is the expected one {Signed(addend)} everywhere" : null),
        GridRelation.Of("is the expected one times a factor, which differs from trial to trial",
            sample => HasEnough([sample]) && Factor(sample) is not null),
        GridRelation.Of("is the expected one plus a number, which differs from trial to trial",
            sample => HasEnough([sample]) && Addend(sample) is not null),
    ];

    /// <summary>Sums where means are meant, or the other way round: the factor is a number of values, or of rows, of an input.</summary>
    private static string? CountFactor(IReadOnlyList<GridSample> samples)
    {
        List<double?> factors = [.. samples.Select(Factor)];
        if (factors.Contains(null) || !HasEnough(samples))
        {
            return null;
        }

        var counts = samples[0].Inputs.SelectMany(input => Counts(input.Name, input.Value.Rank).Select(count => (count.Words,
            Of: (Func<GridSample, double>)(sample => sample.Input(input.Name) is { } grid && grid.Rank == input.Value.Rank
                ? count.Of(grid) : double.NaN))));
        foreach (var (words, count) in counts.Where(count => samples.Select(count.Of).Distinct().Count() > 1))
        {
            if (samples.Zip(factors).All(one => Number.AreClose(1 / count(one.First), one.Second!.Value)))
            {
                return $"is the expected one divided by {words}";
            }

            if (samples.Zip(factors).All(one => Number.AreClose(count(one.First), one.Second!.Value)))
            {
                return $"is the expected one times {words}";
            }
        }

        return null;
    }

    private static IEnumerable<(string Words, Func<Grid, double> Of)> Counts(string name, int rank) => rank == 0
        ? [($"`{name}`", grid => grid.Values[0])]
        : [
            ($"the number of values of `{name}`", grid => grid.Values.Count),
            .. Enumerable.Range(0, rank).Select(axis =>
                ($"the size of axis {axis} of `{name}`", (Func<Grid, double>)(grid => grid.Sizes[axis]))),
        ];

    /// <summary>The number that all samples have in common; null where they have none, or are too few to tell.</summary>
    private static double? Common(IReadOnlyList<GridSample> samples, Func<GridSample, double?> measure)
    {
        List<double?> all = [.. samples.Select(measure)];
        return HasEnough(samples) && all[0] is { } first && all.All(other => other is { } value && Number.AreClose(first, value))
            ? first : null;
    }

    private static double? Factor(GridSample sample)
    {
        var (expected, received) = sample.Pairs.OrderByDescending(pair => Math.Abs(pair.Expected)).FirstOrDefault();
        var factor = received / expected;
        return Math.Abs(expected) > Negligible && double.IsFinite(factor) && Math.Abs(factor) > Negligible
            && sample.Expected.Map(value => value * factor).Agrees(sample.Received) ? factor : null;
    }

    private static double? Addend(GridSample sample)
    {
        var addend = sample.Pairs.Select(pair => pair.Received - pair.Expected).FirstOrDefault();
        return double.IsFinite(addend) && Math.Abs(addend) > Negligible
            && sample.Expected.Map(value => value + addend).Agrees(sample.Received) ? addend : null;
    }

    /// <summary>One number is always another times something: it takes three different ones to say more.</summary>
    private static bool HasEnough(IReadOnlyList<GridSample> samples) =>
        samples.SelectMany(sample => sample.Pairs).Select(pair => pair.Expected).Where(value => value != 0).Distinct().Count() > 2;

    private static string Signed(double addend) => $"{(addend < 0 ? "minus" : "plus")} {Text(Math.Abs(addend))}";

    private static string Text(double number) => number.ToString("G4", CultureInfo.InvariantCulture);
}
