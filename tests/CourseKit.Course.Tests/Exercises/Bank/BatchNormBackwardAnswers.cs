using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BatchNormBackwardAnswers : AnswerBook<Func<Tensor, Tensor, float, Tensor, (Tensor, Tensor, Tensor)>>
{
    public BatchNormBackwardAnswers()
        : base(new BatchNormBackward())
    {
        Right("way by way, as the paper has it", (x, gamma, eps, dy) =>
        {
            float m = x.Shape[0] * x.Shape[2] * x.Shape[3];
            var deviation = x - Mean(x);
            var inverse = 1 / (Mean(deviation.Square()) + eps).Sqrt();
            var ofNormal = dy * Wide(gamma);
            var ofVariance = Sum(ofNormal * deviation) * -0.5f * inverse.Pow(3);
            var ofMean = -Sum(ofNormal) * inverse + ofVariance * Mean(deviation) * -2;
            return (ofNormal * inverse + ofVariance * 2 * deviation / m + ofMean / m, Sum(dy * deviation * inverse).Reshape(-1),
                Sum(dy).Reshape(-1));
        });
        Wrong("γ without its sign", Of(p => p.Right / Wide(p.Gamma) * Wide(p.Gamma.Abs())), "Your dx is right where γ is positive");
        Wrong("dx without dy", Of(p => Wide(p.Gamma) * p.Normal), "Your dx is the same whatever dy is");
        Wrong("x times the mean", Of(p => p.Factor * (p.Dy - Mean(p.Dy) - p.X * Mean(p.Dy * p.Normal))),
            "by what is the mean multiplied?", "the way through the mean?");
        Wrong("1 more than x̂ in front", Of(p => p.Factor * (p.Dy - Mean(p.Dy) - (p.Normal + 1) * Mean(p.Dy * p.Normal))),
            "the way through the variance?", "the way through the mean?");
        Wrong("x̂ with the statistics of images", Of(gammaOf: p => Sum(p.Dy * (p.X - p.X.Mean(2, true).Mean(3, true))
            / ((p.X - p.X.Mean(2, true).Mean(3, true)).Square().Mean(2, true).Mean(3, true) + p.Eps).Sqrt()).Reshape(-1)),
            "the x̂ in your dGamma. Your means and variances go over rows and columns");
        Wrong("x̂ without its mean", Of(gammaOf: p => Sum(p.Dy * p.X / p.Root).Reshape(-1)), "Nothing is subtracted from x");
        Wrong("a product of sums", Of(gammaOf: p => (Sum(p.Dy) * Sum(p.Normal)).Reshape(-1)), "or a sum of products?");
        Wrong("dGamma divided twice", Of(gammaOf: p => Sum(p.Dy * p.Normal / p.Root).Reshape(-1)), "is anything else divided in dGamma?");
        Wrong("γ without four axes", (x, gamma, eps, dy) => new Parts(x, gamma, eps, dy) is var p
            ? (gamma / p.Root * (dy - Mean(dy) - p.Normal * Mean(dy * p.Normal)), Sum(dy * p.Normal).Reshape(-1), Sum(dy).Reshape(-1))
            : default, "meets the last axis of maps");
        Wrong("the last dy for the sum", Of(betaOf: p => p.Dy[^1.., .., ^1.., ^1..].Reshape(-1)),
            "Your dBeta has 3 of the 54 numbers of dy in it");
        Wrong("the last product for the sum", Of(gammaOf: p => (p.Dy * p.Normal)[^1.., .., ^1.., ^1..].Reshape(-1)),
            "Your dGamma has 3 of the 54 numbers of dy in it");
        Wrong("a mean of all channels in one way", Of(p => p.Factor * (p.Dy - p.Dy.Mean() - p.Normal * Mean(p.Dy * p.Normal))),
            "if dy of another channel is. Which axes");
        Wrong("sums that still grow", Of(p =>
        {
            var (dx, sums, m) = (Tensor.Zeros(p.X.Shape), new float[2, p.X.Shape[1]], p.X.Shape.Elements / p.X.Shape[1]);
            foreach (var (at, normal) in p.Normal.ToArray().Index())
            {
                int[] place = [.. p.X.Shape.Unravel(at)];
                var (c, dy) = (place[1], p.Dy[place]);
                (sums[0, c], sums[1, c]) = (sums[0, c] + dy, sums[1, c] + dy * normal);
                dx[place] = p.Factor[0, c, 0, 0] * (dy - sums[0, c] / m - normal * sums[1, c] / m);
            }

            return dx;
        }), "Are your sums complete when the first dx is computed?");
        Wrong("1 / m of whole numbers", Of(p => p.X.Shape[0] * p.X.Shape[2] * p.X.Shape[3] is var m
            ? p.Factor * (p.Dy - 1 / m * Sum(p.Dy) - 1 / m * p.Normal * Sum(p.Dy * p.Normal)) : p.X), "`1 / m` of whole numbers is 0");
        Wrong("divided by the images", Of(p => p.Factor * (p.Dy - Sum(p.Dy) / p.X.Shape[0]
            - p.Normal * Sum(p.Dy * p.Normal) / p.X.Shape[0])), "sums of m numbers that are divided by N", "a sum for a mean");
        Wrong("divided by the pixels in one way", Of(p => p.Factor * (p.Dy - Mean(p.Dy) * p.X.Shape[0]
            - p.Normal * Mean(p.Dy * p.Normal))), "through the mean in your dx is a sum of m numbers, divided by H·W", "the variance");
        Wrong("another power of the variance", Of(p => p.Factor * (p.Dy - Mean(p.Dy)
            - (p.X - Mean(p.X)) * Mean(p.Dy * (p.X - Mean(p.X))))), "in the slope of (σ² + ε)^(−1/2)");
        Wrong("the last channel's dBeta left out", Of(betaOf: p => Tensor.FromIndex(p.Gamma.Shape, at =>
            at[0] < p.Gamma.Shape[0] - 1 ? Sum(p.Dy).Reshape(-1)[at] : 0)), "right but for the last channel, and 0 there");
        Wrong("constants", Of(p => p.Dy * p.Factor), "mean and variance are taken for constants");
        Wrong("the mean alone", Of(p => p.Factor * (p.Dy - Mean(p.Dy))), "Through what else of the formula does an x reach all y?");
        Wrong("the variance alone", Of(p => p.Factor * (p.Dy - p.Normal * Mean(p.Dy * p.Normal))),
            "through the deviation and through the variance");
        Wrong("sums", Of(p => p.Factor * (p.Dy - Sum(p.Dy) - p.Normal * Sum(p.Dy * p.Normal))), "Your dx subtracts sums");
        Wrong("without γ", Of(p => p.Right / Wide(p.Gamma)), "Your dx is right for γ = 1");
        Wrong("without the root", Of(p => p.Right * p.Root), "lacks the division by √(σ² + ε)");
        Wrong("a sign", Of(p => p.Factor * (p.Dy - Mean(p.Dy) + p.Normal * Mean(p.Dy * p.Normal))), "has the wrong sign");
        Wrong("means of images", Of(p => p.Factor * (p.Dy - p.Dy.Mean(2, true).Mean(3, true)
            - p.Normal * (p.Dy * p.Normal).Mean(2, true).Mean(3, true))), "means over the pixels of one image");
        Wrong("halved", Of(p => p.Right / 2), "Your result is the expected one times 0.5.");
        Wrong("γ twice", Of(p => p.Right * Wide(p.Gamma)), "the right one, times a number that is the same in a whole channel");
        Wrong("a third of the variance's part", Of(p => p.Factor * (p.Dy - Mean(p.Dy) - p.Normal * Mean(p.Dy * p.Normal) / 3)),
            "What is subtracted for the way through the variance?", "through the mean?");
        Wrong("half of the mean's part", Of(p => p.Factor * (p.Dy - Mean(p.Dy) / 2 - p.Normal * Mean(p.Dy * p.Normal))),
            "What is subtracted for the way through the mean?", "through the variance?");
        Wrong("the variance's way at each place alone", Of(p => p.Factor * (p.Dy - Mean(p.Dy)
            - p.Normal.Square() * p.Dy / (p.X.Shape[0] * p.X.Shape[2] * p.X.Shape[3]))),
            "Through the variance, nothing comes from one y to the other x", "the way through the mean?");
        Wrong("a half of whole numbers", Of(p => p.Factor * (p.Dy - Mean(p.Dy)) + p.X * (-1 / 2)),
            "in C#, `-1 / 2` of whole numbers is 0");
        Wrong("a power of whole numbers", Of(p => p.Factor * (p.Dy - Mean(p.Dy)
            - (p.X - Mean(p.X)) * Mean(p.Dy * (p.X - Mean(p.X))) * p.Root.Pow(2 * (-3 / 2)) * p.Root)),
            "in C#, `-3 / 2` of whole numbers is −1");
        Wrong("γ forgotten in the variance's way", Of(p => p.Factor * (p.Dy - Mean(p.Dy) - p.Normal * Mean(p.Dy * p.Normal)
            / Wide(p.Gamma))), "γ is missing in it. What is subtracted for the way through the variance?", "through the mean?");
        Wrong("ε in front alone", Of(p => p.Factor * (p.Dy - Mean(p.Dy) - p.NormalOf(0) * Mean(p.Dy * p.NormalOf(0)))),
            "Is ε in each of your roots", "a difference quotient");
        Wrong("x̂ without ε", Of(p => p.Factor * (p.Dy - Mean(p.Dy) - p.NormalOf(0) * Mean(p.Dy * p.NormalOf(0))),
            p => Sum(p.Dy * p.NormalOf(0)).Reshape(-1)), "Your dGamma is the same whatever ε is", "a difference quotient");
        Wrong("sums of dy and of x̂ in loops", Of(gammaOf: p => Tensor.FromIndex(p.Gamma.Shape, at =>
            p.Dy[.., at[0]..(at[0] + 1)].ToArray().Sum() * p.Normal[.., at[0]..(at[0] + 1)].ToArray().Sum())),
            "or a sum of products?", "What is its sum divided by?");
        Wrong("the first channel's dGamma alone", Of(gammaOf: p => Sum(p.Dy * p.Normal).Reshape(-1) is var all
            ? Tensor.FromIndex(all.Shape, at => at[0] == 0 ? all[0] : 0) : p.X),
            "Your dGamma is right in the first channel alone, and 0 elsewhere", "when the second channel begins");
        Wrong("x̂ of dy", Of(gammaOf: p => Sum(p.Dy * (p with { X = p.Dy }).Normal).Reshape(-1)), "Your dGamma is the same whatever x is");
        Wrong("sums over the first image", Of(betaOf: p => Sum(p.Dy[..1]).Reshape(-1)),
            "Your dBeta counts the numbers of dy in the first image alone");
        Wrong("dx added up", Of(betaOf: p => Sum(p.Right).Reshape(-1)), "dx of a channel adds up to 0, and dy?");
        Wrong("the mean for β", Of(gammaOf: null, betaOf: p => Mean(p.Dy).Reshape(-1)), "Your dBeta is the mean of dy");
        Wrong("x for γ", Of(gammaOf: p => Sum(p.Dy * p.X).Reshape(-1)), "Your dGamma multiplies dy by x.");
        Wrong("the mean for γ, and constants", Of(p => p.Dy * p.Factor, p => Mean(p.Dy * p.Normal).Reshape(-1)), "Your dGamma is a mean",
            "constants");
        Wrong("dBeta without dy", Of(betaOf: p => Tensor.Full([p.Gamma.Shape[0]], p.X.Shape[0] * p.X.Shape[2] * p.X.Shape[3])),
            "Your dBeta is m, whatever dy is");
        Wrong("ε behind the root", Of(p => Wide(p.Gamma) / p.Outside * (p.Dy - Mean(p.Dy)
            - (p.X - Mean(p.X)) / p.Outside * Mean(p.Dy * (p.X - Mean(p.X)) / p.Outside))), "Your dx has ε added to the root");
        Wrong("dx last", (x, gamma, eps, dy) => new Parts(x, gamma, eps, dy) is var p
            ? (Sum(dy * p.Normal).Reshape(-1), Sum(dy).Reshape(-1), p.Right) : default,
            "Your three gradients are right, and stand in another order", "as dBeta is");
        Wrong("dx in the middle", (x, gamma, eps, dy) => new Parts(x, gamma, eps, dy) is var p
            ? (Sum(dy * p.Normal).Reshape(-1), p.Right, Sum(dy).Reshape(-1)) : default,
            "Your three gradients are right, and stand in another order");
        Wrong("dx in rows of channels", Of(p => p.Right.Permute(1, 0, 2, 3).Reshape(p.X.Shape[1], -1)), "and how do they come back?");
        Wrong("a difference quotient", Of(p => p.Right * 1.002f + 0.0002f), "as a difference quotient is in `float`s",
            "in front of the bracket");
        Wrong("four axes", Of(betaOf: p => Sum(p.Dy)), "with three axes of size 1");
        Wrong("in another order", (x, gamma, eps, dy) => new Parts(x, gamma, eps, dy) is var p
            ? (p.Right, Sum(dy).Reshape(-1), Sum(dy * p.Normal).Reshape(-1)) : default,
            "Your three gradients are right, and stand in another order");
    }

    private static Func<Tensor, Tensor, float, Tensor, (Tensor, Tensor, Tensor)> Of(
        Func<Parts, Tensor>? xOf = null, Func<Parts, Tensor>? gammaOf = null, Func<Parts, Tensor>? betaOf = null) => (x, gamma, eps, dy) =>
    {
        var parts = new Parts(x, gamma, eps, dy);
        return (xOf?.Invoke(parts) ?? parts.Right, gammaOf?.Invoke(parts) ?? Sum(dy * parts.Normal).Reshape(-1),
            betaOf?.Invoke(parts) ?? Sum(dy).Reshape(-1));
    };

    private static Tensor Mean(Tensor t) => t.Mean(0, true).Mean(2, true).Mean(3, true);

    private static Tensor Sum(Tensor t) => t.Sum(0, true).Sum(2, true).Sum(3, true);

    private static Tensor Wide(Tensor channels) => channels.Reshape(1, -1, 1, 1);

    private sealed record Parts(Tensor X, Tensor Gamma, float Eps, Tensor Dy)
    {
        public Tensor Root => (Mean((X - Mean(X)).Square()) + Eps).Sqrt();

        public Tensor Outside => Mean((X - Mean(X)).Square()).Sqrt() + Eps;

        public Tensor Normal => (X - Mean(X)) / Root;

        public Tensor NormalOf(float eps) => (this with { Eps = eps }).Normal;

        public Tensor Factor => Wide(Gamma) / Root;

        public Tensor Right => Factor * (Dy - Mean(Dy) - Normal * Mean(Dy * Normal));
    }
}
