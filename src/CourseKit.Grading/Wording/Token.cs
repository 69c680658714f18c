namespace CourseKit.Grading.Wording;

/// <summary>Word of a text, or a Chinese character, in small letters.</summary>
/// <param name="Text">The word.</param>
/// <param name="Sentence">The number of its sentence, from 0.</param>
/// <param name="Clause">The number of its clause, from 0, counted through the text.</param>
/// <param name="IsNegated">True if a «not» stands before it in its clause.</param>
internal sealed record Token(string Text, int Sentence, int Clause, bool IsNegated)
{
    /// <summary>Gets the sides that its clause speaks of, one of each contrast; none where that is open.</summary>
    public IReadOnlyCollection<string> Sides { get; init; } = [];

    /// <summary>Returns whether its clause speaks of a side of a contrast.</summary>
    public bool IsSaidOf(string side) => Sides.Contains(side);

    /// <summary>Returns whether the word is another, in any of its regular forms: <c>share</c>, <c>shares</c>, <c>shared</c>.</summary>
    public bool IsFormOf(string word)
    {
        if (Text == word)
        {
            return true;
        }

        var root = word is [.., 'e' or 'y'] ? word[..^1] : word;
        return root.Length > 1 && Text.StartsWith(root, StringComparison.Ordinal) && word[^1] switch
        {
            'e' => Text[root.Length..] is "es" or "ed" or "ing",
            'y' => Text[root.Length..] is "ies" or "ied" or "ys" or "yed" or "ying",
            var last => Text[root.Length..] is ['s'] or "es" or "ed" or "ing" || Text[root.Length..] == $"{last}ed"
                || Text[root.Length..] == $"{last}ing",
        };
    }
}
