using System.Globalization;
using CourseKit.Networks.Costs;

namespace CourseKit.Networks.Accounting;

/// <summary>Line of a calculation: <c>conv1: (3 · 3 · 3 + 1) · 100 = 2,800</c>.</summary>
/// <param name="Name">The name of the computed quantity.</param>
/// <param name="Calculation">The expression and its result.</param>
/// <param name="Unit">The unit of the result, where it is no plain number: <c>bytes</c>.</param>
public sealed record CalculationStep(string Name, Arithmetic Calculation, string Unit = "")
{
    /// <summary>Gets the line in TeX, aligned at its first equals sign.</summary>
    public string Tex
    {
        get
        {
            var result = Calculation.Value.ToString("N0", CultureInfo.InvariantCulture).Replace(",", "{,}", StringComparison.Ordinal);
            var expression = Calculation.IsGiven ? string.Empty : $"{Calculation.Tex} = ";
            var unit = Unit.Length == 0 ? string.Empty : $@"\ \text{{{Unit}}}";
            return $@"\text{{{Escaped(Name)}}} &= {expression}{result}{unit}";
        }
    }

    /// <summary>Returns the line as text.</summary>
    public override string ToString() => $"{Name}: {Calculation}{(Unit.Length == 0 ? string.Empty : $" {Unit}")}";

    /// <summary>Words for <c>\text{…}</c>: special characters of TeX are escaped or left out.</summary>
    private static string Escaped(string words) => string.Concat(words.Select(c => c switch
    {
        '_' or '%' or '#' or '&' => $@"\{c}",
        '\\' or '{' or '}' or '$' or '^' or '~' => " ",
        _ => $"{c}",
    }));
}
