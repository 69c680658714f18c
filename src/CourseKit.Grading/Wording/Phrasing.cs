namespace CourseKit.Grading.Wording;

/// <summary>A way to say something: words that stand in one sentence, in any order and form.</summary>
/// <remarks>
/// Written with a space between the words and <see cref="Alternatives"/> for each: <c>share/reuse/same weight/kernel</c>. Chinese is
/// written as it stands: <c>共享/共用 权重</c>. Behind <c>not</c> comes a word that has to be negated, else none may be; behind an
/// exclamation mark words of which none may stand in the sentence. <c>convolution:</c> at the beginning is what it has to be said of, one
/// of the sides of a <see cref="Contrast"/>.
/// </remarks>
internal sealed class Phrasing
{
    private const string Not = "not";

    private readonly IReadOnlyList<string> sides;
    private readonly IReadOnlyList<Term> terms;
    private readonly IReadOnlyList<Alternatives> excluded;

    public Phrasing(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = parts.Where(part => !part.EndsWith(':') && !part.StartsWith('!')).ToList();
        sides = [.. parts.Where(part => part.EndsWith(':')).Select(part => part[..^1])];
        excluded = [.. parts.Where(part => part.StartsWith('!')).Select(part => new Alternatives(part[1..]))];
        terms =
        [
            .. plain.Index().Where(part => part.Item != Not)
                .Select(part => new Term(new Alternatives(part.Item), part.Index > 0 && plain[part.Index - 1] == Not)),
        ];
    }

    private bool IsNegative => terms.Any(term => term.IsNegated);

    /// <summary>Returns the numbers of the sentences of a text that say it.</summary>
    public IReadOnlyList<int> SentencesOf(EssayText text)
    {
        var found = terms.Select(term => term.Words.PlacesIn(text.Tokens).Select(at => text.Tokens[at]).Where(token => Suits(token, term)));
        var sentences = found.Select(tokens => tokens.Select(token => token.Sentence).ToHashSet()).ToList();
        var ruledOut = excluded.SelectMany(words => words.PlacesIn(text.Tokens)).Select(at => text.Tokens[at].Sentence).ToHashSet();
        return
        [
            .. Enumerable.Range(0, text.Sentences.Count).Where(sentence => text.IsSentence(sentence) && !ruledOut.Contains(sentence)
                && sentences.TrueForAll(one => one.Contains(sentence))),
        ];
    }

    /// <summary>A word beside the one behind the «not» may be negated along with it, as in «does not depend on it».</summary>
    private bool Suits(Token token, Term term) =>
        (term.IsNegated ? token.IsNegated : IsNegative || !token.IsNegated) && sides.All(token.IsSaidOf);

    private sealed record Term(Alternatives Words, bool IsNegated);
}
