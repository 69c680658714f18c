using CourseKit.Grading.Cards;
using CourseKit.Grading.Wording;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a few sentences, in English or Chinese, in which key points are looked for.</summary>
/// <remarks>
/// An essay passes when each key point is found in it, or is credited by the learner, who has compared it with the model answer:
/// <c>Check(essay, credit: "BD")</c>. Words that nobody has thought of may be right, so that much is left to the learner. Where a known
/// misconception stands in place of a point, it is quoted, and the point cannot be credited.
/// </remarks>
public abstract class EssayExercise(string id, string title) : Exercise<string>(id, title)
{
    private const string Placeholder = "your sentences here, instead of this line";

    private const string Separators = " ,;&+";

    /// <summary>The words, or Chinese characters, of a text that is long enough to say something in other words.</summary>
    private const int WordsOfAnEssay = 12;

    private const int LongestQuote = 90;

    /// <summary>Gets what the essay is to be about, in Markdown.</summary>
    protected abstract string Topic { get; }

    /// <summary>Gets the key points, in the order of the model answer; they are lettered from A on.</summary>
    protected abstract IReadOnlyList<KeyPoint> KeyPoints { get; }

    /// <summary>Gets what the essay sets against each other, so that it is seen of which side something is said.</summary>
    protected virtual IReadOnlyList<Contrast> Contrasts => [];

    /// <inheritdoc/>
    public sealed override string Question =>
        $"{Topic}\n\nAnswer in a few sentences, in English or Chinese. You pass when each of {KeyPoints.Count} key points is found in " +
        "your text; one that you have said in other words you may credit to yourself.";

    /// <inheritdoc/>
    public sealed override string Starter => $"{Assignment(Placeholder)}\n\nnew {GetType().Name}().Check(essay)";

    /// <inheritdoc/>
    public sealed override string SolutionCode => Reference.Code;

    /// <inheritdoc/>
    public sealed override Answer<string> Reference => new(Model(Lettered), Assignment(Model(Lettered)));

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Mistake<string>> Mistakes =>
    [
        .. Lettered.Select(point => MistakeOf(ModelWithout(point)) with { Name = LeavingOut(point) }),
        .. Lettered.SelectMany(point => point.Point.Misconceptions.SelectMany(wrong => wrong.Said)
            .Select(said => MistakeOf($"{ModelWithout(point)}\n{said}"))),
    ];

    private IReadOnlyList<(char Letter, KeyPoint Point)> Lettered =>
        [.. KeyPoints.Select((point, index) => ((char)('A' + index), point))];

    private string Comparison => $"A model answer, to compare with:\n\n{Model(Lettered)}";

    private protected sealed override string CountedAs => "key points are found";

    /// <inheritdoc/>
    protected sealed override bool IsMissing(string answer) => answer.Trim() is "" or Placeholder;

    /// <summary>Returns the verdict on an essay, some of whose key points the learner credits to it.</summary>
    /// <param name="essay">The essay, in which at least one key point is found.</param>
    /// <param name="credit">The letters of key points, such as <c>"BD"</c>, which the essay says in words that were not
    /// understood.</param>
    public Verdict Check(string? essay, string credit)
    {
        var verdict = Check(essay);
        if (verdict.Outcome is not Outcome.Failed)
        {
            return verdict;
        }

        var text = Read(essay!);
        var credited = credit.ToUpperInvariant().Where(letter => !Separators.Contains(letter)).Distinct().Order().ToList();
        var unknown = credited.Except(Lettered.Select(point => point.Letter)).ToList();
        var missing = Missing(text).Where(point => point.Point.ErrorIn(text) is not null || !credited.Contains(point.Letter)).ToList();
        return unknown.Count > 0
                ? verdict with { Message = $"The key points are A to {Lettered[^1].Letter}. Received: «{string.Concat(unknown)}»." }
            : !CanCredit(text)
                ? verdict with { Message = $"Credit is for what a text says in other words. Received: {text.Tokens.Count} words." }
            : missing.Count > 0 ? verdict with { Hint = HintFor(missing, text) }
            : End(Outcome.Passed, Explanation) with
            {
                Passed = verdict.Passed,
                Tried = verdict.Tried,
                CountedAs = CountedAs,
                Remarks = [$"You credit to yourself: {string.Join(", ", credited)}. Does your text say it? {Comparison}"],
            };
    }

    private protected sealed override IEnumerable<Trial<string>> Trials() => KeyPoints.Select(point => new Trial<string>(
        () => [],
        essay =>
        {
            var text = Read(essay);
            var isFound = point.SentenceOf(text) is not null;
            return new Observation((isFound, point.ErrorIn(text)?.Sentence), Shown.Nothing, isFound ? null : Found(text));
        }));

    /// <summary>All points that are missing, with a question for each.</summary>
    private protected sealed override Mistake<string>? Recognize(string answer, IReadOnlyList<Attempt> attempts) =>
        MistakeOf(answer);

    private protected sealed override IEnumerable<Remark> Remarks(string answer, IReadOnlyList<string> changedInputs, bool isRight)
    {
        var text = Read(answer);
        var missing = Missing(text);
        var letters = string.Concat(missing.Where(point => point.Point.ErrorIn(text) is null).Select(point => point.Letter));
        foreach (var point in KeyPoints.Except(missing.Select(point => point.Point)))
        {
            if (point.ErrorIn(text) is { } error)
            {
                yield return new Remark($"Read this once more. {Objection(error)}", Fails: false);
            }
        }

        yield return new Remark(
            isRight ? Comparison
            : letters.Length == 0 ? "Change what is wrong, and check again."
            : !CanCredit(text) ? "Answer in whole sentences, and check again."
            : $"{(letters.Length < missing.Count ? "Change what is wrong, add" : "Add")} what is missing, and check again. Does your " +
                "text say it in words that are not understood here? Compare it with the model answer, `Solution()`; then " +
                $"`Check(essay, credit: \"{letters}\")` credits {(letters.Length == 1 ? "this point" : "these points")} to you.",
            Fails: false);
    }

    private protected sealed override IEnumerable<Proof> FurtherProofs()
    {
        foreach (var point in KeyPoints)
        {
            yield return new Proof(
                $"the point «{point.Name}» is found where it is said",
                point.Said.FirstOrDefault(text => !Says(point, text)) is { } missed ? $"it is not found in: {missed}" : null);
            yield return new Proof(
                $"the point «{point.Name}» is found nowhere else, and not in the questions",
                point.Unsaid.Concat(KeyPoints.Select(other => other.Question)).Append(Topic).FirstOrDefault(text => Says(point, text))
                    is { } mistaken ? $"it is found in: {mistaken}" : null);
            yield return new Proof(
                $"the misconceptions of «{point.Name}» are found where they are said, and nowhere else",
                point.Misconceptions.SelectMany(wrong => wrong.Said.Where(text => !wrong.SentencesOf(Read(text)).Any())
                        .Select(text => $"one is not found in: {text}"))
                    .Concat(KeyPoints.SelectMany(other => other.Said.Append(other.Sentence))
                        .Concat(point.Misconceptions.SelectMany(wrong => wrong.Unsaid)).Where(text => point.ErrorIn(Read(text)) is not null)
                        .Select(text => $"one is found in: {text}"))
                    .FirstOrDefault());
        }
    }

    private static bool CanCredit(EssayText text) => text.Tokens.Count >= WordsOfAnEssay;

    private EssayText Read(string essay) => EssayText.Read(essay, Contrasts);

    private bool Says(KeyPoint point, string text) => point.SentenceOf(Read(text)) is not null;

    private string Found(EssayText text) =>
        KeyPoints.Where(point => point.SentenceOf(text) is not null)
            .Select(point => $"{point.Name} (in {Quoted(point.SentenceOf(text)!)})").ToList() is { Count: > 0 } found
        ? $"Found in your text: {string.Join(", ", found)}. What is not found is what the questions below ask for."
        : "None of the key points is found in your text. The questions below ask for them.";

    private IReadOnlyList<(char Letter, KeyPoint Point)> Missing(EssayText text) =>
        [.. Lettered.Where(point => point.Point.SentenceOf(text) is null)];

    private Mistake<string> MistakeOf(string essay)
    {
        var text = Read(essay);
        var missing = Missing(text);
        var said = missing.Select(point => point.Point.ErrorIn(text) is { } error ? $"says of {point.Letter}: {error.Sentence}"
            : LeavingOut(point));
        return new Mistake<string>(string.Join(", ", said), essay, HintFor(missing, text));
    }

    /// <summary>A question for each point: that of what a text says wrongly, or that which leads to the point.</summary>
    private static string HintFor(IReadOnlyList<(char Letter, KeyPoint Point)> points, EssayText text) =>
        string.Join("\n\n", points.Select(point => $"{point.Letter}: " + (point.Point.ErrorIn(text) is { } error
            ? Objection(error) : point.Point.Question)));

    private static string Objection((Misconception What, string Sentence) error) =>
        $"You write {Quoted(error.Sentence)}. {error.What.Question}";

    private static string Quoted(string sentence) => $"«{Excerpt.Shortened(sentence.ReplaceLineEndings(" "), LongestQuote)}»";

    private static string LeavingOut((char Letter, KeyPoint Point) point) => $"leaves out {point.Letter}";

    private string ModelWithout((char Letter, KeyPoint Point) point) => Model(Lettered.Where(other => other.Letter != point.Letter));

    private static string Model(IEnumerable<(char Letter, KeyPoint Point)> points) =>
        string.Join('\n', points.Select(point => point.Point.Sentence));

    private static string Assignment(string text) =>
        $"var essay =\n    \"\"\"\n    {text.Replace("\n", "\n    ", StringComparison.Ordinal)}\n    \"\"\";";
}
