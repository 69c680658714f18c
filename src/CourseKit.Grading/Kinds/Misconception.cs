using CourseKit.Grading.Wording;

namespace CourseKit.Grading.Kinds;

/// <summary>Something wrong that texts say where a <see cref="KeyPoint"/> should stand.</summary>
/// <param name="Question">The question that shows that it is wrong.</param>
/// <param name="Ways">The ways to say it, written like those of a key point.</param>
public sealed record Misconception(string Question, params IReadOnlyList<string> Ways)
{
    private readonly IReadOnlyList<Phrasing> phrasings = [.. Ways.Select(way => new Phrasing(way))];

    /// <summary>Gets sentences that say it: that it is found in them is proved with the exercise.</summary>
    public required IReadOnlyList<string> Said { get; init; }

    /// <summary>Gets right sentences that come near: that it is not found in them is proved too.</summary>
    public IReadOnlyList<string> Unsaid { get; init; } = [];

    internal IEnumerable<int> SentencesOf(EssayText text) => phrasings.SelectMany(phrasing => phrasing.SentencesOf(text));
}
