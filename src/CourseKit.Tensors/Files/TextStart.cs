using System.Buffers;
using System.Text;

namespace CourseKit.Tensors.Files;

/// <summary>The beginning of a file as text, where it is text.</summary>
internal static class TextStart
{
    /// <summary>Returns the text of a file's first bytes, in UTF-8, or in UTF-16 as Windows writes it; null where they are no text: not
    /// valid, or with characters that control something other than lines.</summary>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        var text = start is [0xFF, 0xFE, ..] ? Utf16(start[2..], Encoding.Unicode)
            : start is [0xFE, 0xFF, ..] ? Utf16(start[2..], Encoding.BigEndianUnicode)
            : start is [> 0, 0, > 0, 0, ..] ? Utf16(start, Encoding.Unicode)
            : start is [0, > 0, 0, > 0, ..] ? Utf16(start, Encoding.BigEndianUnicode)
            : Utf8(start);
        return text?.Any(sign => char.IsControl(sign) && sign is not ('\t' or '\n' or '\r' or '\f')) == false ? text : null;
    }

    /// <summary>Returns whether a text goes on like the value of a JSON document that holds others.</summary>
    public static bool IsJson(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var inside = text.IsEmpty ? text : text[1..].TrimStart();
        return text is ['{', ..] ? inside is ['"' or '}', ..]
            : text is ['[', ..] && inside is ['{' or '[' or '"' or ']' or '-' or (>= '0' and <= '9'), ..];
    }

    private static string? Utf8(ReadOnlySpan<byte> start)
    {
        start = start is [0xEF, 0xBB, 0xBF, ..] ? start[3..] : start;
        var whole = start[..^CutOff(start)];
        return System.Text.Unicode.Utf8.IsValid(whole) ? Encoding.UTF8.GetString(whole) : null;
    }

    /// <summary>The number of bytes of a last character that goes on behind the bytes.</summary>
    private static int CutOff(ReadOnlySpan<byte> start)
    {
        for (var count = 1; count <= Math.Min(3, start.Length); count++)
        {
            if (Rune.DecodeFromUtf8(start[^count..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return count;
            }
        }

        return 0;
    }

    private static string Utf16(ReadOnlySpan<byte> start, Encoding encoding) => encoding.GetString(start[..^(start.Length % 2)]);
}
