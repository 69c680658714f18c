using System.Globalization;
using CourseKit.Grading.Comparison;

namespace CourseKit.Grading.Cards;

/// <summary>The writing of the values in one drawing: all real numbers with as many decimals as the most fractional of them
/// needs.</summary>
internal sealed class CellTexts
{
    private const int MostDecimals = 4;
    private const double Largest = 1e7;

    private readonly int decimals;

    public CellTexts(IEnumerable<object?> values)
    {
        double[] reals = [.. values.Where(IsReal).Select(Real).Where(real => Math.Abs(real) < Largest)];
        decimals = Enumerable.Range(0, MostDecimals).FirstOrDefault(
            count => reals.All(real => Math.Abs(Math.Round(real, count) - real) <= (1e-5 * Math.Abs(real)) + 5e-6), MostDecimals);
    }

    public string Of(object? value) => IsReal(value) ? Of(Real(value)) : ValueText.Of(value);

    /// <summary>The texts of two values that differ, which are told apart if need be by all their digits.</summary>
    public (string Expected, string Received) OfDiffering(object? expected, object? received) =>
        (Of(expected), Of(received)) is var texts && texts.Item1 != texts.Item2 ? texts : (InFull(expected), InFull(received));

    private string Of(double real) => real switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        double.NaN => "NaN",
        _ when Math.Abs(real) >= Largest || (real != 0 && Math.Abs(Math.Round(real, decimals) - real) > 0.01 * Math.Abs(real)) =>
            real.ToString("0.###e0", CultureInfo.InvariantCulture),
        _ => (Math.Round(real, decimals) + 0.0).ToString($"F{decimals}", CultureInfo.InvariantCulture),
    };

    private static string InFull(object? value) =>
        value is IFormattable number && IsReal(value) ? number.ToString("R", CultureInfo.InvariantCulture) : ValueText.Of(value);

    private static bool IsReal(object? value) => value is float or double or Half;

    private static double Real(object? value) => value is Half half ? (double)half : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
