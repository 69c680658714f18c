using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Grading.Wording;

/// <summary>Text of a learner, as words in clauses and sentences; Chinese, which sets no spaces, as characters.</summary>
internal sealed partial class EssayText
{
    /// <summary>The words that a clause has on average where sentences are written, and not words in a row.</summary>
    private const double WordsOfAClause = 2.5;

    private EssayText(IReadOnlyList<string> sentences, IReadOnlyList<Token> tokens) => (Sentences, Tokens) = (sentences, tokens);

    /// <summary>Gets the sentences as they were written.</summary>
    public IReadOnlyList<string> Sentences { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Reads a text, in whose clauses one side of each contrast is spoken of.</summary>
    public static EssayText Read(string text, IReadOnlyList<Contrast> contrasts)
    {
        var sentences = SentenceEnds().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).ToList();
        List<Token> tokens = [];
        var clause = 0;
        foreach (var (sentence, written) in sentences.Index())
        {
            var reach = 0;
            var pieces = Pieces().Matches(Plain(written)).Select(match => match.Value).ToList();
            foreach (var (at, piece) in pieces.Index())
            {
                if (!IsWord(piece) || ClauseWords.Begins(piece))
                {
                    (clause, reach) = (clause + 1, 0);
                }

                if (IsWord(piece))
                {
                    tokens.Add(new Token(piece, sentence, clause, reach > 0));
                    reach = Math.Max(reach - 1, Negation.ReachOf(piece, pieces.ElementAtOrDefault(at + 1)));
                }
            }

            clause++;
        }

        return new EssayText(sentences, Subjects.Told(tokens, contrasts));
    }

    /// <summary>Returns whether a sentence is more than a list of words.</summary>
    public bool IsSentence(int sentence)
    {
        var words = Tokens.Where(token => token.Sentence == sentence).ToList();
        return words.Count >= WordsOfAClause * words.Select(token => token.Clause).Distinct().Count();
    }

    /// <summary>Returns the words of a phrase, without sentences.</summary>
    public static IReadOnlyList<string> Words(string phrase) =>
        [.. Pieces().Matches(Plain(phrase)).Select(match => match.Value).Where(IsWord)];

    /// <summary>Small letters, one form of each character, and no endings with an apostrophe but those of «not».</summary>
    private static string Plain(string text) => Possessive().Replace(
        text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\''), string.Empty);

    private static bool IsWord(string piece) => char.IsLetterOrDigit(piece[0]);

    /// <summary>The mark behind a sentence, or the space behind a paragraph; not the point in a number.</summary>
    [GeneratedRegex(@"(?<=[.!?…])\s+|(?<=[。！？])|(?:\r?\n\s*){2,}")]
    private static partial Regex SentenceEnds();

    /// <summary>A Chinese character, a number, a word, or the end of a clause.</summary>
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|\p{N}+(?:[.,×]\p{N}+)*|(?:(?!\p{IsCJKUnifiedIdeographs})[\p{L}\p{N}'])+|[,;:()、，；：（）—–]")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"'s\b|(?<![\p{L}])'|'(?![\p{L}])")]
    private static partial Regex Possessive();
}
