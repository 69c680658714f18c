using CourseKit.Grading.Reports;

namespace CourseKit.Grading;

/// <summary>What a check found.</summary>
/// <param name="Id">The exercise, as in <c>01-convolution/cross-correlation</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Outcome">How the check ended.</param>
/// <param name="Message">The finding in a sentence.</param>
[TypeFormatterSource(typeof(VerdictFormatterSource), PreferredMimeTypes = ["text/html", VerdictFormatterSource.MimeType])]
public sealed record Verdict(string Id, string Title, Outcome Outcome, string Message) : IHtml
{
    /// <summary>How many trials came out as expected.</summary>
    public int Passed { get; init; }

    /// <summary>How many trials there are.</summary>
    public int Tried { get; init; }

    /// <summary>The first trial that did not come out as expected: input, expected, received.</summary>
    public IReadOnlyList<(string Name, string Value)> Evidence { get; init; } = [];

    /// <summary>The name of the mistake, where the answer is a known one.</summary>
    public string? Mistake { get; init; }

    /// <summary>How the results relate to the expected ones, where that is simple: «Your result is the expected one, transposed.»</summary>
    public string? Relation { get; init; }

    /// <summary>The names of the inputs that the answer has written to.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];

    /// <summary>What to think about next.</summary>
    public string? Hint { get; init; }

    private static IReadOnlyDictionary<Outcome, (Tone Tone, string Words)> Headings { get; } = new Dictionary<Outcome, (Tone, string)>
    {
        [Outcome.NotAttempted] = (Tone.Open, "not attempted"),
        [Outcome.Passed] = (Tone.Good, "passed"),
        [Outcome.Failed] = (Tone.Bad, "not yet"),
        [Outcome.Broken] = (Tone.Bad, "your code threw an exception"),
        [Outcome.TimedOut] = (Tone.Bad, "out of time"),
    };

    /// <summary>The verdict as a learner reads it.</summary>
    public Report Report
    {
        get
        {
            var (tone, words) = Headings[Outcome];
            var count = Tried > 1 && Outcome is Outcome.Failed ? $" ({Passed} of {Tried} trials pass)" : string.Empty;
            List<Part> parts = [new Prose(Message)];
            if (Relation is not null)
            {
                parts.Add(new Prose(Relation));
            }

            if (Evidence.Count > 0)
            {
                parts.Add(new Facts(Evidence));
            }

            if (Hint is not null)
            {
                parts.Add(new Prose($"Hint: {Hint}"));
            }

            if (ChangedInputs.Count > 0)
            {
                parts.Add(new Prose($"Your code writes to {string.Join(" and ", ChangedInputs.Select(name => $"`{name}`"))}, which the " +
                    "caller still needs. Write to a tensor or an array of your own instead."));
            }

            return new Report($"{Title}: {words}{count}", tone, parts);
        }
    }

    /// <summary>The verdict as plain text.</summary>
    public override string ToString() => Report.ToString();

    /// <inheritdoc/>
    public string ToHtml() => Report.ToHtml();
}
