using CourseKit.Grading.Relations;

namespace CourseKit.Grading;

/// <content>Proofs that what is told of wrong results is no accident of the random numbers.</content>
public abstract partial class Exercise<T>
{
    /// <summary>The seeds, beside the exercise's own, with which what is told has to hold.</summary>
    private const int OtherSeeds = 2;

    /// <summary>Gets whether trials are drawn at random, so that what holds in them may do so by chance.</summary>
    private protected virtual bool HasRandomTrials => false;

    /// <summary>The proofs for its own mistakes, as if they were not known, and for the answers to each other exercise of its
    /// type.</summary>
    private IEnumerable<Proof> Generalities(IEnumerable<Exercise> others)
    {
        IReadOnlyList<Exercise<T>> reseeded =
            [.. Enumerable.Range(1, OtherSeeds).Select(number => (Exercise<T>)WithSeed(Seed + (ulong)number))];
        yield return Generality("results like those of its mistakes", Named(Mistakes), reseeded,
            (exercise, answer) => exercise.End(Outcome.Failed, string.Empty) with { Relation = exercise.RelationOf(answer) });
        foreach (var other in others.OfType<Exercise<T>>().Where(other => other.Id != Id))
        {
            yield return Generality($"answers to {other.Id}", Named(other.Mistakes).Prepend(("the reference", other.Reference.Value)),
                reseeded, (exercise, answer) => exercise.Check(answer));
        }
    }

    private static IEnumerable<(string Name, T Answer)> Named(IEnumerable<Mistake<T>> mistakes) =>
        mistakes.Select(mistake => ($"«{mistake.Name}»", mistake.Answer));

    private Proof Generality(
        string subject, IEnumerable<(string Name, T Answer)> answers, IReadOnlyList<Exercise<T>> reseeded,
        Func<Exercise<T>, T, Verdict> judge)
    {
        var told = answers.Select(one => (one.Name, Told: Told(reseeded, exercise => judge(exercise, one.Answer)))).ToList();
        return new Proof($"what {subject} are told does not depend on the seed",
            told.Where(one => one.Told.Objection is not null).Select(one => $"{one.Name}: {one.Told.Objection}").FirstOrDefault())
        {
            Note = told.Where(one => one.Told.Claim is not null).GroupBy(one => one.Told.Claim, one => one.Name)
                .Select(alike => $"{string.Join(", ", alike)}: {alike.Key}").ToList() is { Count: > 0 } claims
                    ? string.Join('\n', claims) : null,
        };
    }

    /// <summary>The claim about an answer, and the objection to it: another seed makes it another claim, or there is no honest verdict
    /// at all.</summary>
    private (string? Claim, string? Objection) Told(IReadOnlyList<Exercise<T>> reseeded, Func<Exercise<T>, Verdict> judge)
    {
        try
        {
            return judge(this) switch
            {
                { Outcome: Outcome.NotAttempted or Outcome.TimedOut } verdict => (null, $"it ends as {verdict.Outcome}"),
                var verdict => Claim(verdict) is { } claim ? (claim, Otherwise(claim, reseeded, judge)) : default,
            };
        }
        catch (InvalidOperationException defect)
        {
            return (null, defect.Message);
        }
    }

    /// <summary>The two claims where another seed makes it another one; null where none does.</summary>
    private string? Otherwise(string claim, IReadOnlyList<Exercise<T>> reseeded, Func<Exercise<T>, Verdict> judge) => reseeded
        .Select(other => (other.Seed, Claim: Claim(judge(other))))
        .Where(other => other.Claim != claim)
        .Select(other => $"with seed {Seed}: {claim} / with seed {other.Seed}: {other.Claim ?? "nothing"}")
        .FirstOrDefault();

    /// <summary>The claim of a verdict that is more than that an answer is wrong; null for none.</summary>
    private static string? Claim(Verdict verdict) => verdict switch
    {
        { Outcome: Outcome.Passed } => "It passes.",
        { Mistake: { } mistake } => $"the hint of «{mistake}»",
        _ => verdict.Relation,
    };

    /// <summary>The relation of an answer's results to the right ones, where it says what happened to the numbers: it is told before the
    /// exercise's own diagnosis. Null for NaN and infinities, in which a computation ends for some inputs and not for others.</summary>
    private string? RelationOf(T answer) => Try(answer).Attempts is var attempts
        && attempts.FirstOrDefault(attempt => !attempt.Passes) is { Exception: null } && Samples(attempts) is var samples
        && samples.All(sample => RealNumbersOf(sample.Received).All(float.IsFinite))
            ? Relation.Telling(samples, isAlwaysWrong: true) : null;
}
