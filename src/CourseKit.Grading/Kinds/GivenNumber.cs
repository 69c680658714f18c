using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Networks.Accounting;

namespace CourseKit.Grading.Kinds;

/// <summary>Number as a learner gives it: <c>9_000_000</c>, <c>9e6</c>, or a text with a unit, <c>"9 MB"</c>, <c>"8.58 MiB"</c>,
/// <c>"225 million"</c>. Two are equal when their values are.</summary>
public sealed partial record GivenNumber
{
    /// <summary>The most digits of a plain number that was rounded.</summary>
    private const int MostDigits = 6;

    /// <summary>The least whole number that is taken for a rounded one, and the fewest digits of it that are not the zeros at its
    /// end.</summary>
    private const int LeastRounded = 10_000, FewestDigits = 2;

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["k"] = 1e3,
        ["K"] = 1e3,
        ["thousand"] = 1e3,
        ["M"] = 1e6,
        ["Mio"] = 1e6,
        ["million"] = 1e6,
        ["G"] = 1e9,
        ["Mrd"] = 1e9,
        ["billion"] = 1e9,
        ["%"] = 0.01,
    };

    private static readonly Dictionary<string, string> MemoryUnits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kilobytes"] = "kB",
        ["megabytes"] = "MB",
        ["gigabytes"] = "GB",
    };

    /// <summary>Gets the value, in bytes where the number has a unit of memory; NaN for a text that is no number, or one of bits.</summary>
    public double Value { get; private init; }

    /// <summary>Gets half of what the last digit of a text counts, which is how far its number may be rounded; 0 for a plain
    /// number.</summary>
    internal double Rounding { get; private init; }

    /// <summary>Gets half of what the last significant digit counts, for a text with a unit and for a plain number of few digits; 0 for
    /// one that is written out.</summary>
    internal double Precision => Rounding > 0 ? Rounding : Value == 0 || Digits > MostDigits ? 0
        : 0.5 * Math.Pow(10, Plain.Contains('.') ? -Decimals : Plain.Length - Plain.TrimEnd('0').Length);

    /// <summary>Gets the unit of memory that a text names; null where it names none.</summary>
    internal string? MemoryUnit { get; private init; }

    /// <summary>Gets whether a text names a unit of bits, which no exercise asks for.</summary>
    internal bool IsOfBits { get; private init; }

    /// <summary>Gets the text that the number was given as; null for a plain number.</summary>
    internal string? Text { get; private init; }

    /// <summary>Returns a plain number.</summary>
    public static implicit operator GivenNumber?(double? value) => value is { } number ? new() { Value = number } : null;

    /// <summary>Returns the number of a figure of a summary, as of its memory, in bytes.</summary>
    public static implicit operator GivenNumber?(Amount? amount) => amount?.Value;

    /// <summary>Returns the number that a text writes, with or without a unit.</summary>
    public static implicit operator GivenNumber?(string? text) => string.IsNullOrWhiteSpace(text) ? null : Read(text.Trim());

    /// <summary>Returns whether two numbers have one value.</summary>
    public bool Equals(GivenNumber? other) => other is not null && Value.Equals(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>Returns the number as it was given.</summary>
    public override string ToString() => Text is null ? (double.IsInteger(Value) && Math.Abs(Value) < 1e15
        ? Value.ToString("N0", CultureInfo.InvariantCulture) : Difference.Text(Value)) : $"\"{Text}\"";

    /// <summary>The value as it would be written without an exponent.</summary>
    private string Plain => Value.ToString("0.###############", CultureInfo.InvariantCulture);

    /// <summary>The number of digits from the first to the last that is not 0.</summary>
    private int Digits => Plain.Replace(".", string.Empty, StringComparison.Ordinal).Trim('0', '-').Length;

    private int Decimals => Plain.Length - Plain.IndexOf('.') - 1;

    /// <summary>Returns whether this is another number, rounded or cut off behind the digits that are given. A text with a unit may be
    /// rounded on the way, too, and so be off by nearly a unit of its last digit in both directions.</summary>
    internal bool IsRounded(double value)
    {
        var unit = Rounding > 0 ? 2 * Rounding : Math.Pow(10, Plain.Contains('.') ? -Decimals : 0);
        var mayBeOffByAUnit = Rounding > 0 || Math.Abs(value) > Math.Abs(Value);
        return !Value.Equals(value) && Math.Abs(Value - value) is var off && (mayBeOffByAUnit ? off < unit : off <= unit / 2);
    }

    /// <summary>Returns whether this is a large whole number of a few digits and zeros, which another one is rounded to.</summary>
    internal bool IsRoundedCount(double value) => Value >= LeastRounded && double.IsInteger(value) && !Value.Equals(value)
        && Digits >= FewestDigits && Precision >= 1 && Math.Abs(Value - value) <= Precision;

    /// <summary>Returns the number with the other sign.</summary>
    internal GivenNumber Negated() => this with { Value = -Value };

    private static GivenNumber Read(string text)
    {
        var parts = Parts().Match(text);
        var digits = string.Concat(parts.Groups["number"].Value.Where(sign => !IsBetweenThousands(sign)));
        var unit = MemoryUnits.GetValueOrDefault(parts.Groups["unit"].Value, parts.Groups["unit"].Value);
        if (!parts.Success || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new() { Value = double.NaN, Text = text };
        }

        if (ByteSize.IsOfBits(unit))
        {
            return new() { Value = double.NaN, Text = text, IsOfBits = true };
        }

        var bytes = ByteSize.BytesIn(unit);
        var scale = bytes ?? Scales.GetValueOrDefault(parts.Groups["factor"].Value, 1);
        var decimals = parts.Groups["decimals"].Length;
        return new()
        {
            Value = number * scale,
            Rounding = scale != 1 ? 0.5 * scale * Math.Pow(10, -decimals) : 0,
            MemoryUnit = bytes is null ? null : unit,
            Text = text,
        };
    }

    private static bool IsBetweenThousands(char sign) => sign is '_' or ',' || char.IsWhiteSpace(sign);

    /// <summary>A number, its thousands apart by underscores, commas or spaces, and what stands behind it: a factor, also as in kMACs, and
    /// the name of what is counted.</summary>
    [GeneratedRegex(
        @"^(?<number>[+-]?(\d{1,3}([,_\s]\d{3})+|\d+|(?=\.\d))(\.(?<decimals>\d*))?([eE][+-]?\d+)?)\s*" +
        @"(?<unit>((?<factor>[kKMG])(?=(MAC|FLOP|OP)s?$)|(?<factor>%|\p{L}+))?[×\p{L} -]*)$")]
    private static partial Regex Parts();
}
