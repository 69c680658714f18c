using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using Step = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, float, float, bool,
    (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed partial class GlobalStatistics() : PropertyExercise<Step>(
    "06-inception-and-batch-normalization/global-statistics", "Global statistics while training")
{
    public override string Question =>
        """
        Write the step that a normalization makes in training, with its running statistics, and with a switch: where `useGlobal` is true,
        the running statistics are used in training too, as in prediction. (Some frameworks call it `use_global_stats`; it is what one wants
        for batches of one or two images, or to fine-tune a network that was trained before.) Scale and shift are left out.

        Maps `x` of shape [N, C, H, W] come in, with the running `mean` and `variance`, [C], a `momentum` and ε. Return `(y, newMean,
        newVariance)`: the normalized maps, and the running statistics after this batch. With m = N·H·W:

        - `useGlobal` false: y is normalized by the mean and the variance of the **batch**, the latter divided by m. The new running numbers
          are (1 − momentum) · old + momentum · those of the batch: momentum weighs the **new** value, as in PyTorch. What goes into the
          running variance is the estimate for all images that there are, divided by m − 1.
        - `useGlobal` true: y is normalized by the running mean and variance that come in, and they stay as they are.

        Each time it is (x − mean)/√(variance + ε). For two images of one pixel, 1 and 3, with running mean 1, running variance 4, momentum
        0.25 and ε = 0.5625, y is −0.8 and 0.8, the new mean 0.75·1 + 0.25·2 = 1.25 and the new variance 0.75·4 + 0.25·2 = 3.5. With
        `useGlobal`, y is 0 and 2/√4.5625 = 0.9363. The library's `BatchNorm` is not for this exercise.
        """;

    public override Answer<Step> Reference { get; } = Write((x, mean, variance, momentum, eps, useGlobal) =>
    {
        Tensor Mean(Tensor t) => t.Mean(0, keepAxis: true).Mean(2, keepAxis: true).Mean(3, keepAxis: true);
        Tensor Normalized(Tensor mu, Tensor sigma2) => (x - mu) / (sigma2 + eps).Sqrt();
        if (useGlobal)
        {
            return (Normalized(mean.Reshape(1, -1, 1, 1), variance.Reshape(1, -1, 1, 1)), mean, variance);
        }

        var (ofBatch, m) = (Mean(x), (float)(x.Shape[0] * x.Shape[2] * x.Shape[3]));
        var spread = Mean((x - ofBatch).Square());
        return (
            Normalized(ofBatch, spread),
            (1 - momentum) * mean + momentum * ofBatch.Reshape(-1),
            (1 - momentum) * variance + momentum * spread.Reshape(-1) * m / (m - 1));
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.BatchNorm), "Write it yourself: which statistics are used, and which are kept?"),
        new(nameof(BatchNorm2d), "Write it yourself: which statistics are used, and which are kept?"),
    ];

    protected override IEnumerable<Property<Step>> Properties(Generator random)
    {
        List<GivenStep> all =
        [
            Example, GivenStep.Of(random, [4, 3, 1, 1], 0.1f), GivenStep.Of(random, [2, 2, 3, 2], 0.3f),
            GivenStep.Of(random, [3, 4, 2, 3], 0.75f),
        ];
        return
        [
            .. all.Select(given => given.Rule("Training with the batch's statistics, y is right", result => result.Y)),
            .. all.Select(given => given.Rule("The running mean after it is right", result => result.Mean)),
            .. all.Select(given => given.Rule("The running variance after it is right", result => result.Variance)),
            .. all.Select(given => (given with { UseGlobal = true }).Rule("With global statistics, y is right", result => result.Y)),
            .. all.Select(given => (given with { UseGlobal = true }).Rule("With global statistics, the running mean stays",
                result => result.Mean)),
            .. all.Select(given => (given with { UseGlobal = true }).Rule("With global statistics, the running variance stays",
                result => result.Variance)),
        ];
    }

    public override IReadOnlyList<Mistake<Step>> Mistakes { get; } =
    [
        new("the switch the wrong way round", (x, mean, variance, momentum, eps, useGlobal) =>
                new GivenStep(x, mean, variance, momentum, eps) { UseGlobal = !useGlobal }.Right,
            "You use the batch's statistics where `useGlobal` is true, and the running ones where it is false. Which is which?")
        {
            Shows = answer => Probes.All(given => Difference.Between((given with { UseGlobal = true }).Right.Y, Of(answer, given).Y) is null
                && Difference.Between(given.Right.Y, Of(answer, given with { UseGlobal = true }).Y) is null),
        },
        Swapped("the order of the results", useGlobal: false, given => (given.Right.Y, given.Right.Variance, given.Right.Mean),
            "Your results are right, and stand in another order. In which order are y, the new mean and the new variance asked for?"),
        Swapped("the order of the results with the switch on", useGlobal: true, given => given.UseGlobal
                ? (given.Right.Y, given.Right.Variance, given.Right.Mean) : given.Right,
            "With `useGlobal` your results are right, and stand in another order than without it. In which are they asked for?"),
        Wrong("no ε", useGlobal: false, given => (given with { Eps = 0 }).Right.Y, result => result.Y,
            "Your y is the same whatever ε is. What would come out of a channel in which all numbers are the same?"),
        Wrong("no root", useGlobal: false, given => given.Deviation / (ForImages(given.BatchVariance) + given.Eps), result => result.Y,
            "You divide by the variance. Numbers in meters have a variance in square meters: by what are they to be divided?"),
        Wrong("one mean for all channels", useGlobal: false, given => Over(given, 0, 1, 2, 3), result => result.Y,
            "One mean and one variance serve all channels in your code. Which axis of [N, C, H, W] is to stay?"),
        Wrong("statistics of each image", useGlobal: false, given => Over(given, 2, 3), result => result.Y,
            "Your means go over the pixels of one image, so no image has to do with the others. Over what else does m = N·H·W go?"),
        Wrong("statistics of each pixel", useGlobal: false, given => Over(given, 0), result => result.Y,
            "Your means go over the images alone, so each pixel has a mean of its own. Which axes belong to a channel?"),
        Wrong("the running statistics in training", useGlobal: false, given => given.By(given.Mean, given.Variance), result => result.Y,
            "Where `useGlobal` is false, your y is normalized by the running statistics. Which are the mean and the variance of the " +
                "batch?"),
        Wrong("the new running statistics in training", useGlobal: false, given => given.By(given.NewMean, given.NewVariance),
            result => result.Y,
            "Your y is normalized by the running statistics after their update. By which numbers is a batch normalized while training?"),
        Wrong("the batch's mean with the running variance", useGlobal: false, given => given.By(given.BatchMean, given.Variance),
            result => result.Y,
            "In training you subtract the mean of the batch, and divide by the variance that runs. Which variance goes with that mean?"),
        Wrong("the running mean with the batch's variance in training", useGlobal: false,
            given => given.By(given.Mean, given.BatchVariance), result => result.Y,
            "In training you divide by the variance of the batch, and subtract the mean that runs. Which mean goes with that variance?"),
        Wrong("the new running mean with the batch's variance in training", useGlobal: false,
            given => given.By(given.NewMean, given.BatchVariance), result => result.Y,
            "In training you divide by the variance of the batch, and subtract the running mean after its update. Which mean goes with " +
                "that variance?"),
        Wrong("m − 1 in y", useGlobal: false, given => given.By(given.BatchMean, given.BatchVariance * given.Bessel), result => result.Y,
            "The variance that your y is divided by has m − 1 in it. Only the one that is kept for later has: what does this batch take?"),
        Wrong("ε behind the root", useGlobal: false, given =>
                (given.X - ForImages(given.BatchMean)) / (ForImages(given.BatchVariance).Sqrt() + given.Eps), result => result.Y,
            "You add ε to the root. In the formula it is inside, with the variance."),
        Wrong("momentum read the other way round", useGlobal: false, given => given.Moved(given.Mean, given.BatchMean, 1 - given.Momentum),
            result => result.Mean,
            "Your momentum weighs the old mean, as in TensorFlow. In PyTorch, and here, which of the two does it weigh?"),
        Wrong("the batch's mean alone", useGlobal: false, given => given.BatchMean, result => result.Mean,
            "Your new mean is that of the batch. What becomes of all batches before it?"),
        Wrong("the mean not updated", useGlobal: false, given => given.Mean, result => result.Mean,
            "Your running mean does not move. What would a network predict with that was trained with many batches?"),
        Wrong("momentum always 0.1", useGlobal: false, given => given.Moved(given.Mean, given.BatchMean, 0.1f), result => result.Mean,
            "Your momentum is always 0.1. Where does your code use `momentum`?"),
        Wrong("added to the mean", useGlobal: false, given => given.Mean + (given.Momentum * given.BatchMean), result => result.Mean,
            "Your running mean grows from batch to batch. By what is the old one to be multiplied?"),
        Wrong("the old mean forgotten", useGlobal: false, given => given.Momentum * given.BatchMean, result => result.Mean,
            "Your new mean is a part of the batch's. Where is the rest?"),
        Wrong("half of each", useGlobal: false, given => (given.Mean + given.BatchMean) / 2, result => result.Mean,
            "Your new mean is half old and half new. Where does your code use `momentum`?"),
        Wrong("m − 1 the wrong way round", useGlobal: false, given =>
                given.Moved(given.Variance, given.BatchVariance / given.Bessel, given.Momentum), result => result.Variance,
            "You make the batch's variance smaller before you keep it. A sum that is divided by m − 1 instead of m: is that more or less?"),
        Wrong("the images alone counted", useGlobal: false, given => given.X.Shape[0] is var n && n > 1
                ? given.Moved(given.Variance, given.BatchVariance * (n / (n - 1f)), given.Momentum) : given.Variance,
            result => result.Variance, "You count N for m. How many numbers of a channel are in a batch of N images of H×W pixels?"),
        Wrong("deviations from the running mean", useGlobal: false, given => given.Moved(given.Variance,
                Row(Statistics.Mean((given.X - ForImages(given.Mean)).Square())) * given.Bessel, given.Momentum), result => result.Variance,
            "The variance that you keep is measured from the running mean. From which mean are the deviations of a batch measured?"),
        new("m/(m − 1) in whole numbers", (x, mean, variance, momentum, eps, useGlobal) =>
                new GivenStep(x, mean, variance, momentum, eps) { UseGlobal = useGlobal } is var given
                    ? (given.Right.Y, given.Right.Mean, useGlobal ? variance : given.InWholeNumbers) : default,
            "The variance that you keep is right where m is 2, and elsewhere divided by m. In C#, `/` between two whole numbers drops " +
                "the fraction: with `int m`, `m / (m - 1)` is 2 for m = 2, and 1 from m = 3 on.")
        {
            Shows = answer => new[] { Example }.Concat(Probes).All(given =>
                Difference.Between(given.InWholeNumbers, Of(answer, given).Variance) is null),
        },
        Wrong("m in the running variance", useGlobal: false, given => given.Moved(given.Variance, given.BatchVariance, given.Momentum),
            result => result.Variance,
            "The variance that you keep is divided by m. In y that is right. What does an estimate for all images, from a few of them, " +
                "divide by?"),
        Wrong("momentum in the variance the other way round", useGlobal: false, given =>
                given.Moved(given.Variance, given.BatchVariance * given.Bessel, 1 - given.Momentum), result => result.Variance,
            "Your momentum weighs the old variance. Which of the two does it weigh here?"),
        Wrong("m and momentum the other way round", useGlobal: false, given =>
                given.Moved(given.Variance, given.BatchVariance, 1 - given.Momentum), result => result.Variance,
            "Two things are wrong in your running variance: momentum weighs the new one, and the batch's is divided by m − 1 for it."),
        Wrong("the variance not updated", useGlobal: false, given => given.Variance, result => result.Variance,
            "Your running variance does not move. Which of the two running numbers does your code change?"),
        Wrong("the deviation kept", useGlobal: false, given => given.Moved(given.Variance, (given.BatchVariance * given.Bessel).Sqrt(),
            given.Momentum), result => result.Variance, "You keep the root of the variance. What is the root taken of in a prediction?"),
        Wrong("the deviation of m kept", useGlobal: false, given => given.Moved(given.Variance, given.BatchVariance.Sqrt(), given.Momentum),
            result => result.Variance, "You keep the root of the variance. What is the root taken of in a prediction?"),
        Wrong("ε kept", useGlobal: false, given =>
                given.Moved(given.Variance, (given.BatchVariance * given.Bessel) + given.Eps, given.Momentum), result => result.Variance,
            "ε is in the variance that you keep, and comes on top again when it is used."),
        Wrong("ε added to what is kept", useGlobal: false, given => given.NewVariance + given.Eps, result => result.Variance,
            "ε is added to the variance that you keep, and comes on top again when it is used."),
        Wrong("ε added to the old variance", useGlobal: false, given =>
                given.Moved(given.Variance + given.Eps, given.BatchVariance * given.Bessel, given.Momentum), result => result.Variance,
            "ε is added to the old variance before you go on with it, and comes on top again when it is used."),
        Wrong("the batch's statistics with the switch on", useGlobal: true, given => given.By(given.BatchMean, given.BatchVariance),
            result => result.Y,
            "With `useGlobal` your y is still normalized by the batch. Whose mean and variance are asked for then?"),
        Wrong("no ε with the switch on", useGlobal: true, given => (given with { Eps = 0 }).Right.Y, result => result.Y,
            "With `useGlobal` your y is the same whatever ε is. Where does it stand in the root?"),
        Wrong("no root with the switch on", useGlobal: true, given =>
                (given.X - ForImages(given.Mean)) / (ForImages(given.Variance) + given.Eps), result => result.Y,
            "With `useGlobal` you divide by the variance. What is to be taken of it first?"),
        Wrong("the mean stays with the switch on", useGlobal: true, given => given.X / (ForImages(given.Variance) + given.Eps).Sqrt(),
            result => result.Y, "With `useGlobal` nothing is subtracted from x. Which mean is it to be?"),
        Wrong("m/(m − 1) with the switch on", useGlobal: true, given => given.By(given.Mean, given.Variance * given.Bessel),
            result => result.Y,
            "With `useGlobal` you multiply the running variance by m/(m − 1). That was done when it was kept: is there anything to " +
                "estimate?"),
        Wrong("the mean of the batch with the running variance", useGlobal: true, given => given.By(given.BatchMean, given.Variance),
            result => result.Y,
            "With `useGlobal` you take the variance that runs, and the mean of the batch. Which mean goes with it?"),
        Wrong("the running mean with the batch's variance", useGlobal: true, given => given.By(given.Mean, given.BatchVariance),
            result => result.Y,
            "With `useGlobal` you take the mean that runs, and the variance of the batch. Which variance goes with it?"),
        Wrong("updated first with the switch on", useGlobal: true, given => given.By(given.NewMean, given.NewVariance), result => result.Y,
            "With `useGlobal` you update the running statistics first, and use the new ones. Do they change at all then?"),
        Wrong("ε behind the root with the switch on", useGlobal: true, given =>
                (given.X - ForImages(given.Mean)) / (ForImages(given.Variance).Sqrt() + given.Eps), result => result.Y,
            "With `useGlobal` you add ε to the root. In the formula it is inside, with the variance."),
        Wrong("mean and variance exchanged with the switch on", useGlobal: true, given => given.By(given.Variance, given.Mean),
            result => result.Y,
            "With `useGlobal` you subtract the running variance, and divide by the root of the running mean. Which of the two goes where?"),
        Wrong("a mean of 0 with the switch on", useGlobal: true, given => given.Mean * 0, result => result.Mean,
            "With `useGlobal` the running mean that you return is 0. What becomes of the one that came in?"),
        Wrong("a variance of 1 with the switch on", useGlobal: true, given => (given.Variance * 0) + 1, result => result.Variance,
            "With `useGlobal` the running variance that you return is 1. What becomes of the one that came in?"),
        Wrong("the mean updated with the switch on", useGlobal: true, given => given.NewMean, result => result.Mean,
            "With `useGlobal` your running statistics still move. By the question, what becomes of them?"),
        Wrong("the variance updated with the switch on", useGlobal: true, given => given.NewVariance, result => result.Variance,
            "With `useGlobal` the running mean stays, and the running variance moves. By the question, what becomes of it?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Two cases, and in each three things to say: by which mean and variance is y normalized, what is the new mean, what the new " +
            "variance?",
        "`mean.Reshape(1, -1, 1, 1)` makes [1, C, 1, 1] of [C], and `ofBatch.Reshape(-1)` goes the other way.",
        "Without the switch: `(1 - momentum) * mean + momentum * ofBatch`, and for the variance `(1 - momentum) * variance + momentum * " +
            "spread * m / (m - 1)`, where `spread` is divided by m and `m` is a `float`. With it: `return (…, mean, variance);`.",
    ];

    public override string Explanation =>
        "With the switch on, the layer is x·a + b with fixed a and b: an image no longer depends on the others of its batch, and " +
            "gradients no longer pass through the statistics. So nothing keeps the numbers in order, if it is on from the first step; " +
            "it is for later, when the running statistics are good. In PyTorch one sets the layer to `eval()` while the rest trains, " +
            "and so it is here: `layer.Eval()`.";

    private static GivenStep Example => new([[[[1f]]], [[[3f]]]], [1f], [4f], 0.25f, 0.5625f);

    private static IReadOnlyList<GivenStep> Probes =>
        [GivenStep.Of(new Generator(5), [3, 4, 2, 4], 0.3f), GivenStep.Of(new Generator(6), [2, 3, 4, 3], 0.1f)];

    private static (Tensor Y, Tensor Mean, Tensor Variance) Of(Step answer, GivenStep given) =>
        answer(Copy(given.X), Copy(given.Mean), Copy(given.Variance), given.Momentum, given.Eps, given.UseGlobal);

    /// <summary>The maps normalized by their own statistics over some axes.</summary>
    private static Tensor Over(GivenStep given, params int[] axes) =>
        (given.X - Statistics.Mean(given.X, axes)) / (Statistics.Variance(given.X, axes) + given.Eps).Sqrt();

    /// <summary>The mistake of right results in another order.</summary>
    private static Mistake<Step> Swapped(
        string name, bool useGlobal, Func<GivenStep, (Tensor Y, Tensor Mean, Tensor Variance)> wrong, string hint) => new(
        name,
        (x, mean, variance, momentum, eps, isGlobal) => wrong(new GivenStep(x, mean, variance, momentum, eps) { UseGlobal = isGlobal }),
        hint)
        {
            Shows = answer => Probes.Select(given => given with { UseGlobal = useGlobal })
                .All(given => ResultOrder.IsOther(given.Right, Of(answer, given))),
        };

    /// <summary>The mistake in one of the results, with the switch on or off, whatever the others are.</summary>
    private static Mistake<Step> Wrong(
        string name, bool useGlobal, Func<GivenStep, Tensor> wrong, Func<(Tensor Y, Tensor Mean, Tensor Variance), Tensor> part,
        string hint) => new(
        name,
        (x, mean, variance, momentum, eps, isGlobal) =>
        {
            var given = new GivenStep(x, mean, variance, momentum, eps) { UseGlobal = isGlobal };
            var (right, other) = (given.Right, isGlobal == useGlobal ? wrong(given) : null);
            return other is null ? right : (
                IsPart(result => result.Y) ? other : right.Y, IsPart(result => result.Mean) ? other : right.Mean,
                IsPart(result => result.Variance) ? other : right.Variance);

            bool IsPart(Func<(Tensor Y, Tensor Mean, Tensor Variance), Tensor> one) => ReferenceEquals(one(right), part(right));
        },
        hint)
        {
            Shows = answer => Probes.Select(given => given with { UseGlobal = useGlobal })
                .All(given => Difference.Between(wrong(given), part(Of(answer, given))) is null),
        };
}
