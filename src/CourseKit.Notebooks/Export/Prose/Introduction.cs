using CourseKit.Notebooks.Documents;
using Markdig.Syntax;

namespace CourseKit.Notebooks.Export.Prose;

/// <summary>A notebook's introduction: its first heading, and the first sentence of its prose.</summary>
/// <param name="Title">The heading; null where there is none.</param>
/// <param name="FirstSentence">The sentence; null where there is no prose.</param>
internal sealed record Introduction(string? Title, string? FirstSentence)
{
    private const int LongestSentence = 240;

    /// <summary>Reads the Markdown cells.</summary>
    public static Introduction Of(Notebook notebook)
    {
        var blocks = notebook.Cells.OfType<MarkdownCell>().SelectMany(cell => MarkdownSyntax.Parse(cell.Source)?.AsEnumerable() ?? [])
            .ToList();
        return new Introduction(
            blocks.OfType<HeadingBlock>().Select(MarkdownSyntax.PlainText).FirstOrDefault(text => text.Length > 0),
            blocks.OfType<ParagraphBlock>().Select(MarkdownSyntax.PlainText).Select(FirstOf).FirstOrDefault(text => text.Length > 0));
    }

    private static string FirstOf(string paragraph)
    {
        var end = Enumerable.Range(0, Math.Max(0, paragraph.Length - 1))
            .FirstOrDefault(i => ".?!".Contains(paragraph[i]) && paragraph[i + 1] == ' ', -1);
        var sentence = end < 0 ? paragraph : paragraph[..(end + 1)];
        return sentence.Length <= LongestSentence ? sentence : $"{sentence[..sentence.LastIndexOf(' ', LongestSentence)]} …";
    }
}
