using System.Globalization;

namespace CourseKit.Networks.Accounting;

/// <summary>A line of a calculation: <c>conv1: (3 · 3 · 3 + 1) · 100 = 2,800</c>.</summary>
/// <param name="What">What is computed.</param>
/// <param name="How">How, and with which result.</param>
/// <param name="Unit">What the result counts, where that is not clear: <c>bytes</c>.</param>
public sealed record Step(string What, Arithmetic How, string Unit = "")
{
    /// <summary>The line in TeX, with what lines are aligned by in front of the equals sign.</summary>
    public string Tex
    {
        get
        {
            var result = How.Value.ToString("N0", CultureInfo.InvariantCulture).Replace(",", "{,}", StringComparison.Ordinal);
            return $@"\text{{{Escaped(What)}}} &= {(How.IsGiven ? string.Empty : $"{How.Tex} = ")}{result}{(Unit.Length == 0 ? string.Empty : $@"\ \text{{{Unit}}}")}";
        }
    }

    /// <summary>The line as text.</summary>
    public override string ToString() => $"{What}: {How}{(Unit.Length == 0 ? string.Empty : $" {Unit}")}";

    /// <summary>Words for <c>\text{…}</c>: what TeX would take for something else has a backslash, or is left out.</summary>
    private static string Escaped(string words) => string.Concat(words.Select(c => c switch
    {
        '_' or '%' or '#' or '&' => $@"\{c}",
        '\\' or '{' or '}' or '$' or '^' or '~' => " ",
        _ => $"{c}",
    }));
}
