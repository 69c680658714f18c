using System.Globalization;

namespace CourseKit.Networks.Accounting;

/// <summary>Size in bytes, printed in kB and KiB, MB and MiB …</summary>
/// <param name="Bytes">The number of bytes.</param>
public readonly record struct ByteSize(long Bytes)
{
    private static readonly string[] Decimal = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];
    private static readonly string[] Powers = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Gets the size in SI units, of 1,000 each: <c>12.6 MB</c>.</summary>
    public string Si => In(1000, Decimal);

    /// <summary>Gets the size in binary units, of 1,024 each: <c>12.0 MiB</c>.</summary>
    public string Binary => In(1024, Powers);

    /// <summary>Returns both: <c>12.6 MB (12.0 MiB)</c>.</summary>
    public override string ToString() => Bytes < 1024 ? Si : $"{Si} ({Binary})";

    /// <summary>Parses a size: <c>8GB</c>, <c>1.5 GiB</c>, <c>400000</c> bytes.</summary>
    /// <exception cref="FormatException">The text is no size, one in bits, or one of more than 64 bits.</exception>
    public static ByteSize Parse(string text)
    {
        var number = text.TrimEnd().TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var unit = text[number.Length..].Trim();
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var size)
            && BytesIn(unit.Length == 0 ? Decimal[0] : unit) is { } scale && size * scale is >= 0 and < long.MaxValue and var bytes
            ? new ByteSize((long)bytes)
            : IsOfBits(unit) ? throw new FormatException(
                $"A size is given in bytes, B; a small b stands for bits, eight to a byte. Received: {text}. "
                + "Write MB for megabytes, or divide by 8.")
            : throw new FormatException($"A size is a number of bytes, or of larger units: 400000, 512MB, 8GB, 1.5GiB. Received: {text}.");
    }

    /// <summary>Returns the number of bytes in a unit, 1,000 for <c>kB</c> and 1,024 for <c>KiB</c>; null for what is no unit of
    /// memory.</summary>
    public static double? BytesIn(string unit) => IsOfBits(unit) ? null
        : Array.FindIndex(Decimal, Is(unit)) is >= 0 and var thousands ? Math.Pow(1000, thousands)
        : Array.FindIndex(Powers, Is(unit)) is >= 0 and var powers ? Math.Pow(1024, powers)
        : null;

    /// <summary>Returns whether a unit counts bits: <c>Mb</c>, <c>Gib</c>, <c>kbit</c>. Who writes all small, as in <c>mb</c>, means
    /// bytes.</summary>
    public static bool IsOfBits(string unit) => unit is [>= 'A' and <= 'Z', .. "b" or "ib"]
        || unit.EndsWith("bit", StringComparison.OrdinalIgnoreCase) || unit.EndsWith("bits", StringComparison.OrdinalIgnoreCase);

    private static Predicate<string> Is(string unit) => known => known.Equals(unit, StringComparison.OrdinalIgnoreCase);

    private string In(int thousand, string[] units)
    {
        var (size, unit) = ((double)Bytes, 0);
        for (; size >= thousand && unit < units.Length - 1; size /= thousand)
        {
            unit++;
        }

        return unit == 0
            ? FormattableString.Invariant($"{Bytes} bytes")
            : $"{size.ToString(size < 100 ? "0.0##" : "0.0", CultureInfo.InvariantCulture)} {units[unit]}";
    }
}
