using System.Reflection;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading;

/// <summary>Exercise that grades answers: <c>new CrossCorrelation().Check(answer)</c>.</summary>
/// <param name="id">The lesson and the name of the exercise, as in <c>01-convolution/cross-correlation</c>.</param>
/// <param name="title">The title of the exercise.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public abstract class Exercise(string id, string title) : IHtml
{
    private ulong seed = 1;

    /// <summary>Gets the id of the exercise, its lesson and its name: <c>01-convolution/cross-correlation</c>.</summary>
    public string Id => id;

    /// <summary>Gets the title of the exercise.</summary>
    public string Title => title;

    /// <summary>Gets the task, in Markdown.</summary>
    public abstract string Question { get; }

    /// <summary>Gets what is asked beyond the question, for an exercise in which every learner has numbers of their own; null where all
    /// have the same.</summary>
    protected virtual string? OwnNumbers => null;

    /// <summary>Gets the starter code: it runs, and its check says «not attempted».</summary>
    public abstract string Starter { get; }

    /// <summary>Gets the hints, from a first nudge to nearly the answer.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>Gets the explanation that is shown with a pass and with the solution.</summary>
    public abstract string Explanation { get; }

    /// <summary>Gets the time limit of a check; 5 s unless overridden.</summary>
    public virtual TimeSpan Limit => TimeSpan.FromSeconds(5);

    /// <summary>Gets the seed of the random test cases.</summary>
    public ulong Seed
    {
        get => seed;
        init => seed = value;
    }

    /// <summary>Returns all exercises of an assembly, in the order of their ids.</summary>
    public static IReadOnlyList<Exercise> In(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Exercise)) && !type.IsAbstract)
            .Select(type => (Exercise)Activator.CreateInstance(type)!)
            .OrderBy(exercise => exercise.Id, StringComparer.Ordinal),
    ];

    /// <summary>Returns the verdict on an answer of any type; for one of the wrong type it names the type that fits.</summary>
    public abstract Verdict Check(object? answer);

    /// <summary>Returns a hint, counted from 1.</summary>
    public Report Hint(int number = 1)
    {
        if (Hints.ElementAtOrDefault(number - 1) is not { } hint)
        {
            return new Report("No such hint", Tone.Plain, [new Prose($"This exercise has hints 1 to {Hints.Count}. Received: {number}.")]);
        }

        var next = number < Hints.Count ? $"The next one: `Hint({number + 1})`." : "This was the last one; `Solution()` shows an answer.";
        return new Report($"Hint {number} of {Hints.Count}", Tone.Plain, [new Prose(hint), new Prose(next)]);
    }

    /// <summary>Returns the reference solution and its explanation.</summary>
    public Report Solution() => new("Solution", Tone.Plain, [new Code(SolutionCode), new Prose(Explanation)]);

    /// <summary>Returns the checks of the exercise itself: see <see cref="Proof"/>.</summary>
    /// <param name="others">Exercises whose answers it may be given by mistake: it is proved of those of its own type what they are
    /// told.</param>
    public abstract IEnumerable<Proof> Prove(params IEnumerable<Exercise> others);

    /// <summary>Gets the source code of the reference answer, as it stands in the exercise and runs.</summary>
    public abstract string SolutionCode { get; }

    /// <summary>Returns the exercise with other random test cases.</summary>
    private protected Exercise WithSeed(ulong other)
    {
        var exercise = Copy();
        exercise.seed = other;
        return exercise;
    }

    /// <summary>Returns a copy whose test cases may become others.</summary>
    private protected virtual Exercise Copy() => (Exercise)MemberwiseClone();

    /// <summary>Returns the title and the question as plain text.</summary>
    public override string ToString() => $"{Title}\n\n{new Prose(WholeQuestion)}";

    /// <inheritdoc/>
    public string ToHtml() => new Report(Title, Tone.Plain, [new Prose(WholeQuestion)]).ToHtml();

    private string WholeQuestion => OwnNumbers is null ? Question : $"{Question}\n\n{OwnNumbers}";
}
