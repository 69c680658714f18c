using System.Text;

namespace CourseKit.Tensors.Display;

/// <summary>A value that can show itself in a notebook; its <c>ToString()</c> says the same in a terminal.</summary>
public interface IHtml
{
    /// <summary>Returns the value as HTML that needs no script and no style sheet from elsewhere.</summary>
    string ToHtml();

    /// <summary>Returns a text with the characters escaped that mean something in markup or in a quoted attribute; others stay readable,
    /// but for those that no document may hold, in whose place stands U+FFFD.</summary>
    static string Encode(string text) => Encode(text, quotes: true);

    /// <summary>Returns a text for what reads it between tags and knows no escaped quotes, as plotly's labels do.</summary>
    internal static string EncodeBetweenTags(string text) => Encode(text, quotes: false);

    private static string Encode(string text, bool quotes)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
        {
            _ = sign.Value switch
            {
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '&' => encoded.Append("&amp;"),
                '"' when quotes => encoded.Append("&quot;"),
                '\'' when quotes => encoded.Append("&#39;"),
                < ' ' and not ('\n' or '\r' or '\t') or 0xFFFE or 0xFFFF => encoded.Append('\uFFFD'),
                _ => encoded.Append(sign),
            };
        }

        return encoded.ToString();
    }
}
