using CourseKit.Grading.Wording;

namespace CourseKit.Grading.Kinds;

/// <summary>Something that a full answer to an <see cref="EssayExercise"/> says.</summary>
/// <param name="Name">A short name, which is shown when the point is found.</param>
/// <param name="Question">The question that leads to the point, for whose text does not say it.</param>
/// <param name="Sentence">The sentence of the model answer that says it.</param>
/// <param name="Ways">The ways to say it. Each gives the words that stand in one sentence, in any order and form, those that will do apart
/// by a slash: <c>share/reuse/same weight/kernel</c>, <c>共享/共用 权重</c>. A hyphen holds words together, a star stands for any ending:
/// <c>translation invarian*</c>. None of them may be negated but the one behind <c>not</c>: <c>not depend position</c>. Where one of the
/// words behind an exclamation mark stands in the sentence, it does not count: <c>over-fit !avoid/cure</c>. <c>dense:</c> at the beginning
/// is the side of a <see cref="Contrast"/> that it has to be said of.</param>
public sealed record KeyPoint(string Name, string Question, string Sentence, params IReadOnlyList<string> Ways)
{
    private readonly IReadOnlyList<Phrasing> phrasings = [.. Ways.Select(way => new Phrasing(way))];

    /// <summary>Gets sentences that say the point in other words, or in Chinese: that it is found in them is proved with the
    /// exercise.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Gets sentences that do not say the point, though they come near: that it is not found in them is proved too.</summary>
    public IReadOnlyList<string> Unsaid { get; init; } = [];

    /// <summary>Gets what is wrong and said in its place: a sentence that says it does not have the point.</summary>
    public IReadOnlyList<Misconception> Misconceptions { get; init; } = [];

    /// <summary>The first sentence of a text that says the point, and nothing wrong; null if there is none.</summary>
    internal string? SentenceOf(EssayText text) => phrasings.SelectMany(phrasing => phrasing.SentencesOf(text))
        .Except(Misconceptions.SelectMany(wrong => wrong.SentencesOf(text)))
        .Order().Select(sentence => text.Sentences[sentence]).FirstOrDefault();

    /// <summary>The misconception that a text has in place of the point, and in which sentence; null if none.</summary>
    internal (Misconception What, string Sentence)? ErrorIn(EssayText text)
    {
        var errors = Misconceptions.SelectMany(what => what.SentencesOf(text).Select(sentence => (what, text.Sentences[sentence])));
        return errors.Cast<(Misconception, string)?>().FirstOrDefault();
    }
}
