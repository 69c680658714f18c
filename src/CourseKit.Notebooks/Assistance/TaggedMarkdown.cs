using System.Text;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance;

/// <summary>Text whose parts the compiler has named the kinds of, as Markdown: what stands before the first line's end is code.</summary>
internal static class TaggedMarkdown
{
    private const string Special = "\\`*_{}[]<>#|$~";

    /// <summary>A declaration, and prose below it.</summary>
    public static string Of(IReadOnlyList<TaggedText> parts)
    {
        var declaration = parts.TakeWhile(part => part.Tag != TextTags.LineBreak).ToList();
        var prose = Prose(parts.Skip(declaration.Count));
        return prose.Length == 0 ? Code(declaration) : $"{Code(declaration)}\n\n{prose}";
    }

    /// <summary>A block of C#.</summary>
    public static string Code(IEnumerable<TaggedText> parts) => $"```csharp\n{Joined(parts).Trim()}\n```";

    /// <summary>Sentences, in which names are code.</summary>
    public static string Prose(IEnumerable<TaggedText> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Tag switch
            {
                TextTags.LineBreak => "\n\n",
                TextTags.Text or TextTags.Space or TextTags.Punctuation => Escaped(part.Text),
                _ => $"`{part.Text}`",
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>Text that Markdown leaves as it is.</summary>
    public static string Escaped(string text) => string.Concat(text.Select(c => Special.Contains(c) ? $"\\{c}" : $"{c}"));

    private static string Joined(IEnumerable<TaggedText> parts) => string.Concat(parts.Select(part => part.Text));
}
