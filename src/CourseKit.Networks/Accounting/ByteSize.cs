using System.Globalization;

namespace CourseKit.Networks.Accounting;

/// <summary>A number of bytes, in units that people read.</summary>
/// <param name="Bytes">How many.</param>
public readonly record struct ByteSize(long Bytes)
{
    private static readonly string[] Decimal = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];
    private static readonly string[] Powers = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>In SI units, of 1,000 each: <c>12.6 MB</c>.</summary>
    public string Si => In(1000, Decimal);

    /// <summary>In binary units, of 1,024 each: <c>12.0 MiB</c>.</summary>
    public string Binary => In(1024, Powers);

    /// <summary>Both: <c>12.6 MB (12.0 MiB)</c>.</summary>
    public override string ToString() => Bytes < 1024 ? Si : $"{Si} ({Binary})";

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
