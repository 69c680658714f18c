using CourseKit.Grading.Relations;

namespace CourseKit.Grading;

/// <content>Proofs that an exercise keeps what it promises to learners.</content>
public abstract partial class Exercise<T>
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Proof> Prove(params IEnumerable<Exercise> others) =>
        Variants().SelectMany(variant => variant.ProveOne(others));

    /// <summary>Returns the exercise with all numbers that some learner may have.</summary>
    private protected virtual IEnumerable<Exercise<T>> Variants() => [this];

    private IEnumerable<Proof> ProveOne(IEnumerable<Exercise> others)
    {
        yield return Prove("the reference passes", Check(Reference.Value), Outcome.Passed);

        // Before other answers are tried: what the reference has trained is kept only until then.
        var numbers = RealNumbers().ToList();
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

        yield return new Proof("no two mistakes have the same results in all trials", Indistinguishable());
        foreach (var proof in HasRandomTrials ? Generalities(others) : [])
        {
            yield return proof;
        }

        if (numbers.Count > 0)
        {
            yield return new Proof("its trials have numbers that are not whole",
                numbers.Exists(number => number != MathF.Round(number)) ? null : "all are whole, so that an answer that rounds passes");
        }

        foreach (var proof in FurtherProofs())
        {
            yield return proof;
        }

        yield return new Proof("it has at least two hints", Hints.Count >= 2 ? null : $"it has {Hints.Count}");
        yield return new Proof("it names at least two mistakes", Mistakes.Count >= 2 ? null : $"it names {Mistakes.Count}");
    }

    /// <summary>Returns the proofs that only an exercise of its kind has.</summary>
    private protected virtual IEnumerable<Proof> FurtherProofs() => [];

    /// <summary>The numbers that might have a fraction, of the inputs and the results of all trials.</summary>
    private IEnumerable<float> RealNumbers() =>
        from sample in Try(Reference.Value).Attempts.Select(attempt => attempt.Observation?.Sample).OfType<Sample>()
        from value in sample.Inputs.Select(input => input.Value).Append(sample.Expected)
        from number in RealNumbersOf(value)
        select number;

    private static IEnumerable<float> RealNumbersOf(object? value) => value switch
    {
        Tensor tensor => tensor.ToArray(),
        float single => [single],
        double real => [(float)real],
        IEnumerable<float> several => several,
        _ => [],
    };

    private static Proof Prove(string claim, Verdict verdict, Outcome expected) =>
        new(claim, verdict.Outcome == expected ? null : $"it ends as {verdict.Outcome}: {verdict.Message}");

    /// <summary>The first two mistakes whose results are the same, with no other test that tells them apart; null where there are
    /// none.</summary>
    private string? Indistinguishable()
    {
        List<(string Name, IReadOnlyList<Attempt> Attempts)> known = [];
        foreach (var mistake in Mistakes.Where(mistake => mistake.Shows is null))
        {
            IReadOnlyList<Attempt> attempts = [.. AttemptsOf(mistake)];
            if (known.Find(other => IsAlike(other.Attempts, attempts)) is { Name: { } same })
            {
                return $"«{same}» and «{mistake.Name}» have, so that nobody is told the second. A trial that tells them apart, or `Shows`?";
            }

            known.Add((mistake.Name, attempts));
        }

        return null;
    }
}
