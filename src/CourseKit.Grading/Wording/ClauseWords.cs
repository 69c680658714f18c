namespace CourseKit.Grading.Wording;

/// <summary>Words that begin a clause, in which something else may be spoken of, in English and Chinese.</summary>
internal static class ClauseWords
{
    private static readonly HashSet<string> Relative = ["which", "who", "whose"];

    private static readonly HashSet<string> Conjunctions =
    [
        "and", "because", "but", "since", "while", "whereas", "although", "though", "so", "if", "therefore", "thus", "until", "when",
        "但", "而", "因", "所", "并", "並", "且",
    ];

    public static bool Begins(string word) => Conjunctions.Contains(word) || IsRelative(word);

    /// <summary>Returns whether a word begins a clause on what was named last: «a dense layer, which …».</summary>
    public static bool IsRelative(string word) => Relative.Contains(word);
}
