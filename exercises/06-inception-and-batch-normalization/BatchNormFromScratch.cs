using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed class BatchNormFromScratch() : FunctionExercise<Func<Tensor, Tensor, Tensor, float, Tensor>>(
    "06-inception-and-batch-normalization/batch-norm-from-scratch", "Batch normalization from scratch")
{
    private const string Fractions = "numbers that are not whole";

    public override string Question =>
        """
        Normalize a batch as a network does in training. Maps `x` of shape [N, C, H, W] come in, with a scale `gamma` and a shift `beta` of
        shape [C]. For each channel c, with m = N·H·W values in the whole batch,

        $$\mu_c = \frac{1}{m} \sum x, \qquad \sigma_c^2 = \frac{1}{m} \sum (x - \mu_c)^2, \qquad
        y = \gamma_c \, \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}} + \beta_c$$

        and y has the shape of x. The numbers of a dense layer, [N, C], are the case H = W = 1: then m = N.

        For two images of one pixel, `[[[[1]]], [[[3]]]]`, ε = 0.5625, γ = 2 and β = 0.5, the mean is 2, the variance 1, the root
        1.25, and the result 2·(−0.8) + 0.5 = −1.1 and 2·0.8 + 0.5 = 2.1.

        Use loops, or whole tensors: `x.Mean(axis, keepAxis: true)` averages along one axis and leaves it with size 1, and the mean of
        means is the mean where all are of as many numbers; `Square()` and `Sqrt()` work on every number. `gamma.Reshape(1, -1, 1, 1)` has
        shape [1, C, 1, 1], so that it meets the channels. The library's `BatchNorm` is not for this exercise.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor, float, Tensor>> Reference { get; } = Write((x, gamma, beta, eps) =>
    {
        Tensor Mean(Tensor t) => t.Mean(0, keepAxis: true).Mean(2, keepAxis: true).Mean(3, keepAxis: true);
        var deviation = x - Mean(x);
        var normalized = deviation / (Mean(deviation.Square()) + eps).Sqrt();
        return gamma.Reshape(1, -1, 1, 1) * normalized + beta.Reshape(1, -1, 1, 1);
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.BatchNorm), "Write it yourself: over which numbers does a mean go?"),
        new(nameof(BatchNorm2d), "Write it yourself: over which numbers does a mean go?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        With([[[[1f]]], [[[3f]]]], [2f], [0.5f], 0.5625f),
        With([[[[1f]]], [[[3f]]]], [2f], [0.5f], 1.25f),
        Of(random, [4, 3, 1, 1], 0.25f),
        Of(random, [3, 2, 2, 3], 0.5f),
        Of(random, [2, 4, 3, 2], 1e-5f),
        Of(random, [3, 3, 4, 2], 2.5f),
        Of(random, [1, 2, 3, 4], 0.75f),
        .. Enumerable.Range(0, 2).Select(_ => Of(
            random, [random.Integer(2, 5), random.Integer(4, 6), random.Integer(2, 4), random.Integer(2, 4)], 0.625f)),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor, float, Tensor>>> Mistakes { get; } =
    [
        Over("one mean for all channels", [0, 1, 2, 3],
            "One mean and one variance serve all channels in your code. A channel of large numbers and one of small ones: can both have " +
                "mean 0 then?"),
        Over("statistics of each pixel", [0],
            "Your means go over the images alone, so each pixel has a mean of its own. A filter is the same at all pixels: which axes " +
                "belong to its channel?"),
        Over("statistics of each image", [2, 3],
            "Your means go over the pixels of one image, so no image has to do with the others. That is instance normalization. Over " +
                "what else does m = N·H·W go?"),
        Over("statistics of each image over all channels", [1, 2, 3],
            "Each image is normalized by all of its own numbers: that is layer normalization. Which axis is given up too many, and " +
                "which is missing?"),
        Over("statistics over the channels", [1],
            "Your means go over the channels at each pixel. Which axis is to stay?"),
        Over("rows and columns exchanged with channels", [0, 1],
            "Your means go over images and channels. Which axis of [N, C, H, W] is to stay?"),
        Over("statistics of each column", [0, 2],
            "A mean of yours goes over images and rows: each column has one of its own. Which axis is still to be averaged?"),
        Over("statistics of each row", [0, 3],
            "A mean of yours goes over images and columns: each row has one of its own. Which axis is still to be averaged?"),
        Made("divided by m − 1", (x, eps) => (x - Mean(x)) / (Variance(x) * Count(x) / (Count(x) - 1) + eps).Sqrt(),
            "Your variances are divided by m − 1, as `Variance` does unless it is told otherwise: that is an estimate for a " +
                "population. What does the formula divide by?"),
        Made("ε behind the root", (x, eps) => (x - Mean(x)) / (Variance(x).Sqrt() + eps),
            "You add ε to the root. In the formula it is inside, with the variance."),
        Made("ε forgotten", (x, _) => (x - Mean(x)) / Variance(x).Sqrt(),
            "Your result is the same whatever `eps` is. What would come out of a channel in which all numbers are the same?"),
        Made("the larger of variance and ε", (x, eps) => (x - Mean(x)) / Variance(x).Clamp(eps, float.MaxValue).Sqrt(),
            "Where the variance is below ε, you divide by the root of ε, and elsewhere `eps` changes nothing. What does the formula do " +
                "with the two of them, whichever is larger?"),
        Made("ε squared", (x, eps) => (x - Mean(x)) / (Variance(x) + (eps * eps)).Sqrt(),
            "You add ε² to the variance. What does the formula add?"),
        Made("no root", (x, eps) => (x - Mean(x)) / (Variance(x) + eps),
            "You divide by the variance. Numbers in meters have a variance in square meters: by what are they to be divided?"),
        Made("multiplied by the root", (x, eps) => (x - Mean(x)) * (Variance(x) + eps).Sqrt(),
            "Your numbers become larger where they were large. Is a deviation multiplied by the root or divided by it?"),
        Made("the mean stays", (x, eps) => x / (Variance(x) + eps).Sqrt(),
            "The size is right, but the mean is still in it. What is to be subtracted before the division?"),
        Made("not divided", (x, _) => x - Mean(x),
            "The means are 0, but the sizes are as they were. What do you divide by?"),
        Made("the mean of the squares", (x, eps) => (x - Mean(x)) / (Mean(x.Square()) + eps).Sqrt(),
            "Your variance is the mean of the squares of x. From what are the deviations of the formula measured, before they are " +
                "squared?"),
        Made("the mean of the absolute deviations", (x, eps) => (x - Mean(x)) / (Mean((x - Mean(x)).Abs()) + eps).Sqrt(),
            "You average the absolute deviations. What does the formula average?"),
        Made("absolute deviations without a root", (x, eps) => (x - Mean(x)) / (Mean((x - Mean(x)).Abs()) + eps),
            "You divide by the mean of the absolute deviations. What does the formula average, and what does it take the root of?"),
        Made("the squared deviations added up", (x, eps) => (x - Mean(x)) / (Variance(x) * Count(x) + eps).Sqrt(),
            "You add up the squared deviations. By how many of them is the sum to be divided?"),
        Made("divided by the images", (x, eps) => (x - Mean(x)) / (Variance(x) * x.Shape[2] * x.Shape[3] + eps).Sqrt(),
            "Your sums of squares are divided by N. How many numbers of a channel are in a batch of N images of H×W pixels?"),
        Made("normalized twice", (x, eps) => Normal(Normal(x, eps), eps),
            "You normalize what is normalized already. Without ε that would change nothing: what does the second ε do?"),
        new("γ forgotten", (x, _, beta, eps) => Normal(x, eps) + ForImages(beta),
            "Your result is the same whatever γ is. Which of your lines scales?"),
        new("β forgotten", (x, gamma, _, eps) => Normal(x, eps) * ForImages(gamma),
            "Your result is the same whatever β is. Which of your lines shifts?"),
        new("γ and β forgotten", (x, _, _, eps) => Normal(x, eps),
            "The normalization is right. What becomes of its result before it is y?"),
        new("γ and β exchanged", (x, gamma, beta, eps) => Affine(Normal(x, eps), beta, gamma),
            "You scale by β and shift by γ. Which is which in the formula?"),
        new("shifted before it is scaled", (x, gamma, beta, eps) => (Normal(x, eps) + ForImages(beta)) * ForImages(gamma),
            "You scale the shift, too. Which comes first, γ or β?"),
        new("the shift divided by the root", (x, gamma, beta, eps) =>
                (((x - Mean(x)) * ForImages(gamma)) + ForImages(beta)) / (Variance(x) + eps).Sqrt(),
            "You divide the shift by the root, too. Is β in the formula added before the division or behind it?"),
        new("divided by γ", (x, gamma, beta, eps) => Affine(Normal(x, eps), 1 / gamma, beta),
            "You divide by γ. What does the formula do with it?"),
        new("scaled before it is normalized", (x, gamma, beta, eps) => Normal(Affine(x, gamma, beta), eps),
            "You scale and shift x, and normalize then. What is left of a scale and a shift behind a normalization?"),
        new("1 + γ", (x, gamma, beta, eps) => Affine(Normal(x, eps), 1 + gamma, beta),
            "You scale by 1 + γ. With which γ would the result be only normalized, by the formula?"),
        new("γ along the columns", (x, gamma, beta, eps) => (Normal(x, eps) * gamma) + beta,
            "`gamma` has shape [C], and `gamma * x` meets the **last** axis of x, its columns. Which shape has to stand in front of " +
                "`x` so that γ meets the channels?")
        {
            Shows = answer => Throws(() => answer(Probe([2, 3, 4, 2]), Three, -Three, 0.5f))
                && Difference.Between((Normal(Probe([2, 3, 4, 3]), 0.5f) * Three) - Three,
                    answer(Probe([2, 3, 4, 3]), Three, -Three, 0.5f)) is null,
        },
        new("channels in front", (x, gamma, beta, eps) => Affine(Normal(x, eps), gamma, beta).Permute(1, 0, 2, 3),
            "Your numbers are right, in shape [C, N, H, W]. Which order are they to have at the end?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor, float, Tensor> answer)
    {
        Tensor one = [[[[1f]]], [[[3f]]], [[[8f]]]], fractions = [[[[1.75f]]], [[[3.5f]]], [[[8.25f]]]];
        Tensor two = [[[[1f]], [[-2f]]], [[[3f]], [[4.5f]]], [[[8f]], [[0f]]]];
        Tensor maps = [[[[1f, 2.5f, -3f]], [[4f, -5f, 9f]]], [[[0f, 8f, 7f]], [[-6f, -3f, 0.5f]]]];
        var steps = new Steps<Func<Tensor, Tensor, Tensor, float, Tensor>>(
            Reference.Value,
            ("one channel of one pixel, γ = 1, β = 0 and ε = 0", function => function(one, [1f], [0f], 0)),
            ("ε = 0.5", function => function(one, [1f], [0f], 0.5f)),
            ("γ = 2 and β = 3", function => function(one, [2f], [3f], 0.5f)),
            (Fractions, function => function(fractions, [2f], [3f], 0.5f)),
            ("two channels", function => function(two, [2f, 0.5f], [3f, -1f], 0.5f)),
            ("maps of 1×3 pixels", function => function(maps, [2f, 0.5f], [3f, -1f], 0.5f)),
            ("maps that are higher than wide", function => function(maps.Permute(0, 1, 3, 2), [2f, 0.5f], [3f, -1f], 0.5f)));
        return base.Diagnose(answer)
            ?? WithoutShift(answer)
            ?? UsedStatistics.Objection((x, eps) => answer(x, Tensor.Ones([x.Shape[1]]), Tensor.Zeros([x.Shape[1]]), eps))
            ?? OfSomeChannels(answer)
            ?? (steps.FirstFault(answer) is (var at, _) && steps.All[at].Name == Fractions
                ? $"{steps.Objection(answer)} Which of your variables is an `int`?" : steps.Objection(answer));
    }

    public override IReadOnlyList<string> Hints =>
    [
        "One function that averages over N, H and W serves twice: for the mean of x, and for the variance, which is the mean of the " +
            "squared deviations.",
        "`x.Mean(0, keepAxis: true).Mean(2, keepAxis: true).Mean(3, keepAxis: true)` has shape [1, C, 1, 1], and `x - mean` meets each " +
            "channel with its own.",
        "`deviation / (variance + eps).Sqrt()`, times `gamma.Reshape(1, -1, 1, 1)`, plus `beta.Reshape(1, -1, 1, 1)`.",
    ];

    public override string Explanation =>
        "Whatever the layer in front gives, each channel now has the mean β and the standard deviation γ, or nearly, for ε. So a layer " +
            "can learn without its inputs changing their size from step to step, and where normalizing does harm, γ = σ and β = μ undo " +
            "it. Note what you averaged over: the output of an image depends on the other images of its batch.";

    /// <summary>Returns a question about a result that is 0 where nothing is shifted; null for others.</summary>
    private static string? WithoutShift(Func<Tensor, Tensor, Tensor, float, Tensor> answer)
    {
        return IsZero(shift: 0) && !IsZero(shift: 1)
            ? "Where β is 0, your result is 0, whatever x is. What does the formula do with β?" : null;

        bool IsZero(float shift) => Probe([3, 2, 2, 3]) is var x
            && answer(x, Tensor.Ones([2]), Tensor.Full([2], shift), 0.5f).ToArray().All(value => value == 0);
    }

    /// <summary>Returns the channels alone that are scaled and shifted rightly, in a sentence; null where it is not some of
    /// them.</summary>
    private static string? OfSomeChannels(Func<Tensor, Tensor, Tensor, float, Tensor> answer)
    {
        var x = Probe([2, 4, 3, 2]);
        Tensor gamma = [2f, -0.5f, 1.5f, -3f], beta = [3f, -1f, -2.5f, 0.25f];
        var (expected, received) = (Affine(Normal(x, 0.5f), gamma, beta), answer(x, Copy(gamma), Copy(beta), 0.5f));
        return RightChannels.IsFirst(expected, received)
                ? "Your first channel is right, and the others are not. Whose γ and β do they take?"
            : RightChannels.Where(expected, received, ("γ is positive", gamma), ("γ is negative", -gamma), ("β is positive", beta),
                ("β is negative", -beta)) is { } condition
                ? $"Your channels are right where {condition}, and only there. A scale and a shift can have either sign: which operation " +
                    "in your code treats the two differently?"
            : null;
    }

    /// <summary>Gets three numbers that differ from each other and from 0 and 1.</summary>
    private static Tensor Three => [1.5f, -0.75f, 2.25f];

    private static Case Of(Generator random, Shape shape, float eps) =>
        With(Images(random, shape), Signed(random, shape[1], period: 2), 0.5f - Signed(random, shape[1], period: 1), eps);

    private static Case With(Tensor x, Tensor gamma, Tensor beta, float eps) => new(x, gamma, beta, eps);

    private static Tensor Normal(Tensor x, float eps) => (x - Mean(x)) / (Variance(x) + eps).Sqrt();

    private static Tensor Affine(Tensor x, Tensor gamma, Tensor beta) => (x * ForImages(gamma)) + ForImages(beta);

    /// <summary>The mistake of statistics over other axes.</summary>
    private static Mistake<Func<Tensor, Tensor, Tensor, float, Tensor>> Over(string name, int[] axes, string hint) => Made(
        name, (x, eps) => (x - Mean(x, axes)) / (Variance(x, axes) + eps).Sqrt(), hint);

    /// <summary>The mistake of another normalization, which is scaled and shifted rightly.</summary>
    private static Mistake<Func<Tensor, Tensor, Tensor, float, Tensor>> Made(
        string name, Func<Tensor, float, Tensor> normalize, string hint) =>
        new(name, (x, gamma, beta, eps) => Affine(normalize(x, eps), gamma, beta), hint);

    private static Tensor Probe(Shape shape) => Images(new Generator(8), shape);
}
