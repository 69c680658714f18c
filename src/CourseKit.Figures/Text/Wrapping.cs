namespace CourseKit.Figures.Text;

/// <summary>The width and the line breaks of text. Fonts differ from machine to machine, so this is a careful guess.</summary>
internal static class Wrapping
{
    /// <summary>The part of a width that text may fill if it is set in bold.</summary>
    public const double RoomForBold = 0.88;

    /// <summary>The width of text in a sans-serif font, in pixels.</summary>
    public static double Width(string text, double fontSize = 12) => text.Sum(WidthOf) * fontSize;

    /// <summary>Text in lines that are no wider than this; a longer word stands alone in its line.</summary>
    public static IEnumerable<string> Lines(string text, double width, double fontSize = 12)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, fontSize) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    /// <summary>Text that is no wider than this, cut with … where it was longer.</summary>
    public static string Cut(string text, double width, double fontSize = 12)
    {
        if (Width(text, fontSize) <= width)
        {
            return text;
        }

        var room = width - Width("…", fontSize);
        var kept = text.Length;
        while (kept > 0 && Width(text[..kept], fontSize) > room)
        {
            kept--;
        }

        return text[..kept].TrimEnd() + "…";
    }

    private static double WidthOf(char character) => character switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' => 0.32,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '·' => 0.4,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.95,
        '+' or '=' or '×' or '→' or '⇒' => 0.84,
        >= 'A' and <= 'Z' => 0.72,
        >= '\u1100' => 1,
        _ => 0.61,
    };
}
