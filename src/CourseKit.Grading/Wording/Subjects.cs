namespace CourseKit.Grading.Wording;

/// <summary>Decision on what each clause of a text speaks of: the side of a contrast that it names first, or else the one before, unless
/// the sentence before has named several.</summary>
internal static class Subjects
{
    /// <summary>The words at the beginning of a sentence among which a pronoun is its subject.</summary>
    private const int WordsOfASubject = 3;

    /// <summary>Expressions behind which the next side that is named is compared with, and not spoken of.</summary>
    private static readonly Alternatives Comparing = new(
        "than/unlike/like/compared-to/compared-with/in-contrast-to/in-comparison-to/in-comparison-with/as-opposed-to/contrary-to/as-in/"
        + "as-with/instead-of/rather-than/against/differs-from/differ-from/比/与/跟/不像/不同于/相比");

    /// <summary>Words that speak of both sides, and so of neither alone.</summary>
    private static readonly Alternatives Both = new("both/each-of/either/neither/两者/两个/都");

    /// <summary>Words for what the sentence before has spoken of.</summary>
    private static readonly HashSet<string> Pronouns = ["it", "its", "they", "their", "this", "that", "these", "those", "它", "其", "这"];

    /// <summary>Words for the side that was not spoken of before.</summary>
    private static readonly Alternatives Other = new("the-other-network/the-other-net/the-other-one/the-other-model/the-other-layer");

    private enum Role
    {
        Named,
        Compared,
        Agent,
        All,
        Other,
    }

    /// <summary>Returns the words of a text, each with the sides that its clause speaks of.</summary>
    public static IReadOnlyList<Token> Told(IReadOnlyList<Token> tokens, IReadOnlyList<Contrast> contrasts)
    {
        var sides = tokens.Select(_ => new List<string>()).ToList();
        foreach (var contrast in contrasts)
        {
            foreach (var (at, side) in OneSide(tokens, contrast))
            {
                sides[at].Add(side);
            }
        }

        return [.. tokens.Select((token, at) => token with { Sides = sides[at] })];
    }

    private static IEnumerable<(int At, string Side)> OneSide(IReadOnlyList<Token> tokens, Contrast contrast)
    {
        var mentions = Mentions(tokens, contrast);
        var (said, last) = (contrast.Implied, contrast.Implied);
        foreach (var sentence in tokens.Index().GroupBy(token => token.Item.Sentence))
        {
            said = sentence.Take(WordsOfASubject).Any(word => Pronouns.Contains(word.Item.Text)) ? said : contrast.Implied ?? said;
            foreach (var clause in sentence.GroupBy(token => token.Item.Clause))
            {
                var here = clause.Where(token => mentions.ContainsKey(token.Index)).Select(token => mentions[token.Index]).ToList();
                var isRelative = ClauseWords.IsRelative(clause.First().Item.Text);
                var side = here.Exists(mention => mention.Role == Role.All) ? null
                    : here.Exists(mention => mention.Role == Role.Other) ? contrast.OtherThan(said)
                    : here.Find(mention => mention.Role == Role.Agent).Side ?? here.Find(mention => mention.Role == Role.Named).Side
                        ?? (isRelative ? last : said);
                said = isRelative ? said : side;
                last = here.Count > 0 ? here[^1].Side ?? last : last;
                foreach (var token in side is null ? [] : clause.AsEnumerable())
                {
                    yield return (token.Index, side!);
                }
            }

            var named = sentence.Where(token => mentions.ContainsKey(token.Index)).Select(token => mentions[token.Index].Side).Distinct();
            said = named.Count() > 1 ? contrast.Implied : said;
        }
    }

    /// <summary>All places where a side, or both, are named.</summary>
    private static Dictionary<int, (string? Side, Role Role)> Mentions(IReadOnlyList<Token> tokens, Contrast contrast)
    {
        var named = contrast.Sides
            .SelectMany(side => side.Expressions.PlacesIn(tokens).Select(at => (At: at, Side: (string?)side.Name)))
            .DistinctBy(mention => mention.At).OrderBy(mention => mention.At).ToList();
        var comparing = Comparing.PlacesIn(tokens).ToList();
        Dictionary<int, (string? Side, Role Role)> mentions = Both.PlacesIn(tokens).ToDictionary(at => at, _ => ((string?)null, Role.All));
        foreach (var at in Other.PlacesIn(tokens))
        {
            mentions[at] = (null, Role.Other);
        }

        var before = -1;
        foreach (var (at, side) in named)
        {
            var isCompared = tokens[at].IsNegated
                || comparing.Exists(place => place > before && place < at && tokens[place].Clause == tokens[at].Clause);
            var isAgent = Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(place =>
                tokens[place].Text == "by" && tokens[place].Clause == tokens[at].Clause);
            mentions[at] = (side, isCompared ? Role.Compared : isAgent ? Role.Agent : Role.Named);
            before = at;
        }

        return mentions;
    }
}
