using System.Globalization;

namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>JSON may escape half of a surrogate pair (<c>\ud83e</c> alone), which no text can hold.</summary>
internal static class HalfSurrogates
{
    private const int EscapeLength = 6, PairLength = 2 * EscapeLength;

    /// <summary>JSON with U+FFFD in the place of each half, which is what encoders of UTF-8 write for it.</summary>
    public static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> json)
    {
        byte[]? mended = null;
        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at < json.Length;)
        {
            var unit = UnitAt(json, at);
            var isPair = char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(json, at + EscapeLength));
            if (char.IsSurrogate(unit) && !isPair)
            {
                mended ??= json.ToArray();
                "FFFD"u8.CopyTo(mended.AsSpan(at + 2));
            }

            // An escape of another kind has two characters, of which the second may be a backslash.
            at = Math.Min(json.Length, at + (isPair ? PairLength : 2));
            at = json[at..].IndexOf((byte)'\\') is >= 0 and var further ? at + further : -1;
        }

        return mended ?? json;
    }

    /// <summary>The unit of UTF-16 that is escaped at a place; 0 where none is.</summary>
    private static char UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at..].StartsWith("\\u"u8)
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : '\0';
}
