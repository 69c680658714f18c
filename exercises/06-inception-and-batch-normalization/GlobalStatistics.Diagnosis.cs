using Step = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, float, float, bool,
    (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <content>Explanations of wrong steps that no named mistake explains.</content>
public sealed partial class GlobalStatistics
{
    /// <summary>Batches of three images, of two and of one: an answer may be right for some of them.</summary>
    private static IReadOnlyList<GivenStep> Batches => [.. Probes, GivenStep.Of(new Generator(7), [1, 3, 3, 4], 0.3f)];

    /// <inheritdoc/>
    protected override string? Diagnose(Step answer) =>
        Batches.Select(given => OfTraining(answer, given)).FirstOrDefault(found => found is not null)
        ?? Batches.Select(given => OfGlobal(answer, given with { UseGlobal = true })).FirstOrDefault(found => found is not null);

    /// <summary>A sentence on what is wrong in training with a batch; null where nothing is, or nothing is found.</summary>
    private static string? OfTraining(Step answer, GivenStep given)
    {
        var result = Of(answer, given);
        return Difference.Between(given.Right.Y, result.Y) is not null
                ? OfPair(given, result.Y, $"In training, your y for {Named(given)}", "there, whatever comes in?")
                    ?? OfRunning(answer, given, result.Y)
                    ?? (UsedStatistics.Objection((x, eps) => Of(answer,
                        GivenStep.Of(new Generator(6), [.. x.Shape], given.Momentum) with { X = x, Eps = eps }).Y) is { } objection
                        ? $"This is about your y in training. {objection}" : null)
            : Difference.Between(given.NewMean, result.Mean) is not null
                ? PlacesIn(answer, one => one.NewMean, one => one.Mean, result => result.Mean) is { } ofMean ? $"Your new mean is {ofMean}"
                : RunningStatistics.OfMean(one => Of(answer, one).Mean, given)
            : Difference.Between(given.NewVariance, result.Variance) is not null
                ? PlacesIn(answer, one => one.NewVariance, one => one.Variance, result => result.Variance) is { } ofVariance
                    ? $"Your new variance is {ofVariance}"
                : Difference.Between(result.Mean, result.Variance) is null
                    ? "Your new variance is your new mean, number by number. Which of your variables holds the variance that is kept?"
                : RunningStatistics.OfVariance(one => Of(answer, one).Variance, given)
            : null;
    }

    /// <summary>The places in which a result is right in all batches, which may be so in one by chance, with a question; null for
    /// none.</summary>
    private static string? PlacesIn(
        Step answer, Func<GivenStep, Tensor> expected, Func<GivenStep, Tensor> old,
        Func<(Tensor Y, Tensor Mean, Tensor Variance), Tensor> part) =>
        Batches.Select(given => RightPlaces.Of(expected(given), part(Of(answer, given)), (old(given), "still the old one")))
            .Distinct().ToList() is [{ } places]
            ? places.Question : null;

    /// <summary>A sentence on what is wrong with the switch on; null where nothing is, or nothing is found.</summary>
    private static string? OfGlobal(Step answer, GivenStep given)
    {
        var result = Of(answer, given);
        return Difference.Between(given.Right.Y, result.Y) is not null
                ? OfPair(given, result.Y, "With `useGlobal`, your y", "then?")
                    ?? (Difference.Between(given.X, result.Y) is null
                        ? "With `useGlobal`, your y is x, unchanged. By what is it to be normalized then?" : null)
                    ?? Ignored("mean", result.Y, Of(answer, given with { Mean = given.Mean + 1 }).Y)
                    ?? Ignored("variance", result.Y, Of(answer, given with { Variance = given.Variance + 1 }).Y)
                    ?? (RightPlaces.Of(given.Right.Y, result.Y) is { } places ? $"With `useGlobal`, your y is {places.Question}" : null)
            : Stays("mean", given.Mean, result.Mean, given.BatchMean)
                ?? Stays("variance", given.Variance, result.Variance, given.BatchVariance);
    }

    /// <summary>A sentence on an input that a result with the switch on does not depend on; null for one that it does.</summary>
    private static string? Ignored(string input, Tensor y, Tensor ofAnother) => Difference.Between(y, ofAnother) is not null ? null
        : $"With `useGlobal`, your y is the same whatever `{input}` is. Where does your code use it then?";

    /// <summary>A sentence on running statistics that a result in training depends on; null for none.</summary>
    private static string? OfRunning(Step answer, GivenStep given, Tensor y) =>
        Difference.Between(y, Of(answer, given with { Mean = given.Mean + 1, Variance = given.Variance + 1 }).Y) is null ? null
        : "In training, your y is another one, if the running statistics are. By whose mean and variance is a batch normalized there, " +
            "and how often?";

    /// <summary>A sentence on the mean and the variance that maps were normalized by; null for others than those of the batch and the
    /// running ones.</summary>
    private static string? OfPair(GivenStep given, Tensor y, string subject, string when) => given.NamePair(y) is var (center, variance)
        ? $"{subject} subtracts {center} and divides by the root of {variance} and ε. Which mean and which variance are asked for {when}"
        : null;

    private static string Named(GivenStep given) => given.X.Shape[0] is var count && count == 1 ? "one image" : $"{count} images";

    private static string? Stays(string name, Tensor given, Tensor received, Tensor ofBatch) =>
        Difference.Between(given, received) is null ? null
        : $"With `useGlobal` the running {name} comes back as it came in. For `{TensorText.Of(given)}` your code returns " +
            $"`{TensorText.Of(received)}`" + (Difference.Between(ofBatch, received) is null ? $", the {name} of the batch" : string.Empty) +
            ". Which line of it makes that?";
}
