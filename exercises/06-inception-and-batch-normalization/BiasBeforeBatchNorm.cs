using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using Removal = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor,
    CourseKit.Tensors.Tensor, float, (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class BiasBeforeBatchNorm() : PropertyExercise<Removal>(
    "06-inception-and-batch-normalization/bias-before-batch-norm", "The bias before batch normalization can go")
{
    private const double Momentum = 0.1;

    public override string Question =>
        """
        Can the bias of a convolution go when batch normalization comes behind it? Prove that it can: take it out of a trained network, so
        that nobody notices.

        The network is a convolution with a `bias`, then a normalization with scale `gamma`, shift `beta`, running mean `mean`, running
        variance `variance` (each of shape [C], C being the number of filters) and ε. The bias is set to 0. Which shift and which running
        mean does the normalization need now? Return both, `(newBeta, newMean)`; γ and the variance stay as they are. The verdict tries

        - training: on any batch, what comes out is what came out before;
        - prediction: the same;
        - more training: both networks learn from three more batches, in which their running statistics move, and still predict alike.

        For scale: with the old shift and the old mean, one of the three would come out the same already, and two would not.
        """;

    public override Answer<Removal> Reference { get; } = Write((bias, gamma, beta, mean, variance, eps) => (beta, mean - bias));

    protected override IEnumerable<Property<Removal>> Properties(Generator random)
    {
        foreach (var shape in new Shape[] { [3, 4, 2, 5], [4, 2, 4, 2] })
        {
            var given = Network.Of(random, shape);
            yield return given.Gives($"In training, {shape} comes out as with the bias", network => network.Train(given.Batch));
            yield return given.Gives($"In prediction, {shape} comes out as with the bias", network => network.Predict(given.Batch));
            yield return given.Gives($"After three more batches, {shape} is still predicted as with the bias", network =>
                network.After(given.Others).Predict(given.Batch));
        }
    }

    public override IReadOnlyList<Mistake<Removal>> Mistakes { get; } =
    [
        new("null", (bias, _, _, mean, _, _) => (null!, mean - bias),
            "One of your results is null, and both are numbers, one for each channel. What comes back for what does not change?")
        {
            Shows = answer => Network.Of(new Generator(3), [3, 4, 2, 2]) is var one && answer(Copy(one.Bias), Copy(one.Gamma),
                Copy(one.Beta), Copy(one.Mean), Copy(one.Variance), one.Eps) is (null, _) or (_, null),
        },
        new("nothing changed", (_, _, beta, mean, _, _) => (beta, mean),
            "In training nothing has to change, and that is half of the proof. A prediction subtracts the running mean, which was " +
                "measured with the bias. How large would it be, had there never been one?"),
        new("the bias added to the mean", (bias, _, beta, mean, _, _) => (beta, mean + bias),
            "You make the running mean larger by the bias. Without it, are the outputs of the convolution larger or smaller?"),
        new("the bias added to the shift", (bias, _, beta, mean, _, _) => (beta + bias, mean),
            "You move the bias into β. In training the mean of the batch was subtracted, and the bias with it. Is there anything of it " +
                "left in y, for β to make up for?"),
        new("the bias scaled and added to the shift", (bias, gamma, beta, mean, variance, eps) =>
                (beta + (bias * gamma / (variance + eps).Sqrt()), mean),
            "Your predictions are right: β makes up for the bias. But in training the mean of the batch takes the bias away by itself, " +
                "and your β comes on top. What could you change that only predictions look at?"),
        new("in both places", (bias, gamma, beta, mean, variance, eps) => (beta + (bias * gamma / (variance + eps).Sqrt()), mean - bias),
            "You make up for the bias twice, in β and in the running mean. Which of the two does training look at?"),
        new("the bias in both, not scaled", (bias, _, beta, mean, _, _) => (beta + bias, mean - bias),
            "The running mean is right. Why do you change β as well: what of the bias has ever reached y?"),
        new("the shift made smaller", (bias, _, beta, mean, _, _) => (beta - bias, mean),
            "You subtract the bias from β. In training the mean of the batch was subtracted, and the bias with it. What of it was in y?"),
        new("the bias instead of the shift", (bias, _, _, mean, _, _) => (bias, mean - bias),
            "You put the bias in the place of β. What has become of the shift that was learned?"),
        new("the shift forgotten", (bias, _, beta, mean, _, _) => (beta * 0, mean - bias),
            "The running mean is right, and your β is 0. What has become of the shift that was learned?"),
        new("a mean of zeros", (_, _, beta, mean, _, _) => (beta, mean * 0),
            "Your running mean is 0. The convolution has a mean without its bias, too: of which numbers?"),
        new("the bias alone as the mean", (bias, _, beta, _, _, _) => (beta, bias),
            "Your running mean is the bias. What else do the outputs of the convolution consist of?"),
        new("the wrong way round", (bias, _, beta, mean, _, _) => (beta, bias - mean),
            "You subtract the running mean from the bias. What is left of the outputs, if the bias is taken off them?"),
        new("a tenth of the bias", (bias, _, beta, mean, _, _) => (beta, mean - ((float)Momentum * bias)),
            "You take off a tenth of the bias, as one step of the moving average would. How much of it is in the running mean after " +
                "many steps?"),
        new("the bias divided by the root", (bias, _, beta, mean, variance, eps) => (beta, mean - (bias / (variance + eps).Sqrt())),
            "The mean is subtracted before the root divides. How much larger are the numbers in front of it through the bias?"),
        new("the results exchanged", (bias, _, beta, mean, _, _) => (mean - bias, beta),
            "Your results are exchanged: which comes first, the shift or the running mean?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Removal answer)
    {
        var given = Network.Of(new Generator(3), [3, 8, 2, 2]) with
        {
            Bias = [0.5f, -0.5f, 2.25f, -2.25f, 0.75f, -0.75f, 2.5f, -2.5f],
            Mean = [1.625f, 1.25f, 1.125f, 1.375f, -1.5f, -1.25f, -1.125f, -1.375f],
            Beta = [3.5f, -3.5f, -0.25f, 0.25f, 4.5f, -4.5f, -0.75f, 0.75f],
        };
        var (beta, mean) = answer(
            Copy(given.Bias), Copy(given.Gamma), Copy(given.Beta), Copy(given.Mean), Copy(given.Variance), given.Eps);
        return beta.Shape != given.Beta.Shape || mean.Shape != given.Mean.Shape
                ? $"Both results have shape [C], a number for each channel. Received, for C = {given.Beta.Shape[0]}: {beta.Shape} and " +
                    $"{mean.Shape}."
            : Difference.Between(given.Beta, beta) is not null
                ? given.NameOf(beta) is { } ofBeta
                    ? $"Your β is `{ofBeta}` as it came in. Which of your two results is the shift, and what becomes of the old one?"
                : RightPlaces.Of(given.Beta, beta) is { } places ? $"Your β is {places.Question}"
                : LostDigits.Of(given.Beta, beta) is { } digits ? $"Your β is {digits}"
                : Signs("β", RightChannels.Where(given.Beta, beta, ("β is positive", given.Beta), ("β is negative", -given.Beta))) ??
                    "Your β is another one. In training the mean of the batch is subtracted, with all of the bias in it: what of it " +
                        "could be missing in y?"
            : (given.Mean - mean).ToArray().Order().Zip(given.Bias.ToArray().Order())
                .All(pair => Math.Abs(pair.First - pair.Second) < 1e-3f)
                ? "Each bias is taken off, and some of them off the mean of another channel. Which index have the two in your code?"
            : Signs("running mean", RightChannels.Where(given.Mean - given.Bias, mean,
                ("the bias is positive", given.Bias), ("the bias is negative", -given.Bias),
                ("the old mean is positive", given.Mean), ("the old mean is negative", -given.Mean),
                ("the old mean is larger than the bias", given.Mean - given.Bias),
                ("the bias is larger than the old mean", given.Bias - given.Mean)))
            ?? (given.Mean - mean is var taken && Difference.Between(taken * 0 + taken[..1], taken) is null
                ? "Your β is right, and your running mean is less than the old one by the same number in all channels. How many biases " +
                    "has a convolution, and which of them is in the mean of channel c?"
                : given.NameOf(mean) is { } ofMean
                    ? $"Your β is right, and your running mean is `{ofMean}` as it came in. Of which numbers is it to be the mean?"
                : RightPlaces.Of(given.Mean - given.Bias, mean, (given.Mean, "still the old one")) is { } right
                    ? $"Your running mean is {right.Question}"
                : LostDigits.Of(given.Mean - given.Bias, mean) is { } lost ? $"Your running mean is {lost}"
                : "Your β is right. The running mean follows the mean of what the convolution gives. By how much does that change, if " +
                    "the bias is taken off all of it?");
    }

    /// <summary>A sentence on a result that is right for some signs; null where it is not.</summary>
    private static string? Signs(string result, string? condition) => condition is null ? null
        : $"Your {result} is right where {condition}, and only there. A bias, a mean and a shift can have either sign: which operation " +
            "in your code treats the two differently?";

    public override IReadOnlyList<string> Hints =>
    [
        "In training: write down the mean of z + b over a batch, and subtract it from z + b. What has become of b?",
        "The same holds for the variance. So training sees nothing of b, and β has nothing to make up for. What does a prediction " +
            "subtract instead of the mean of the batch?",
        "The running mean is an average of means of z + b. Without b it would be smaller by b: `mean - bias`.",
    ];

    public override string Explanation =>
        """
        (z + b) − mean(z + b) = z − mean(z): the bias is gone before anything else happens, and β does what it was for. So its gradient is
        0, and networks since 2015 write `bias: false` in front of a normalization; 3a would have 256 + 112 numbers fewer. In prediction the
        running mean holds the bias, and takes it off again. That it must stay «for a mean of 0», as one can read, is an error: the mean
        is 0 without it, too.
        """;

    /// <summary>The outputs of a convolution without its bias, the bias, and a normalization behind it.</summary>
    private sealed record Network(Tensor Bias, Tensor Gamma, Tensor Beta, Tensor Mean, Tensor Variance, float Eps)
    {
        /// <summary>Gets a batch of what the convolution gives, without its bias.</summary>
        public required Tensor Batch { get; init; }

        /// <summary>Gets the batches of further training.</summary>
        public required IReadOnlyList<Tensor> Others { get; init; }

        public static Network Of(Generator random, Shape shape) => new(
            0.5f - Signed(random, shape[1], period: 1), Signed(random, shape[1], period: 3), 2 * Signed(random, shape[1], period: 3),
            1.5f * Signed(random, shape[1], period: 2), Channels(random, shape[1]), 0.5f)
        {
            Batch = Images(random, shape),
            Others = [.. Enumerable.Range(0, 3).Select(_ => Images(random, shape))],
        };

        /// <summary>Returns the name of what came in with such numbers; null for others.</summary>
        public string? NameOf(Tensor numbers) => new[]
            { ("bias", Bias), ("gamma", Gamma), ("beta", Beta), ("mean", Mean), ("variance", Variance) }
            .Where(one => Difference.Between(one.Item2, numbers) is null).Select(one => one.Item1).FirstOrDefault();

        public Tensor Train(Tensor maps) =>
            (maps + ForImages(Bias)).BatchNorm(Gamma, Beta, null, null, training: true, eps: Eps);

        public Tensor Predict(Tensor maps) =>
            (maps + ForImages(Bias)).BatchNorm(Gamma, Beta, Mean, Variance, training: false, eps: Eps);

        /// <summary>Returns the network with the running statistics that it has after more batches.</summary>
        public Network After(IReadOnlyList<Tensor> batches)
        {
            var (mean, variance) = (Mean.Detach() * 1, Variance.Detach() * 1);
            foreach (var maps in batches)
            {
                (maps + ForImages(Bias)).BatchNorm(Gamma, Beta, mean, variance, training: true, Momentum, Eps);
            }

            return this with { Mean = mean, Variance = variance };
        }

        /// <summary>Returns the rule that the network without the bias gives the same.</summary>
        public Property<Removal> Gives(string rule, Func<Network, Tensor> output)
        {
            var expected = output(this);
            var (bias, gamma, oldBeta, oldMean, variance) = (Copy(Bias), Copy(Gamma), Copy(Beta), Copy(Mean), Copy(Variance));
            return new(rule, remove =>
            {
                var (beta, mean) = remove(bias, gamma, oldBeta, oldMean, variance, Eps);
                var received = output(this with { Bias = Bias * 0, Beta = beta, Mean = mean });
                return (Difference.Between(expected, received) is null, received);
            })
            {
                Expected = expected,
                Inputs = [("bias", bias), ("gamma", gamma), ("beta", oldBeta), ("mean", oldMean), ("variance", variance), ("eps", Eps)],
            };
        }
    }
}
