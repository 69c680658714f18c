using System.Globalization;

namespace CourseKit.Figures.Text;

/// <summary>Numbers as figures write them.</summary>
internal static class Digits
{
    /// <summary>The number that a text of this many significant digits says.</summary>
    public static double Round(double value, int significant) =>
        double.Parse(value.ToString($"G{significant}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Counts up to this are written in full.</summary>
    private const double LargestCount = 1e12;

    /// <summary>
    /// For a reader: whole numbers in full, others with so many significant digits; a true minus
    /// sign, and powers of ten where the number is very long.
    /// </summary>
    public static string Label(double value, int significant = 4)
    {
        if (double.IsInteger(value) && Math.Abs(value) <= LargestCount)
        {
            return Signed((value + 0.0).ToString("N0", CultureInfo.InvariantCulture));
        }

        var rounded = double.IsFinite(value) ? Round(value, significant) : value;
        var format = Math.Abs(rounded) is 0 or (>= 1e-4 and < 1e6) ? "0.##########" : "0.###e0";
        return Signed((rounded + 0.0).ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>For a reader: exactly so many decimals, as ticks of one axis have them.</summary>
    public static string Fixed(double value, int decimals) =>
        Signed((Math.Round(value, decimals) + 0.0).ToString($"F{decimals}", CultureInfo.InvariantCulture));

    /// <summary>For a drawing: hundredths of a pixel.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Signed(string number) => number.Replace('-', '−');
}
