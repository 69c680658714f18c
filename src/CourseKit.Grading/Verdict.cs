using CourseKit.Grading.Cards;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading;

/// <summary>Verdict on an answer: outcome, message, hint, first failing test case and next step.</summary>
/// <param name="Id">The id that the verdict is recorded under: that of the exercise, as in <c>01-convolution/cross-correlation</c>, or one
/// that counts for none, where its numbers are those of another learner.</param>
/// <param name="Title">The title of the exercise.</param>
/// <param name="Outcome">The outcome of the check.</param>
/// <param name="Message">The finding in a sentence.</param>
[TypeFormatterSource(typeof(VerdictFormatterSource), PreferredMimeTypes = ["text/html", VerdictFormatterSource.MimeType])]
public sealed record Verdict(string Id, string Title, Outcome Outcome, string Message) : IHtml
{
    /// <summary>Gets the number of test cases that passed.</summary>
    public int Passed { get; init; }

    /// <summary>Gets the number of test cases.</summary>
    public int Tried { get; init; }

    /// <summary>Gets the words behind the two numbers: «3 of 4 trials pass».</summary>
    internal string CountedAs { get; init; } = "trials pass";

    /// <summary>Gets the first failing test case: inputs, expected, received.</summary>
    public IReadOnlyList<(string Name, string Value)> Evidence => [.. Facts.Select(fact => (fact.Name, fact.Value.Text))];

    /// <summary>Gets what is drawn of the first failing test case.</summary>
    internal IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Gets what is shown of the whole answer, in the place of the facts; null for these.</summary>
    internal Part? Overview { get; init; }

    /// <summary>Gets what was asked of this learner alone; null where all are asked the same.</summary>
    public string? OwnNumbers { get; init; }

    /// <summary>Gets the rules that hold.</summary>
    internal IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Gets the name of the common mistake that the answer shows; null where none is recognized.</summary>
    public string? Mistake { get; init; }

    /// <summary>Gets the relation of the results to the expected ones, where that is simple: «Your result is the expected one,
    /// transposed.»</summary>
    public string? Relation { get; init; }

    /// <summary>Gets the names of the inputs that the answer has modified in place.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];

    /// <summary>Gets what there is to say of the answer that its results do not show, as of a call that is not for the exercise.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Gets the hint; null where there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>Gets the code to go on with, <c>new CrossCorrelation().Hint()</c>; null where there is nothing to mend.</summary>
    public string? NextStep { get; init; }

    private static IReadOnlyDictionary<Outcome, (Tone Tone, string Words)> Headings { get; } = new Dictionary<Outcome, (Tone, string)>
    {
        [Outcome.NotAttempted] = (Tone.Open, "not attempted"),
        [Outcome.Passed] = (Tone.Good, "passed"),
        [Outcome.Failed] = (Tone.Bad, "not yet"),
        [Outcome.Broken] = (Tone.Bad, "your code threw an exception"),
        [Outcome.TimedOut] = (Tone.Bad, "out of time"),
    };

    /// <summary>Gets the verdict as a formatted report: what is to be mended first, with its hint, and then what shows it.</summary>
    public Report Report
    {
        get
        {
            var (tone, words) = Headings[Outcome];
            var count = Tried > 1 && Outcome is Outcome.Failed ? $" ({Passed} of {Tried} {CountedAs})" : string.Empty;
            List<Part> parts = [new Prose(Message)];
            if (Relation is not null)
            {
                parts.Add(new Prose(Relation));
            }

            if (Hint is not null)
            {
                parts.Add(new Advice(Hint));
            }

            if (OwnNumbers is not null)
            {
                parts.Add(new Prose(OwnNumbers));
            }

            parts.AddRange(Overview is { } overview ? [overview] : Folded.WhereLong(Cards.Evidence.Of(Facts)));
            if (Rules.Count > 0 && Outcome is not Outcome.Passed)
            {
                parts.Add(new Checklist("right so far", [.. Rules.Select(rule => new Point(true, rule))]));
            }

            parts.AddRange(Remarks.Select(remark => new Prose(remark)));
            if (ChangedInputs.Count > 0)
            {
                parts.Add(new Prose($"Your code writes to {string.Join(" and ", ChangedInputs.Select(name => $"`{name}`"))}, which the " +
                    "caller still needs. Write to a tensor or an array of your own instead."));
            }

            if (NextStep is not null)
            {
                parts.Add(new Next(NextStep));
            }

            var result = Title is [.., '?'] ? $" {char.ToUpperInvariant(words[0])}{words[1..]}" : $": {words}";
            return new Report($"{Title}{result}{count}", tone, parts);
        }
    }

    /// <summary>Returns the verdict as plain text.</summary>
    public override string ToString() => Report.ToString();

    /// <inheritdoc/>
    public string ToHtml() => Report.ToHtml();
}
