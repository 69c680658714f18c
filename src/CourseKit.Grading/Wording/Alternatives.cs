namespace CourseKit.Grading.Wording;

/// <summary>Expressions of which any will do, apart by slashes: <c>fewer/less/small-number</c>.</summary>
/// <remarks>A hyphen holds words together, and a star at the end stands for any ending: <c>invarian*</c>. Other words may have any of their
/// regular endings.</remarks>
internal sealed class Alternatives
{
    private readonly IReadOnlyList<(IReadOnlyList<string> Words, bool IsOpen)> expressions;

    public Alternatives(string expressions) => this.expressions =
    [
        .. expressions.Split('/').Select(expression => (Words: EssayText.Words(expression), IsOpen: expression.EndsWith('*')))
            .Where(expression => expression.Words.Count > 0),
    ];

    /// <summary>Returns the places in a text where one of the expressions begins.</summary>
    public IEnumerable<int> PlacesIn(IReadOnlyList<Token> tokens) =>
        Enumerable.Range(0, tokens.Count)
            .Where(at => expressions.Any(expression => StandsAt(at, expression.Words, expression.IsOpen, tokens)));

    private static bool StandsAt(int at, IReadOnlyList<string> words, bool isOpen, IReadOnlyList<Token> tokens) =>
        at + words.Count <= tokens.Count && words.Index().All(word =>
            tokens[at + word.Index].Sentence == tokens[at].Sentence
            && (isOpen && word.Index == words.Count - 1
                ? tokens[at + word.Index].Text.StartsWith(word.Item, StringComparison.Ordinal)
                : tokens[at + word.Index].IsFormOf(word.Item)));
}
