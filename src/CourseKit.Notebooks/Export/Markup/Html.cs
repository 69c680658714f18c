using System.Text;

namespace CourseKit.Notebooks.Export.Markup;

/// <summary>Markup that is safe to put in a page: what is filled into an interpolated text is
/// escaped, unless it is markup itself.</summary>
internal sealed record Html(string Markup)
{
    public static Html Empty { get; } = new(string.Empty);

    /// <summary>Markup from an interpolated text.</summary>
    public static Html Of(HtmlText markup) => new(markup.ToString());

    /// <summary>Text as markup.</summary>
    public static Html Text(string text) => new(Encode(text));

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Markup)));

    /// <summary>Text with the characters escaped that mean something in markup or in a quoted attribute; others stay readable.</summary>
    public static string Encode(string text)
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

    /// <inheritdoc/>
    public override string ToString() => Markup;
}
