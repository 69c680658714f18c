using System.Globalization;
using System.Text;

namespace CourseKit.Tensors.Files;

/// <summary>Text from outside as messages show it: of bounded length, without characters that cannot be seen, whatever it holds.</summary>
internal static class Excerpt
{
    /// <summary>Returns the beginning of a text. In the place of control and format characters, which could turn the direction of a
    /// message around or end its line, stands U+FFFD; so it does for half a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The greatest number of UTF-16 code units, 1 or more.</param>
    public static string Of(string text, int limit = 100)
    {
        var start = Shortened(text, limit);
        foreach (var sign in start.EnumerateRunes())
        {
            if (!IsShown(sign))
            {
                return Replaced(start);
            }
        }

        return start;
    }

    /// <summary>Returns the first of several texts with commas between them, and how many more there are.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="most">The greatest number of texts.</param>
    public static string Of(IReadOnlyCollection<string> texts, int most = 10) =>
        string.Join(", ", texts.Take(most).Select(text => Of(text))) + (texts.Count > most ? $" and {texts.Count - most} more" : null);

    /// <summary>Returns the beginning of a text with all of its characters, as a learner's own values are shown; no surrogate pair is
    /// cut through.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The greatest number of UTF-16 code units, 1 or more.</param>
    public static string Shortened(string text, int limit) => text.Length <= limit ? text
        : $"{text.AsSpan(0, char.IsSurrogatePair(text, limit - 1) ? limit - 1 : limit)}…";

    private static string Replaced(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
        {
            shown.Append(IsShown(sign) ? sign : Rune.ReplacementChar);
        }

        return shown.ToString();
    }

    /// <summary>Returns whether a character can be seen. Half a surrogate pair is enumerated as U+FFFD, and counts as one that
    /// cannot.</summary>
    private static bool IsShown(Rune sign) => sign != Rune.ReplacementChar && Rune.GetUnicodeCategory(sign) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
