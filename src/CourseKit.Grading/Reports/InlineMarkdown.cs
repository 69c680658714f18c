using System.Text.RegularExpressions;

namespace CourseKit.Grading.Reports;

/// <summary>Markdown within a line: code between backticks, <c>*emphasis*</c> and <c>**strong emphasis**</c>.</summary>
internal static partial class InlineMarkdown
{
    /// <summary>Returns the text as HTML.</summary>
    public static string ToHtml(string text) => Marked(IHtml.Encode(text), code => $"<code>{code}</code>", (words, element) =>
        $"<{element}>{words}</{element}>");

    /// <summary>Returns the text without the asterisks, which stand for italics that a terminal has not; backticks stay, as around code
    /// in plain text.</summary>
    public static string ToText(string text) => Marked(text, code => $"`{code}`", (words, _) => words);

    private static string Marked(string text, Func<string, string> code, Func<string, string, string> emphasis) =>
        Marks().Replace(text, found => found switch
        {
            _ when found.Groups["code"] is { Success: true, Value: var words } => code(words),
            _ when found.Groups["strong"] is { Success: true, Value: var words } => emphasis(Marked(words, code, emphasis), "strong"),
            _ => emphasis(Marked(found.Groups["em"].Value, code, emphasis), "em"),
        });

    /// <remarks>An asterisk beside a space, or within a word, is a multiplication sign.</remarks>
    [GeneratedRegex(@"`(?<code>[^`]+)`|(?<![\w*])" +
        @"(?:\*\*(?<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*|\*(?<em>[^\s*](?:[^*\n]*[^\s*])?)\*)(?![\w*])")]
    private static partial Regex Marks();
}
