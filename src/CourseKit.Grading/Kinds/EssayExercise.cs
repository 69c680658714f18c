using CourseKit.Grading.Cards;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for a few sentences, in English or Chinese, in which key points are looked for.</summary>
/// <remarks>An essay passes when each key point is found in it, or is credited by the learner, who has compared it with the model answer:
/// <c>Check(essay, credit: "BD")</c>. Words that nobody has thought of may be right, so that much is left to the learner.</remarks>
public abstract class EssayExercise(string id, string title) : Exercise<string>(id, title)
{
    private const string Placeholder = "your sentences here, instead of this line", Separators = " ,;&+";

    /// <summary>Gets what the essay is to be about, in Markdown.</summary>
    protected abstract string Topic { get; }

    /// <summary>Gets the key points, in the order of the model answer; they are lettered from A on.</summary>
    protected abstract IReadOnlyList<KeyPoint> KeyPoints { get; }

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
        [.. Lettered.Select(point => LeavingOut([point], Model(Lettered.Where(other => other.Letter != point.Letter))))];

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

        var credited = credit.ToUpperInvariant().Where(letter => !Separators.Contains(letter)).Distinct().Order().ToList();
        var missing = Missing(essay!).Where(point => !credited.Contains(point.Letter)).ToList();
        var unknown = credited.Except(Lettered.Select(point => point.Letter)).ToList();
        return unknown.Count > 0
                ? verdict with { Message = $"The key points are A to {Lettered[^1].Letter}. Received: «{string.Concat(unknown)}»." }
            : verdict.Passed == 0
                ? verdict with { Message = "Credit is for what a text says in other words. In yours, none of the key points is found." }
            : missing.Count > 0 ? verdict with { Hint = LeavingOut(missing, essay!).Hint }
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
            var isFound = point.IsIn(essay);
            return new Observation(isFound, Shown.Nothing, isFound ? null : Found(essay));
        }));

    /// <summary>All points that are missing, with a question for each.</summary>
    private protected sealed override Mistake<string>? Recognize(string answer, IReadOnlyList<Attempt> attempts) =>
        LeavingOut(Missing(answer), answer);

    private protected sealed override IEnumerable<Remark> Remarks(string answer, IReadOnlyList<string> changedInputs, bool isRight)
    {
        var missing = string.Concat(Missing(answer).Select(point => point.Letter));
        yield return new Remark(
            isRight ? Comparison
            : missing.Length == KeyPoints.Count ? "Answer in whole sentences, and check again."
            : "Add what is missing, and check again. Does your text say it in words that are not understood here? Compare it with the " +
                $"model answer, `Solution()`; then `Check(essay, credit: \"{missing}\")` credits these points to you.",
            Fails: false);
    }

    private protected sealed override IEnumerable<Proof> FurtherProofs()
    {
        foreach (var point in KeyPoints)
        {
            yield return new Proof(
                $"the point «{point.Name}» is found where it is said",
                point.Said.FirstOrDefault(text => !point.IsIn(text)) is { } missed ? $"it is not found in: {missed}" : null);
            yield return new Proof(
                $"the point «{point.Name}» is found nowhere else, and not in the questions",
                point.Unsaid.Concat(KeyPoints.Select(other => other.Question)).Append(Topic).FirstOrDefault(point.IsIn) is { } mistaken
                    ? $"it is found in: {mistaken}" : null);
        }
    }

    private string Found(string essay) =>
        KeyPoints.Where(point => point.IsIn(essay)).Select(point => point.Name).ToList() is { Count: > 0 } names
        ? $"Found in your text: {string.Join(", ", names)}. What is not found is what the questions below ask for."
        : "None of the key points is found in your text. The questions below ask for them.";

    private IReadOnlyList<(char Letter, KeyPoint Point)> Missing(string essay) => [.. Lettered.Where(point => !point.Point.IsIn(essay))];

    private static Mistake<string> LeavingOut(IReadOnlyList<(char Letter, KeyPoint Point)> points, string essay) => new(
        $"leaves out {string.Join(", ", points.Select(point => point.Letter))}",
        essay,
        string.Join("\n\n", points.Select(point => $"{point.Letter}: {point.Point.Question}")));

    private static string Model(IEnumerable<(char Letter, KeyPoint Point)> points) =>
        string.Join('\n', points.Select(point => point.Point.Sentence));

    private static string Assignment(string text) =>
        $"var essay =\n    \"\"\"\n    {text.Replace("\n", "\n    ", StringComparison.Ordinal)}\n    \"\"\";";
}
