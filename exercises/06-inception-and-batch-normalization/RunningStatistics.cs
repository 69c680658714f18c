using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Weights by which the old running statistics and those of a batch are in the new ones of an answer, found by making the old
/// ones larger.</summary>
internal static class RunningStatistics
{
    /// <summary>Returns a sentence on the weights in the new running mean.</summary>
    /// <param name="kept">The new mean that the answer gives.</param>
    /// <param name="given">The step that it is tried with.</param>
    public static string OfMean(Func<GivenStep, Tensor> kept, GivenStep given) =>
        Weights("mean", kept, given, one => one with { Mean = one.Mean + 1 }, given.Mean, given.BatchMean, bessel: 1,
            TakenStatistics.NameOfMean);

    /// <summary>Returns a sentence on what the new running variance depends on, and on the weights in it.</summary>
    /// <param name="kept">The new variance that the answer gives.</param>
    /// <param name="given">The step that it is tried with.</param>
    public static string OfVariance(Func<GivenStep, Tensor> kept, GivenStep given)
    {
        return Changes(given with { Mean = given.Mean + 1 })
                ? "Your new variance is another one, if the running mean is. From which mean are the deviations of a batch measured, and " +
                    "is there anything else that moves a variance?"
            : Changes(given with { X = given.X + 1 })
                ? "Your new variance is another one, if all x are larger by 1. Does a variance depend on where the numbers lie, or on " +
                    "how far apart they are?"
            : Weights("variance", kept, given, one => one with { Variance = one.Variance + 1 }, given.Variance, given.BatchVariance,
                given.Bessel, TakenStatistics.NameOfVariance);

        bool Changes(GivenStep changed) => Difference.Between(kept(given), kept(changed)) is not null;
    }

    private static string Weights(
        string name, Func<GivenStep, Tensor> kept, GivenStep given, Func<GivenStep, GivenStep> enlarge, Tensor old, Tensor batch,
        float bessel, Func<Tensor, Tensor, string?> nameOf)
    {
        var (first, second, third) = (kept(given), kept(enlarge(given)), kept(enlarge(enlarge(given))));
        var weights = second - first;
        if (!IsSame(weights, third - second))
        {
            var bent = Largest(third - second - weights);
            return $"Your new {name} is no weighted mean: if the old one grows twice by 1, the new one grows " +
                FormattableString.Invariant($"by {weights[bent]:0.###} and then by {(third - second)[bent]:0.###}. Is something else ") +
                "averaged, as roots, and squared then?";
        }

        var ofBatch = (first - (weights * old)) / batch;
        if (IsSame((weights * 0) + (1 - given.Momentum), weights))
        {
            var taken = ofBatch * batch / given.Momentum;
            if (nameOf(given.X, taken) is { } words)
            {
                return $"Your new {name} keeps 1 − momentum of the old one, as it should. What it adds, momentum times, is of each " +
                    $"channel of the batch {words}. Of which numbers is it to be the {name}?";
            }

            if (!AreAlike(ofBatch))
            {
                var (added, right) = (taken.ToArray(), (batch * bessel).ToArray());
                return $"Your new {name} keeps 1 − momentum of the old one, as it should. What it adds, momentum times, is " +
                    FormattableString.Invariant($"{added[0]:0.###} in the first channel and {added[^1]:0.###} in the last, where the ") +
                    FormattableString.Invariant($"{name} of the batch is {right[0]:0.###} and {right[^1]:0.###}. ") +
                    $"Of which numbers does your code take the {name}?";
            }
        }

        var at = Largest(first - given.Moved(old, batch * bessel, given.Momentum));
        return (AreAlike(weights) && AreAlike(ofBatch) ? "Your" : FormattableString.Invariant($"In the channel of index {at}, your")) +
            FormattableString.Invariant($" new {name} is {weights[at]:0.###} times the old one plus {ofBatch[at]:0.###} times ") +
            FormattableString.Invariant($"that of the batch, for a momentum of {given.Momentum:0.###}, m = {Count(given.X)} and ") +
            FormattableString.Invariant($"m/(m − 1) = {given.Bessel:0.###}. Which two weights does the question ask for?");
    }

    private static bool AreAlike(Tensor numbers) => numbers.Max().Item() - numbers.Min().Item() < 1e-3f;

    /// <summary>The index of the number that is farthest from 0.</summary>
    private static int Largest(Tensor numbers) => numbers.ToArray().Index().MaxBy(one => Math.Abs(one.Item)).Index;
}
