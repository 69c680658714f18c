using System.Runtime.CompilerServices;
using CourseKit.Grading.Execution;

namespace CourseKit.Grading;

/// <summary>An exercise with answers of type <typeparamref name="T"/>: a reference answer, mistakes,
/// and trials that tell them apart.</summary>
public abstract class Exercise<T>(string id, string title) : Exercise(id, title)
{
    /// <summary>A right answer.</summary>
    public abstract Answer<T> Reference { get; }

    /// <summary>Wrong answers that learners give, each with its own hint.</summary>
    public abstract IReadOnlyList<Mistake<T>> Mistakes { get; }

    /// <summary>What is tried with an answer, made anew at each call: an answer that changes its input spoils no other trial.</summary>
    protected abstract IEnumerable<Trial<T>> Trials();

    /// <summary>An answer that was not filled in.</summary>
    protected virtual bool IsMissing(T answer) => false;

    /// <inheritdoc/>
    public override string Starter => $"{Declaration} = {Placeholder}\n\nnew {GetType().Name}().Check({Variable})";

    /// <inheritdoc/>
    public override string SolutionCode => $"{Declaration} = {Reference.Code};";

    private string Variable => char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..];

    private string Declaration => $"{TypeName.Of(typeof(T))}{(Reference.Value is Delegate ? string.Empty : "?")} {Variable}";

    private string Placeholder => Reference.Value is Delegate function
        ? $"({string.Join(", ", function.Method.GetParameters().Select(parameter => parameter.Name))}) " +
            $"=>\n{{\n    throw new NotImplementedException();  // your code here, instead of this line\n}};"
        : "null;  // your answer here";

    /// <summary>An answer, with the code that it is written as.</summary>
    protected static Answer<T> Write(T answer, [CallerArgumentExpression(nameof(answer))] string code = "") =>
        new(answer, SourceText.Dedent(code));

    /// <inheritdoc/>
    public sealed override Verdict Check(object? answer) => answer switch
    {
        null => NotAttempted(),
        T fitting => Check(fitting),
        _ => End(Outcome.Failed,
            $"The answer has the wrong type: this exercise takes `{TypeName.Of(typeof(T))}`. Received: `{TypeName.Of(answer.GetType())}`."),
    };

    /// <summary>Grades an answer.</summary>
    public Verdict Check(T? answer)
    {
        if (answer is null || IsMissing(answer))
        {
            return NotAttempted();
        }

        var (attempts, unfinished) = Try(answer);
        if (attempts.Any(attempt => attempt.Exception is NotImplementedException))
        {
            return NotAttempted();
        }

        if (unfinished is not null)
        {
            return End(Outcome.TimedOut,
                $"Your code had not returned after {Limit.TotalSeconds:0.#} s, so it was stopped. Is there a loop that never ends?") with
            {
                Evidence = unfinished.Facts,
            };
        }

        return attempts.FirstOrDefault(attempt => !attempt.Passes) is { } wrong
            ? Wrong(wrong, attempts)
            : End(Outcome.Passed, Explanation) with { Passed = attempts.Count, Tried = attempts.Count };
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<Proof> Prove()
    {
        yield return Prove("the reference passes", Check(Reference.Value), Outcome.Passed);
        foreach (var mistake in Mistakes)
        {
            var verdict = Check(mistake.Answer);
            yield return new Proof($"the mistake «{mistake.Name}» fails with its own hint", verdict switch
            {
                { Outcome: not (Outcome.Failed or Outcome.Broken) } => $"it ends as {verdict.Outcome}",
                _ when verdict.Mistake != mistake.Name => $"it gets the hint of «{verdict.Mistake}»",
                _ => null,
            });
        }

        yield return new Proof("it has at least two hints", Hints.Count >= 2 ? null : $"it has {Hints.Count}");
        yield return new Proof("it names at least two mistakes", Mistakes.Count >= 2 ? null : $"it names {Mistakes.Count}");
    }

    private static Proof Prove(string claim, Verdict verdict, Outcome expected) =>
        new(claim, verdict.Outcome == expected ? null : $"it ends as {verdict.Outcome}: {verdict.Message}");

    private Verdict NotAttempted() => End(
        Outcome.NotAttempted, "Replace the placeholder in the cell above with your answer and run it again. `Hint()` gives a first hint.");

    private Verdict End(Outcome outcome, string message) => new(Id, Title, outcome, message);

    private Verdict Wrong(Attempt wrong, IReadOnlyList<Attempt> attempts)
    {
        var mistake = Mistakes.FirstOrDefault(known => IsAlike(attempts, Try(known.Answer).Attempts));
        var (outcome, message) = wrong.Exception is { } exception
            ? (Outcome.Broken, $"`{exception.GetType().Name}`{AnswerLine.Of(exception)}: {exception.Message}")
            : (Outcome.Failed, wrong.Observation!.Difference!);
        return End(outcome, message) with
        {
            Evidence = wrong.Observation is { } seen ? [.. wrong.Facts, ("received", seen.Received)] : wrong.Facts,
            Mistake = mistake?.Name,
            Hint = mistake?.Hint,
            Passed = attempts.Count(attempt => attempt.Passes),
            Tried = attempts.Count,
        };
    }

    /// <summary>What an answer does in each trial, up to one that throws; and the trial that it had
    /// not finished when its time was up.</summary>
    private (IReadOnlyList<Attempt> Attempts, Trial<T>? Unfinished) Try(T answer)
    {
        var attempts = new List<Attempt>();
        Trial<T>? current = null;
        var ending = Stoppable.Run(
            () =>
            {
                foreach (var trial in Trials())
                {
                    current = trial;
                    attempts.Add(Attempt.Of(trial, answer));
                    if (attempts[^1].Exception is not null)
                    {
                        break;
                    }
                }
            },
            Limit);
        return ending is Ending.Threw defect
            ? throw new InvalidOperationException($"The exercise {Id} is broken: {defect.Error.Message}", defect.Error)
            : (attempts, ending is Ending.TimedOut ? current : null);
    }

    private static bool IsAlike(IReadOnlyList<Attempt> attempts, IReadOnlyList<Attempt> others) =>
        attempts.Count == others.Count && attempts.Zip(others).All(pair => pair.First.IsLike(pair.Second));
}
