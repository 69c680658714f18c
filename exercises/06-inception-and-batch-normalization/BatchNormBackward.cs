using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using Gradients = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, float, CourseKit.Tensors.Tensor,
    (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed partial class BatchNormBackward() : PropertyExercise<Gradients>(
    "06-inception-and-batch-normalization/batch-norm-backward", "Batch normalization from scratch: the way back")
{
    /// <summary>The size up to which a sum may be 0 but for rounding.</summary>
    private const float NearlyZero = 1e-3f;

    public override string Question =>
        """
        Now the other direction. With $\hat{x}$ for the normalized numbers, y is $\gamma_c\,\hat{x} + \beta_c$, and from the layers behind
        comes `dy`, the gradient of the loss with respect to y, of the shape of x, [N, C, H, W]. Return three gradients:

        - `dx`, with respect to x, [N, C, H, W];
        - `dGamma`, with respect to γ, [C];
        - `dBeta`, with respect to β, [C].

        The last two are sums: γ and β of a channel meet all m = N·H·W numbers of it. For dx, mind that an x of the channel has three ways
        to y: through its own deviation, through the mean and through the variance, and the last two lead to **all** y of the channel.

        For two images of one pixel, `[[[[1]]], [[[3]]]]`, ε = 0.5625 and γ = 2, the normalized numbers are −0.8 and 0.8. If dy is 1 and 0,
        dBeta is 1, dGamma −0.8, and dx 0.288 and −0.288. Write it with loops or with whole tensors, as before, in numbers: `Backward` and
        the library's `BatchNorm` are not for this exercise.
        """;

    public override Answer<Gradients> Reference { get; } = Write((x, gamma, eps, dy) =>
    {
        Tensor Mean(Tensor t) => t.Mean(0, keepAxis: true).Mean(2, keepAxis: true).Mean(3, keepAxis: true);
        Tensor Sum(Tensor t) => t.Sum(0, keepAxis: true).Sum(2, keepAxis: true).Sum(3, keepAxis: true);
        var deviation = x - Mean(x);
        var root = (Mean(deviation.Square()) + eps).Sqrt();
        var normalized = deviation / root;
        var dx = gamma.Reshape(1, -1, 1, 1) / root * (dy - Mean(dy) - normalized * Mean(dy * normalized));
        return (dx, Sum(dy * normalized).Reshape(-1), Sum(dy).Reshape(-1));
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.Backward), "Write the gradient down: by which three ways does a number of x reach the loss?"),
        new(nameof(Tensor.BatchNorm), "Write the gradient down: by which three ways does a number of x reach the loss?"),
        new(nameof(BatchNorm2d), "Write the gradient down: by which three ways does a number of x reach the loss?"),
    ];

    protected override IEnumerable<Property<Gradients>> Properties(Generator random)
    {
        List<GivenGradients> all =
        [
            new([[[[1f]]], [[[3f]]]], [2f], 0.5625f, [[[[1f]]], [[[0f]]]]), GivenGradients.Of(random, [4, 3, 1, 1], 0.25f),
            GivenGradients.Of(random, [3, 2, 2, 4], 0.5f), GivenGradients.Of(random, [2, 4, 3, 2], 1.75f),
            GivenGradients.Of(random, [random.Integer(2, 5), 3, random.Integer(2, 5), random.Integer(2, 5)], 0.625f),
        ];
        return
        [
            .. all.Select(given => given.Part("dBeta", result => result.Beta)),
            .. all.Select(given => given.Part("dGamma", result => result.Gamma)),
            .. all.Select(given => given.Part("dx", result => result.X)),
        ];
    }

    public override IReadOnlyList<Mistake<Gradients>> Mistakes { get; } =
    [
        new("the order of the results", (x, gamma, eps, dy) =>
                new GivenGradients(x, gamma, eps, dy) is var given ? (given.Dx, given.DBeta, given.DGamma) : default,
            "Your three gradients are right, and stand in another order. In which order are dx, dGamma and dBeta asked for?")
        {
            Shows = answer => Probes.All(given => ResultOrder.IsOther((given.Dx, given.DGamma, given.DBeta), given.By(answer))),
        },
        OfBeta("the mean for dBeta", given => Row(Mean(given.Dy)),
            "Your dBeta is the mean of dy. β is added to all m numbers of a channel: what does the loss change by if it grows a " +
                "little, the mean of their gradients or the sum?"),
        OfBeta("dBeta without dy", given => Tensor.Full([given.Gamma.Shape[0]], Count(given.X)),
            "Your dBeta is m, whatever dy is. Each y grows by 1 if β does: by how much does the loss grow with each of them?"),
        OfBeta("dBeta for each pixel in a row", given => given.Dy.Sum(0).Reshape(-1),
            "Your dBeta is summed over the images alone. Which other numbers does β of a channel meet?"),
        new("dBeta of dx", (x, gamma, eps, dy) => new GivenGradients(x, gamma, eps, dy) is var given
                ? (given.Dx, given.DGamma, Row(Sum(given.Dx))) : default,
            "Your dBeta is 0, or nearly, whatever dy is. Of what is it the sum: dx of a channel adds up to 0, and dy?")
        {
            Shows = answer => Probes.All(given => given.By(answer).Beta is { Shape.Rank: 1 } beta
                && beta.Abs().Max().Item() < NearlyZero),
        },
        OfBeta("dBeta as a number without axes", given => given.Dy.Sum(),
            "Your dBeta is one number. How many β are there?"),
        OfBeta("dBeta of one number", given => given.Dy.Sum().Reshape(1),
            "Your dBeta is one number. How many β are there?"),
        OfBeta("dBeta for each pixel", given => given.Dy.Sum(0),
            "Your dBeta is summed over the images alone. Which other numbers does β of a channel meet?"),
        OfBeta("dBeta over the images only, averaged over pixels", given => Row(given.Dy.Sum(0, keepAxis: true).Mean(2, keepAxis: true)
                .Mean(3, keepAxis: true)),
            "Your dBeta averages over the pixels. β meets each of them: what becomes of their gradients?"),
        OfBeta("dBeta with four axes", given => Sum(given.Dy),
            "The numbers of your dBeta are right, with three axes of size 1. Which shape is asked for?"),
        OfBeta("dBeta times γ", given => Row(Sum(given.Dy)) * given.Gamma,
            "Your dBeta is multiplied by γ. Is β multiplied by anything in y?"),
        OfGamma("the mean for dGamma", given => Row(Mean(given.Dy * given.Normal)),
            "Your dGamma is a mean. γ multiplies all m numbers of a channel: are their gradients averaged or added up?"),
        OfGamma("dGamma of one number", given => (given.Dy * given.Normal).Sum(),
            "Your dGamma is one number. How many γ are there?"),
        OfGamma("dGamma for each pixel in a row", given => (given.Dy * given.Normal).Sum(0).Reshape(-1),
            "Your dGamma is summed over the images alone. Which other numbers does γ of a channel meet?"),
        OfGamma("ε behind the root", given => Row(Sum(given.Dy * (given with { IsOutside = true }).Normal)),
            "In your x̂ the ε is added to the root. In the normalization it is inside, with the variance."),
        OfGamma("ε left out of x̂", given => Row(Sum(given.Dy * (given with { Eps = 0 }).Normal)),
            "Your dGamma is the same whatever ε is. Where is ε in the root that the deviations are divided by, before they are x̂?"),
        OfGamma("dGamma with x", given => Row(Sum(given.Dy * given.X)),
            "Your dGamma multiplies dy by x. By what is γ multiplied in y?"),
        OfGamma("dGamma with the deviations", given => Row(Sum(given.Dy * (given.X - Mean(given.X)))),
            "Your dGamma multiplies dy by the deviations. They are divided by the root before γ meets them."),
        OfGamma("dGamma without the normalized numbers", given => Row(Sum(given.Dy)),
            "Your dGamma is the sum of dy, as dBeta is. What is the slope of γ·x̂ in γ?"),
        new("a product of sums", (x, gamma, eps, dy) => new GivenGradients(x, gamma, eps, dy) is var given
                ? (given.Dx, Row(Sum(given.Dy) * Sum(given.Normal)), given.DBeta) : default,
            "Your dGamma is 0, or nearly, since x̂ of a channel adds up to 0. Is it a product of two sums, or a sum of products?")
        {
            Shows = answer => Probes.All(given => given.By(answer).Gamma is { Shape.Rank: 1 } gamma
                && gamma.Abs().Max().Item() is > 0 and < NearlyZero),
        },
        OfGamma("dGamma divided by the root once more", given => Row(Sum(given.Dy * given.Normal / given.Root)),
            "Your dGamma is divided by √(σ² + ε) twice, which is by σ² + ε. What is a deviation divided by to be x̂, and is anything " +
                "else divided in dGamma?"),
        OfGamma("dGamma times γ", given => Row(Sum(given.Dy * given.Normal)) * given.Gamma,
            "Your dGamma is multiplied by γ. What is the slope of γ·x̂ in γ?"),
        OfGamma("dGamma with four axes", given => Sum(given.Dy * given.Normal),
            "The numbers of your dGamma are right, with three axes of size 1. Which shape is asked for?"),
        new("γ along the columns", (x, gamma, eps, dy) =>
                new GivenGradients(x, gamma, eps, dy) is var given
                    ? (gamma * given.Dx / ForImages(gamma), given.DGamma, given.DBeta) : default,
            "`gamma` has shape [C], and meets the **last** axis of maps, their columns. Which shape does it need, so that it meets the " +
                "channels?")
        {
            Shows = answer => GivenGradients.Of(new Generator(8), [2, 3, 4, 3], 0.5f) is var square
                && Throws(() => GivenGradients.Of(new Generator(8), [2, 3, 4, 2], 0.5f).By(answer))
                && Difference.Between(square.Dx / ForImages(square.Gamma) * square.Gamma, square.By(answer).X) is null,
        },
        OfX("mean and variance as constants", given => given.Factor * given.Dy,
            "Your dx is γ/√(σ² + ε)·dy: mean and variance are taken for constants. If an x grows, they do, too. To which y does that " +
                "matter? If your code has parts for them, they come to 0: in C#, `1 / m` of whole numbers is 0."),
        OfX("the mean alone", given => given.Factor * (given.Dy - Mean(given.Dy)),
            "Your dx goes back through the deviation and through the mean. Through what else of the formula does an x reach all y? If " +
                "your code has a part for it, it comes to 0: in C#, `-1 / 2` of whole numbers is 0."),
        OfX("the variance alone", given => given.Factor * (given.Dy - (given.Normal * Mean(given.Dy * given.Normal))),
            "Your dx goes back through the deviation and through the variance. Through what else of the formula does an x reach all y?"),
        OfX("sums for means", given => given.Factor * (given.Dy - Sum(given.Dy) - (given.Normal * Sum(given.Dy * given.Normal))),
            "Your dx subtracts sums. A mean of m numbers changes by how much, if one of them grows by 1?"),
        OfX("a sum for the first mean", given => given.Factor * (given.Dy - Sum(given.Dy) - (given.Normal * Mean(given.Dy * given.Normal))),
            "One of the two parts that your dx subtracts is a sum: that of the way through the mean. By how much does a mean of m " +
                "numbers change, if one of them grows by 1?"),
        OfX("a sum for the second mean", given =>
                given.Factor * (given.Dy - Mean(given.Dy) - (given.Normal * Sum(given.Dy * given.Normal))),
            "One of the two parts that your dx subtracts is a sum: that of the way through the variance. It is a mean of m squares."),
        OfX("twice the part of the variance", given =>
                given.Factor * (given.Dy - Mean(given.Dy) - (2 * given.Normal * Mean(given.Dy * given.Normal))),
            "The part through the variance is twice as large as it should be. The square has a slope of 2, and the root one of 1/2 …"),
        OfX("half of the part of the variance", given =>
                given.Factor * (given.Dy - Mean(given.Dy) - (0.5f * given.Normal * Mean(given.Dy * given.Normal))),
            "The part through the variance is half as large as it should be. The root has a slope of 1/2 …, and the square of a " +
                "deviation?"),
        OfX("added instead of subtracted", given =>
                given.Factor * (given.Dy + Mean(given.Dy) + (given.Normal * Mean(given.Dy * given.Normal))),
            "Your dx adds what goes through mean and variance. If an x grows, the mean grows, and what becomes of the deviations of all?"),
        OfX("the variance's part added", given =>
                given.Factor * (given.Dy - Mean(given.Dy) + (given.Normal * Mean(given.Dy * given.Normal))),
            "The part through the variance has the wrong sign. If the variance grows, do the normalized numbers grow or shrink?"),
        OfX("without γ", given => given.Dx / ForImages(given.Gamma),
            "Your dx is right for γ = 1. By what is x̂ multiplied before it is y?"),
        OfX("without the root", given => given.Dx / given.Factor * ForImages(given.Gamma),
            "Your dx lacks the division by √(σ² + ε). How much does x̂ grow, if x grows by 1?"),
        OfX("divided by the variance", given => given.Dx / given.Root,
            "Your dx is divided by σ² + ε, where the root of it belongs."),
        OfX("multiplied by the root", given => given.Dx * given.Root.Square(),
            "Your dx is multiplied by √(σ² + ε). How much does x̂ grow, if x grows by 1?"),
        OfX("neither γ nor the root", given => given.Dx / given.Factor,
            "Your dx lacks the factor in front of the bracket. How much does y grow, if the deviation grows by 1?"),
        OfX("x for x̂", given => given.Factor * (given.Dy - Mean(given.Dy) - (given.X * Mean(given.Dy * given.X))),
            "In the part through the variance you take x. How far an x changes the variance depends on its deviation."),
        OfX("deviations for x̂", given => given.Factor *
                (given.Dy - Mean(given.Dy) - ((given.X - Mean(given.X)) * Mean(given.Dy * (given.X - Mean(given.X))))),
            "In the part through the variance you take deviations that are not divided by the root. Is it x̂ twice? If you go by way of " +
                "the variance: which power of σ² + ε is in the slope of (σ² + ε)^(−1/2)?"),
        OfX("one deviation not divided", given =>
                given.Factor * (given.Dy - Mean(given.Dy) - ((given.X - Mean(given.X)) * Mean(given.Dy * given.Normal))),
            "In the part through the variance one factor is a deviation that is not divided by the root. Is it x̂ twice? If you take a " +
                "power of −3/2 for it: in C#, `-3 / 2` of whole numbers is −1, and `-1.5` is what is meant."),
        OfX("x in front of the mean", given => given.Factor * (given.Dy - Mean(given.Dy) - (given.X * Mean(given.Dy * given.Normal))),
            "In the part through the variance the mean of dy·x̂ is multiplied by x. How far an x changes the variance depends on its " +
                "deviation: by what is the mean multiplied?"),
        OfX("x in the mean", given => given.Factor * (given.Dy - Mean(given.Dy) - (given.Normal * Mean(given.Dy * given.X))),
            "In the part through the variance you take the mean of dy·x. By what does a larger variance divide: by the numbers as they " +
                "come in, or by those that are normalized?"),
        OfX("x̂ only once", given => given.Factor * (given.Dy - Mean(given.Dy) - Mean(given.Dy * given.Normal)),
            "What goes through the variance is the same for all x of a channel in your dx. An x at the mean does not change the " +
                "variance, one far away does: what factor is missing?"),
        OfX("one mean for all channels", given =>
                given.Factor * (given.Dy - given.Dy.Mean() - (given.Normal * (given.Dy * given.Normal).Mean())),
            "Your dx takes means over all channels. Which axes does a mean of one channel go over?"),
        OfX("means over the images", given => given.Factor * (given.Dy - given.Dy.Mean(0, keepAxis: true)
                - (given.Normal * (given.Dy * given.Normal).Mean(0, keepAxis: true))),
            "Your dx takes means over the images alone, so that each pixel has its own. Which axes does a mean of one channel go over?"),
        OfX("means over the pixels", given => given.Factor * (given.Dy - Mean(given.Dy, 2, 3)
                - (given.Normal * Mean(given.Dy * given.Normal, 2, 3))),
            "Your dx takes means over the pixels of one image. Which axes does a mean of one channel go over?"),
        OfX("divided by m once too often", given => given.Dx / Count(given.X),
            "Your dx is divided by m. dy is the gradient of the loss already: is there a mean over the batch in y?"),
        OfX("m − 1 for m in the variance", given => (given with { IsSample = true }).Dx,
            "Your variance is divided by m − 1. By what is that of the normalization divided?"),
        OfX("ε behind the root in dx", given => (given with { IsOutside = true }).Dx,
            "Your dx has ε added to the root. In the normalization it is inside, with the variance."),
        OfX("ε left out", given => (given with { Eps = 0 }).Dx,
            "Your dx is that for ε = 0. Where is ε in the root?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "dBeta is the sum of dy over images, rows and columns; dGamma that of dy times x̂. In dx every y of the channel pulls back " +
            "what the mean and the variance took from it.",
        "Through the deviation: dy. Through the mean: every deviation loses 1/m, so minus the mean of dy. Through the variance: minus x̂ " +
            "times the mean of dy·x̂. And all of it times γ/√(σ² + ε).",
        "`gamma.Reshape(1, -1, 1, 1) / root * (dy - Mean(dy) - normalized * Mean(dy * normalized))`, with a `Mean` over axes 0, 2 and " +
            "3 that keeps them.",
    ];

    public override string Explanation =>
        "Look at what is subtracted: a gradient that would shift all numbers of a channel alike, and one that would stretch them all. " +
            "Both would be undone by the normalization, so neither gets through. A bias in front of the layer asks for the first kind, " +
            "and so it never learns; that is the next step.";

    /// <summary>The inputs that the parts of an answer are compared with those of a mistake on.</summary>
    private static IReadOnlyList<GivenGradients> Probes =>
        [GivenGradients.Of(new Generator(5), [3, 2, 2, 4], 0.5f), GivenGradients.Of(new Generator(6), [2, 3, 4, 3], 1.25f)];

    private static Mistake<Gradients> OfBeta(string name, Func<GivenGradients, Tensor> wrong, string hint) =>
        Part(name, given => (given.Dx, given.DGamma, wrong(given)), result => result.Beta, hint);

    private static Mistake<Gradients> OfGamma(string name, Func<GivenGradients, Tensor> wrong, string hint) =>
        Part(name, given => (given.Dx, wrong(given), given.DBeta), result => result.Gamma, hint);

    private static Mistake<Gradients> OfX(string name, Func<GivenGradients, Tensor> wrong, string hint) =>
        Part(name, given => (wrong(given), given.DGamma, given.DBeta), result => result.X, hint);

    /// <summary>The mistake in one of the results, whatever the others are.</summary>
    private static Mistake<Gradients> Part(
        string name, Func<GivenGradients, (Tensor X, Tensor Gamma, Tensor Beta)> wrong,
        Func<(Tensor X, Tensor Gamma, Tensor Beta), Tensor> part, string hint) =>
        new(name, (x, gamma, eps, dy) => wrong(new GivenGradients(x, gamma, eps, dy)), hint)
        {
            Shows = answer => Probes.All(given => Difference.Between(part(wrong(given)), part(given.By(answer))) is null),
        };
}
