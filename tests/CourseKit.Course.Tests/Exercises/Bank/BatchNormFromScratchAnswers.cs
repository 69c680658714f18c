using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BatchNormFromScratchAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, float, Tensor>>
{
    public BatchNormFromScratchAnswers()
        : base(new BatchNormFromScratch())
    {
        Right("loops", (x, gamma, beta, eps) =>
        {
            var y = Tensor.Zeros(x.Shape);
            for (var c = 0; c < x.Shape[1]; c++)
            {
                var values = x[.., c..(c + 1)].ToArray();
                var mean = values.Average();
                var variance = values.Sum(value => (value - mean) * (value - mean)) / values.Length;
                for (var n = 0; n < x.Shape[0]; n++)
                {
                    for (var i = 0; i < x.Shape[2]; i++)
                    {
                        for (var j = 0; j < x.Shape[3]; j++)
                        {
                            y[n, c, i, j] = gamma[c] * (x[n, c, i, j] - mean) / MathF.Sqrt(variance + eps) + beta[c];
                        }
                    }
                }
            }

            return y;
        });
        Right("channels in front, and the mean of the squares less the square of the mean", (x, gamma, beta, eps) =>
        {
            var rows = x.Permute(1, 0, 2, 3).Reshape(x.Shape[1], -1);
            var (mean, squares) = (rows.Mean(1, keepAxis: true), rows.Square().Mean(1, keepAxis: true));
            var y = (rows - mean) / (squares - mean.Square() + eps).Sqrt() * gamma.Unsqueeze(1) + beta.Unsqueeze(1);
            return y.Reshape(x.Shape[1], x.Shape[0], x.Shape[2], x.Shape[3]).Permute(1, 0, 2, 3);
        });
        Wrong("γ without its sign", (x, gamma, beta, eps) => PerChannel((x - Mean(x)) / (Variance(x) + eps).Sqrt(), gamma.Abs(), beta),
            "Your channels are right where γ is positive, and only there");
        Wrong("the first γ and β for all", (x, gamma, beta, eps) => (x - Mean(x)) / (Variance(x) + eps).Sqrt() * gamma[0] + beta[0],
            "Whose γ and β do they take?");
        Wrong("the larger of variance and ε", (x, gamma, beta, eps) =>
            PerChannel((x - Mean(x)) / Variance(x).Clamp(eps, 1e9f).Sqrt(), gamma, beta), "Where the variance is below ε",
            "is the same whatever `eps` is");
        Wrong("deviations that are not squared", (x, gamma, beta, eps) =>
            PerChannel((x - Mean(x)) / ((Mean(x - Mean(x)) * 0) + eps).Sqrt(), gamma, beta),
            "Deviations from a mean add up to 0: are they squared", "Where does a variance become 0?");
        Wrong("brackets forgotten", (x, gamma, beta, eps) => PerChannel(x - Mean(x) / (Variance(x) + eps).Sqrt(), gamma, beta),
            "Only the mean is divided by the root in your code", "With one channel");
        Wrong("brackets forgotten, γ in front", (x, gamma, beta, eps) =>
            PerChannel(x, gamma, beta) - Mean(x) / (Variance(x) + eps).Sqrt(), "Only the mean is divided by the root in your code",
            "With one channel");
        Wrong("the mean not squared", (x, gamma, beta, eps) =>
            PerChannel((x - Mean(x)) / (Mean(x.Square()) - Mean(x) + eps).Sqrt(), gamma, beta), "Minus which square", "With one channel");
        Wrong("the first mean for all", (x, gamma, beta, eps) =>
            PerChannel((x - Mean(x)[.., ..1]) / (Variance(x) + eps).Sqrt(), gamma, beta), "Which index does your mean have?",
            "when the second channel begins");
        Wrong("a mean of variances", (x, gamma, beta, eps) =>
            PerChannel((x - Mean(x)) / (x.Variance(0, 0, true).Mean(2, true).Mean(3, true) + eps).Sqrt(), gamma, beta),
            "each measured from a mean over images alone", "With maps");
        Wrong("the mean behind the division", (x, gamma, beta, eps) => PerChannel(x / (Variance(x) + eps).Sqrt(), gamma, beta) - Mean(x),
            "subtracts μ then", "With one channel");
        Wrong("rows without channels in front", (x, gamma, beta, eps) =>
        {
            var rows = x.Reshape(x.Shape[1], -1);
            var y = (rows - rows.Mean(1, true)) / (rows.Variance(1, 0, true) + eps).Sqrt() * gamma.Unsqueeze(1) + beta.Unsqueeze(1);
            return y.Reshape(x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        }, "`x.Reshape(C, -1)` cuts the numbers in the order in which they lie");
        Wrong("rows that are not brought back", (x, gamma, beta, eps) =>
        {
            var rows = x.Permute(1, 0, 2, 3).Reshape(x.Shape[1], -1);
            var y = (rows - rows.Mean(1, true)) / (rows.Variance(1, 0, true) + eps).Sqrt() * gamma.Unsqueeze(1) + beta.Unsqueeze(1);
            return y.Reshape(x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        }, "Your numbers are right, and stand in wrong places");
        Wrong("sums that go on", (x, gamma, beta, eps) =>
        {
            var channels = new List<Tensor>();
            var (sum, squares, m) = (0f, 0f, (float)(x.Shape[0] * x.Shape[2] * x.Shape[3]));
            for (var c = 0; c < x.Shape[1]; c++)
            {
                var values = x[.., c..(c + 1)];
                sum += values.Sum().Item();
                squares += values.Square().Sum().Item();
                var (mean, variance) = (sum / m, (squares / m) - (sum / m * sum / m));
                channels.Add((values - mean) / MathF.Sqrt(MathF.Abs(variance) + eps) * gamma[c] + beta[c]);
            }

            return Tensor.Concat(1, [.. channels]);
        }, "what is in your sums when the second channel begins?");
        Wrong("whole numbers divided", (x, gamma, beta, eps) => PerChannel(x / MathF.Sqrt(eps), gamma, beta), "`1 / m` is 0");
        Wrong("channels counted", (x, gamma, beta, eps) => x.Shape[1] is var c && Mean(x) / c is var mean
            ? PerChannel((x - mean) / (Mean((x - mean).Square()) / c + eps).Sqrt(), gamma, beta) : x,
            "Your sum for the mean is divided by N·C·H·W");
        Wrong("the variance divided by N·C", (x, gamma, beta, eps) => PerChannel(
            (x - Mean(x)) / (Variance(x) * (x.Shape[2] * x.Shape[3]) / x.Shape[1] + eps).Sqrt(), gamma, beta),
            "Your sum of squared deviations is divided by N·C");
        Wrong("two roots", (x, gamma, beta, eps) => PerChannel((x - Mean(x)) / (Variance(x) + eps).Sqrt().Sqrt(), gamma, beta),
            "You divide by the root of the root");
        Wrong("the variance of each image", (x, gamma, beta, eps) => PerChannel(
            (x - Mean(x)) / ((x - x.Mean(2, true).Mean(3, true)).Square().Mean(2, true).Mean(3, true) + eps).Sqrt(), gamma, beta),
            "Your mean goes over images, rows and columns, and your variance over rows and columns");
        Wrong("channels for columns", (x, gamma, beta, eps) =>
        {
            static Tensor Over(Tensor t) => t.Mean(0, true).Mean(1, true).Mean(2, true);
            return PerChannel((x - Over(x)) / (Over((x - Over(x)).Square()) + eps).Sqrt(), gamma, beta);
        }, "Your means and variances go over images, channels and rows");
        Wrong("β divided", (x, gamma, beta, eps) => PerChannel(x - Mean(x), gamma, beta) / (Variance(x) + eps).Sqrt(),
            "You divide the shift by the root, too");
        Wrong("everything with one mean", (x, gamma, beta, eps) => PerChannel(
            (x - x.Mean()) / ((x - x.Mean()).Square().Mean() + eps).Sqrt(), gamma, beta), "One mean and one variance serve all channels");
        Wrong("per pixel", (x, gamma, beta, eps) => PerChannel(
            (x - x.Mean(0, true)) / (x.Variance(0, 0, true) + eps).Sqrt(), gamma, beta), "each pixel has a mean of its own");
        Wrong("instance normalization", (x, gamma, beta, eps) =>
        {
            var rows = x.Reshape(x.Shape[0], x.Shape[1], -1);
            var y = (rows - rows.Mean(2, true)) / (rows.Variance(2, 0, true) + eps).Sqrt();
            return PerChannel(y.Reshape(x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]), gamma, beta);
        }, "That is instance normalization");
        Wrong("the library's variance", (x, gamma, beta, eps) =>
        {
            var rows = x.Permute(1, 0, 2, 3).Reshape(x.Shape[1], -1);
            var y = (rows - rows.Mean(1, true)) / (rows.Variance(1, keepAxis: true) + eps).Sqrt() * gamma.Unsqueeze(1) + beta.Unsqueeze(1);
            return y.Reshape(x.Shape[1], x.Shape[0], x.Shape[2], x.Shape[3]).Permute(1, 0, 2, 3);
        }, "as `Variance` does unless it is told otherwise", "one mean");
        Wrong("ε added to the root", (x, gamma, beta, eps) => PerChannel((x - Mean(x)) / (Variance(x).Sqrt() + eps), gamma, beta),
            "You add ε to the root");
        Wrong("without ε", (x, gamma, beta, _) => PerChannel((x - Mean(x)) / Variance(x).Sqrt(), gamma, beta),
            "Your result is the same whatever `eps` is");
        Wrong("divided by the variance", (x, gamma, beta, eps) => PerChannel((x - Mean(x)) / (Variance(x) + eps), gamma, beta),
            "Numbers in meters have a variance in square meters");
        Wrong("γ against the columns", (x, gamma, beta, eps) => gamma * ((x - Mean(x)) / (Variance(x) + eps).Sqrt()) + beta,
            "meets the last axis of x, its columns");
        Wrong("without γ and β", (x, _, _, eps) => (x - Mean(x)) / (Variance(x) + eps).Sqrt(),
            "What becomes of its result before it is y?");
        Wrong("β inside", (x, gamma, beta, eps) => (((x - Mean(x)) / (Variance(x) + eps).Sqrt()) + Wide(beta)) * Wide(gamma),
            "You scale the shift, too");
        Wrong("rows not averaged", (x, gamma, beta, eps) => PerChannel((x - x.Mean(0, true).Mean(2, true)) /
            ((x - x.Mean(0, true).Mean(2, true)).Square().Mean(0, true).Mean(2, true) + eps).Sqrt(), gamma, beta),
                "each column has one of its own");
        Wrong("the variance from another mean", (x, gamma, beta, eps) => PerChannel(
            (x - Mean(x)) / (Mean((x - x.Mean()).Square()) + eps).Sqrt(), gamma, beta),
            "divide by the root of the mean squared distance from the mean of all channels");
        Wrong("deviations without their signs, squared", (x, gamma, beta, eps) => PerChannel(
            (x - Mean(x)) / (Mean((x - Mean(x)).Abs()).Square() + eps).Sqrt(), gamma, beta),
            "divide by the mean of the deviations, taken without their signs", "What is its sum divided by?");
        Wrong("whole numbers added up", (x, gamma, beta, eps) =>
        {
            var y = Tensor.Zeros(x.Shape);
            var m = x.Shape[0] * x.Shape[2] * x.Shape[3];
            for (var c = 0; c < x.Shape[1]; c++)
            {
                float[] values = x[.., c..(c + 1)].ToArray();
                float mean = values.Sum(value => (int)value) / m;
                var variance = values.Sum(value => (value - mean) * (value - mean)) / m;
                for (var n = 0; n < x.Shape[0]; n++)
                {
                    for (var i = 0; i < x.Shape[2]; i++)
                    {
                        for (var j = 0; j < x.Shape[3]; j++)
                        {
                            y[n, c, i, j] = gamma[c] * (x[n, c, i, j] - mean) / MathF.Sqrt(variance + eps) + beta[c];
                        }
                    }
                }
            }

            return y;
        }, "is an `int`", "With two channels");
        Wrong("the statistics of the first image", (x, gamma, beta, eps) => PerChannel(
            (x - Mean(x[..1])) / (Variance(x[..1]) + eps).Sqrt(), gamma, beta), "you subtract the mean of the first image", "`1 / m`");
        Wrong("an estimate of each pixel", (x, gamma, beta, eps) => PerChannel(
            (x - Mean(x)) / (x.Variance(0, 1, true).Mean(2, true).Mean(3, true) + eps).Sqrt(), gamma, beta),
            "measured from a mean over images alone, and divided by one less than their number");
        Wrong("from the smallest to the largest", (x, gamma, beta, eps) =>
            PerChannel((x - Smallest(x)) / (-Smallest(-x) - Smallest(x) + eps), gamma, beta),
            "you subtract its smallest number, and divide by the distance from its smallest number to its largest");
        Wrong("the middle for the mean", (x, gamma, beta, eps) => (Smallest(x) - Smallest(-x)) / 2 is var middle
            ? PerChannel((x - middle) / (Mean((x - middle).Square()) + eps).Sqrt(), gamma, beta) : x,
            "you subtract the middle between its smallest number and its largest");
        Wrong("twice", (x, gamma, beta, eps) => (x - Mean(x)) / (Variance(x) + eps).Sqrt() is var once
            ? PerChannel((once - Mean(once)) / (Variance(once) + eps).Sqrt(), gamma, beta) : x, "You normalize what is normalized already");
        Wrong("without the last column", (x, gamma, beta, eps) =>
        {
            var y = PerChannel((x - Mean(x)) / (Variance(x) + eps).Sqrt(), gamma, beta);
            return Tensor.FromIndex(y.Shape, at => at[3] < y.Shape[3] - 1 ? y[at[0], at[1], at[2], at[3]] : 0);
        }, "right but for the last column, and 0 there");
        Wrong("without the last channel", (x, gamma, beta, eps) =>
        {
            var y = PerChannel((x - Mean(x)) / (Variance(x) + eps).Sqrt(), gamma, beta);
            return Tensor.FromIndex(y.Shape, at => at[1] < y.Shape[1] - 1 ? y[at[0], at[1], at[2], at[3]] : 0);
        }, "right but for the last channel, and 0 there", "in the first channel alone");
        Wrong("multiplied by ε", (x, gamma, beta, eps) => PerChannel((x - Mean(x)) / (Variance(x) * eps).Sqrt(), gamma, beta),
            "What does the formula do with ε and the variance?", "`1 / m`");
        Wrong("multiplied by β", (x, gamma, beta, eps) => Wide(gamma) * (x - Mean(x)) / (Variance(x) + eps).Sqrt() * Wide(beta),
            "Where β is 0, your result is 0", "Where ε is 0");
        Wrong("the wrong way round", (x, gamma, beta, eps) => PerChannel((Mean(x) - x) / (Variance(x) + eps).Sqrt(), gamma, beta),
            "Your numbers have the wrong sign", "With one channel");
        Wrong("the median for the mean", (x, gamma, beta, eps) => Tensor.FromIndex([1, x.Shape[1], 1, 1], at =>
                x[.., at[1]..(at[1] + 1)].ToArray().Order().ElementAt(x.Shape[0] * x.Shape[2] * x.Shape[3] / 2)) is var median
            ? PerChannel((x - median) / (Mean((x - median).Square()) + eps).Sqrt(), gamma, beta) : x,
            "you subtract a number that is not its mean", "With one channel");
        Wrong("an = for +=", (x, gamma, beta, eps) => x[^1.., .., ^1.., ^1..] / (x.Shape[0] * x.Shape[2] * x.Shape[3]) is var mean
            ? PerChannel((x - mean) / (Mean((x - mean).Square()) + eps).Sqrt(), gamma, beta) : x,
            "the sum of its last number alone, divided by m", "With one channel");
        Wrong("a mean that is remembered", Remembering(), "Does a variable outside of your function keep it", "is an `int`");
        Wrong("an = for += in the squares", (x, gamma, beta, eps) => PerChannel((x - Mean(x)) / ((x - Mean(x)).Square()
            [^1.., .., ^1.., ^1..] / (x.Shape[0] * x.Shape[2] * x.Shape[3]) + eps).Sqrt(), gamma, beta),
            "the squared deviations of its last number alone", "With one channel");
        Wrong("a loop that begins at 1", (x, gamma, beta, eps) => Mean(x[1..]) * (x.Shape[0] - 1) / x.Shape[0] is var mean
            ? PerChannel((x - mean) / (Mean((x - mean).Square()) + eps).Sqrt(), gamma, beta) : x,
            "the sum of all of its images but the first alone, divided by m", "With one channel");
        Wrong("sizes added up for m", (x, gamma, beta, eps) =>
            Mean(x) * (x.Shape[0] * x.Shape[2] * x.Shape[3]) / (x.Shape[0] + x.Shape[2] + x.Shape[3]) is var mean
                ? PerChannel((x - mean) / (Mean((x - mean).Square()) + eps).Sqrt(), gamma, beta) : x, "is divided by N + H + W");
        Wrong("a sum that begins anew with each image", (x, gamma, beta, eps) => Mean(x[^1..]) / x.Shape[0] is var mean
            ? PerChannel((x - mean) / (Mean((x - mean).Square()) + eps).Sqrt(), gamma, beta) : x,
            "the sum of its last image alone, divided by m", "With one channel");
        Wrong("the squares of the last row alone", (x, gamma, beta, eps) => (x - Mean(x)).Square()[^1.., .., ^1..] is var row
            ? PerChannel((x - Mean(x)) / (row.Sum(3, true) / (x.Shape[0] * x.Shape[2] * x.Shape[3]) + eps).Sqrt(), gamma, beta) : x,
            "the squared deviations of its last row alone, divided by m");
        Wrong("the library's", (x, gamma, beta, eps) => x.BatchNorm(gamma, beta, null, null, training: true, eps: eps),
            "`BatchNorm` is not for this exercise");
        Wrong("the library's, found by its name", (x, gamma, beta, eps) => (Tensor)typeof(Tensor).GetMethod("Batch" + "Norm")!
            .Invoke(x, [gamma, beta, null, null, true, 0.1, (double)eps])!, "found by its name at run time");
        Wrong("x as it is", (x, _, _, _) => x, "Your result is `x`, unchanged.");
    }

    private static Func<Tensor, Tensor, Tensor, float, Tensor> Remembering()
    {
        Tensor? remembered = null;
        return (x, gamma, beta, eps) =>
        {
            remembered ??= Mean(x);
            return PerChannel((x - remembered) / (Mean((x - remembered).Square()) + eps).Sqrt(), gamma, beta);
        };
    }

    private static Tensor Mean(Tensor t) => t.Mean(0, true).Mean(2, true).Mean(3, true);

    private static Tensor Smallest(Tensor t) => t.Min(0, true).Min(2, true).Min(3, true);

    private static Tensor Variance(Tensor t) => Mean((t - Mean(t)).Square());

    private static Tensor Wide(Tensor channels) => channels.Reshape(1, -1, 1, 1);

    private static Tensor PerChannel(Tensor t, Tensor gamma, Tensor beta) => t * Wide(gamma) + Wide(beta);
}
