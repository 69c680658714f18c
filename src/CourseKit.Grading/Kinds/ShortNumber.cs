using System.Globalization;

namespace CourseKit.Grading.Kinds;

/// <summary>Number with few digits, without an exponent.</summary>
internal static class ShortNumber
{
    /// <summary>The most decimals that are written.</summary>
    private const int MostDecimals = 12;

    /// <summary>Returns a number with two significant digits, or all before the point: 0.073, 1, 1,085.</summary>
    public static string Of(double number)
    {
        var decimals = number == 0 || !double.IsFinite(number) ? 0
            : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, MostDecimals);
        return number.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
