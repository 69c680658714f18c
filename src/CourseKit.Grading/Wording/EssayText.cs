using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Wording;

/// <summary>Text of a learner, as words in sentences; Chinese, which sets no spaces, as characters.</summary>
internal sealed partial class EssayText
{
    private EssayText(IReadOnlyList<Token> tokens) => Tokens = tokens;

    public IReadOnlyList<Token> Tokens { get; }

    public static EssayText Read(string text)
    {
        var pieces = Pieces().Matches(Plain(text)).Select(match => match.Value).ToList();
        List<Token> tokens = [];
        var (sentence, reach) = (0, 0);
        foreach (var (at, piece) in pieces.Index())
        {
            if (!IsWord(piece))
            {
                (sentence, reach) = (sentence + (EndsSentence(piece) ? 1 : 0), 0);
                continue;
            }

            reach = Negation.EndsAt(piece) ? 0 : reach;
            tokens.Add(new Token(piece, sentence, reach > 0));
            reach = Math.Max(reach - 1, Negation.ReachOf(piece, pieces.ElementAtOrDefault(at + 1)));
        }

        return new EssayText(tokens);
    }

    /// <summary>Returns the words of a phrase, without sentences.</summary>
    public static IReadOnlyList<string> Words(string phrase) =>
        [.. Pieces().Matches(Plain(phrase)).Select(match => match.Value).Where(IsWord)];

    /// <summary>Small letters, one form of each character, and no endings with an apostrophe but those of «not».</summary>
    private static string Plain(string text) => Possessive().Replace(
        text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\''), string.Empty);

    private static bool IsWord(string piece) => char.IsLetterOrDigit(piece[0]);

    private static bool EndsSentence(string piece) => piece[0] is '.' or '!' or '?' or '。' or '\n' or '\r';

    /// <summary>A Chinese character, a number, a word, the end of a sentence or paragraph, or that of a clause.</summary>
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|\p{N}+(?:[.,×]\p{N}+)*|(?:(?!\p{IsCJKUnifiedIdeographs})[\p{L}\p{N}'])+"
        + @"|[.!?。]+|(?:\r?\n\s*){2,}|[,;:()、—]")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"'s\b|(?<![\p{L}])'|'(?![\p{L}])")]
    private static partial Regex Possessive();
}
