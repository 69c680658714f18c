using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using Step = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, float, float, bool,
    (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Step of a normalization in training: what it is made with, and what it should give.</summary>
internal sealed record GivenStep(Tensor X, Tensor Mean, Tensor Variance, float Momentum, float Eps)
{
    public bool UseGlobal { get; init; }

    /// <summary>Gets the deviations from the mean of the batch.</summary>
    public Tensor Deviation => X - Statistics.Mean(X);

    public Tensor BatchMean => Row(Statistics.Mean(X));

    public Tensor BatchVariance => Row(Statistics.Variance(X));

    /// <summary>Gets m/(m − 1), by which the variance of a batch becomes an estimate.</summary>
    public float Bessel => Count(X) / (Count(X) - 1f);

    /// <summary>Gets the new variance where m/(m − 1) is a whole number, its fraction dropped.</summary>
    public Tensor InWholeNumbers => Moved(Variance, BatchVariance * (Count(X) / (Count(X) - 1)), Momentum);

    public Tensor NewMean => Moved(Mean, BatchMean, Momentum);

    public Tensor NewVariance => Moved(Variance, BatchVariance * Bessel, Momentum);

    public (Tensor Y, Tensor Mean, Tensor Variance) Right =>
        UseGlobal ? (By(Mean, Variance), Mean, Variance) : (By(BatchMean, BatchVariance), NewMean, NewVariance);

    /// <summary>Returns the numbers by which maps were normalized, in words; null for others than those of the batch and the running
    /// ones.</summary>
    public (string Center, string Variance)? NamePair(Tensor y)
    {
        (Tensor Value, string Words)[] centers =
        [
            (BatchMean, "the mean of the batch"), (Mean, "the running mean"), (NewMean, "the new running mean"), (Mean * 0, "nothing"),
            (BatchVariance, "the variance of the batch"), (Variance, "the running variance"),
        ];
        (Tensor Value, string Words)[] variances =
        [
            (BatchVariance, "the variance of the batch"), (BatchVariance * Bessel, "the batch's variance with m − 1"),
            (Variance, "the running variance"), (NewVariance, "the new running variance"), (BatchMean, "the mean of the batch"),
            (Mean, "the running mean"), ((Variance * 0) + 1, "1"),
        ];
        return centers.SelectMany(center => variances.Select(variance => (Center: center, Variance: variance)))
            .Where(pair => Difference.Between(By(pair.Center.Value, pair.Variance.Value), y) is null)
            .Select(pair => ((string, string)?)(pair.Center.Words, pair.Variance.Words)).FirstOrDefault();
    }

    public static GivenStep Of(Generator random, Shape shape, float momentum) => new(
        Images(random, shape), 0.5f - Signed(random, shape[1], period: 1), Channels(random, shape[1]) * 3, momentum, 0.5f);

    public Tensor By(Tensor mean, Tensor variance) => (X - ForImages(mean)) / (ForImages(variance) + Eps).Sqrt();

    public Tensor Moved(Tensor old, Tensor batch, float weight) => ((1 - weight) * old) + (weight * batch);

    /// <summary>Returns the rule that one of the results is right.</summary>
    public Property<Step> Rule(string rule, Func<(Tensor Y, Tensor Mean, Tensor Variance), Tensor> part)
    {
        var expected = part(Right);
        var (x, mean, variance) = (Copy(X), Copy(Mean), Copy(Variance));
        return new($"{rule} for x of shape {X.Shape}", answer =>
        {
            var received = part(answer(x, mean, variance, Momentum, Eps, UseGlobal));
            return (Difference.Between(expected, received) is null, received);
        })
        {
            Expected = expected,
            Inputs = [("x", x), ("mean", mean), ("variance", variance), ("momentum", Momentum), ("eps", Eps), ("useGlobal", UseGlobal)],
        };
    }
}
