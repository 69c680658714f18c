using System.Globalization;

namespace CourseKit.Figures.Diagrams;

/// <summary>Cost of a part of a network: its learned parameters, and its multiply-accumulates for one image.</summary>
internal readonly record struct Cost(long Parameters, long MultiplyAccumulates)
{
    public static Cost operator +(Cost left, Cost right) =>
        new(left.Parameters + right.Parameters, left.MultiplyAccumulates + right.MultiplyAccumulates);

    public static Cost Sum(IEnumerable<Cost> costs) => costs.Aggregate(default(Cost), (sum, cost) => sum + cost);

    /// <summary>A number in full: «25,557,032»; nothing for 0.</summary>
    public static string InFull(long number) => number == 0 ? string.Empty : number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in three digits: «25.6 M»; nothing for 0.</summary>
    public static string InShort(long number) => number switch
    {
        0 => string.Empty,
        < 1_000 => $"{number}",
        < 999_500 => Rounded(number / 1e3, "k"),
        < 999_500_000 => Rounded(number / 1e6, "M"),
        _ => Rounded(number / 1e9, "G"),
    };

    private static string Rounded(double number, string unit) =>
        $"{number.ToString(number < 9.995 ? "0.00" : number < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture)} {unit}";
}
