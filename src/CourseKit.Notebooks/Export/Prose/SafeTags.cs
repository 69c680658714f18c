using System.Text.RegularExpressions;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Tensors.Display;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>HTML inside Markdown: a few tags without attributes are kept, everything else is shown as the text that it is.</summary>
/// <remarks>None of the tags styles text to the end of the page where its end is missing.</remarks>
internal static partial class SafeTags
{
    /// <summary>The markup with every other tag escaped.</summary>
    public static Html Keep(string markup) => new(Escaped().Replace(IHtml.Encode(markup), "<$1>"));

    [GeneratedRegex("&lt;(/?(?:br|sub|sup|kbd|mark|details|summary)|br ?/)&gt;", RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();
}
