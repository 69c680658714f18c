using System.Reflection;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading;

/// <summary>A question that grades its own answer: <c>new CrossCorrelation().Check(answer)</c>.</summary>
/// <param name="id">Its lesson and its name, as in <c>01-convolution/cross-correlation</c>.</param>
/// <param name="title">Its heading.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract class Exercise(string id, string title) : IHtml
{
    /// <summary>Its lesson and its name, as in <c>01-convolution/cross-correlation</c>.</summary>
    public string Id => id;

    /// <summary>Its heading.</summary>
    public string Title => title;

    /// <summary>What is asked, in Markdown.</summary>
    public abstract string Question { get; }

    /// <summary>The code that a learner starts from: it runs, and its check says «not attempted».</summary>
    public abstract string Starter { get; }

    /// <summary>From a first nudge to nearly the answer.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>What is worth knowing once the answer is found; shown with a pass and with the solution.</summary>
    public abstract string Explanation { get; }

    /// <summary>How long a check may take.</summary>
    public virtual TimeSpan Limit => TimeSpan.FromSeconds(5);

    /// <summary>Where the random cases start from: another seed, other cases.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>All exercises of an assembly, in the order of their ids.</summary>
    public static IReadOnlyList<Exercise> In(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Exercise)) && !type.IsAbstract)
            .Select(type => (Exercise)Activator.CreateInstance(type)!)
            .OrderBy(exercise => exercise.Id, StringComparer.Ordinal),
    ];

    /// <summary>Grades an answer of any type; one of the wrong type is told which type fits.</summary>
    public abstract Verdict Check(object? answer);

    /// <summary>The n-th hint, counted from 1.</summary>
    public Report Hint(int number = 1)
    {
        if (Hints.ElementAtOrDefault(number - 1) is not { } hint)
        {
            return new Report("No such hint", Tone.Plain, [new Prose($"This exercise has hints 1 to {Hints.Count}. Received: {number}.")]);
        }

        var next = number < Hints.Count ? $"The next one: `Hint({number + 1})`." : "This was the last one; `Solution()` shows an answer.";
        return new Report($"Hint {number} of {Hints.Count}", Tone.Plain, [new Prose(hint), new Prose(next)]);
    }

    /// <summary>The code that the answer is graded against, and what is worth knowing about it.</summary>
    public Report Solution() => new("Solution", Tone.Plain, [new Code(SolutionCode), new Prose(Explanation)]);

    /// <summary>Checks the exercise itself: see <see cref="Proof"/>.</summary>
    public abstract IEnumerable<Proof> Prove();

    /// <summary>The code of the reference answer, as it stands in the exercise and runs.</summary>
    public abstract string SolutionCode { get; }

    /// <summary>The title and the question.</summary>
    public override string ToString() => $"{Title}\n\n{Question}";

    /// <inheritdoc/>
    public string ToHtml() => new Report(Title, Tone.Plain, [new Prose(Question)]).ToHtml();
}
