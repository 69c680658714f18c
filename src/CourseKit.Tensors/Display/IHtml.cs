using System.Text;

namespace CourseKit.Tensors.Display;

/// <summary>A value that can show itself in a notebook; its <c>ToString()</c> says the same in a terminal.</summary>
public interface IHtml
{
    /// <summary>Returns the value as HTML that needs no script and no style sheet from elsewhere.</summary>
    string ToHtml();

    /// <summary>Text with the characters escaped that mean something in markup or in a quoted attribute; others stay readable.</summary>
    static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '&' => encoded.Append("&amp;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(c),
            };
        }

        return encoded.ToString();
    }
}
