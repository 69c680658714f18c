using CourseKit.Grading.Wording;

namespace CourseKit.Grading.Kinds;

/// <summary>Something that a full answer to an <see cref="EssayExercise"/> says.</summary>
/// <param name="Name">A short name, which is shown when the point is found.</param>
/// <param name="Question">The question that leads to the point, for whose text does not say it.</param>
/// <param name="Sentence">The sentence of the model answer that says it.</param>
/// <param name="Ways">The ways to say it. Each gives the words that stand in one sentence or in two next to each other, in any order and
/// form, those that will do apart by a slash: <c>share/reuse/same weight/kernel</c>, <c>共享/共用 权重</c>. A hyphen holds words
/// together. None of them may be negated, unless <c>not</c> is among them: <c>not depend position</c>.</param>
public sealed record KeyPoint(string Name, string Question, string Sentence, params IReadOnlyList<string> Ways)
{
    private readonly Lazy<IReadOnlyList<Phrasing>> phrasings = new(() => [.. Ways.Select(way => new Phrasing(way))]);

    /// <summary>Gets sentences that say the point in other words, or in Chinese: that it is found in them is proved with the
    /// exercise.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Gets sentences that do not say the point, though they come near: that it is not found in them is proved too.</summary>
    public IReadOnlyList<string> Unsaid { get; init; } = [];

    internal bool IsIn(string text) => EssayText.Read(text) is var essay && phrasings.Value.Any(phrasing => phrasing.IsIn(essay));
}
