namespace CourseKit.Grading.Wording;

/// <summary>A way to say something: words that stand in one sentence or in two next to each other, in any order and form.</summary>
/// <remarks>
/// Written with a space between the words and a slash between those that will do: <c>share/reuse/same weight/kernel</c>. A hyphen holds
/// words together: <c>fully-connected</c>. Chinese is written as it stands: <c>共享/共用 权重</c>. Where <c>not</c> is among the
/// words, one of the others has to be negated; else none may be.
/// </remarks>
internal sealed class Phrasing
{
    private const string Not = "not";

    private readonly IReadOnlyList<IReadOnlyList<string>>[] terms;
    private readonly bool isNegative;

    public Phrasing(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        isNegative = parts.Contains(Not);
        terms = [.. parts.Where(part => part != Not).Select(part =>
            (IReadOnlyList<IReadOnlyList<string>>)[.. part.Split('/').Select(EssayText.Words)])];
    }

    /// <summary>Returns whether a text says it.</summary>
    public bool IsIn(EssayText text)
    {
        var places = terms.Select(term => Places(term, text.Tokens).ToList()).ToList();
        return Enumerable.Range(0, text.Tokens.Count > 0 ? text.Tokens[^1].Sentence + 1 : 0).Any(sentence =>
        {
            var near = places.ConvertAll(found => found.FindAll(one => one.Sentence == sentence || one.Sentence == sentence + 1));
            return isNegative ? near.TrueForAll(found => found.Count > 0) && near.Exists(found => found.Exists(one => one.IsNegated))
                : near.TrueForAll(found => found.Exists(one => !one.IsNegated));
        });
    }

    /// <summary>The first words of all places where one of some alternatives stands.</summary>
    private static IEnumerable<Token> Places(IReadOnlyList<IReadOnlyList<string>> alternatives, IReadOnlyList<Token> tokens) =>
        Enumerable.Range(0, tokens.Count)
            .Where(at => alternatives.Any(words => words.Count > 0 && at + words.Count <= tokens.Count
                && words.Index().All(word => tokens[at + word.Index].IsFormOf(word.Item))))
            .Select(at => tokens[at]);
}
