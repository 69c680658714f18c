using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BiasBeforeBatchNormAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, Tensor, Tensor, float, (Tensor, Tensor)>>
{
    public BiasBeforeBatchNormAnswers()
        : base(new BiasBeforeBatchNorm())
    {
        Right("in a loop", (bias, _, beta, mean, _, _) =>
        {
            var less = Tensor.Zeros(mean.Shape);
            for (var c = 0; c < mean.Shape[0]; c++)
            {
                less[c] = mean[c] - bias[c];
            }

            return (beta, less);
        });
        Right("in place", (bias, _, beta, mean, _, _) =>
        {
            for (var c = 0; c < mean.Shape[0]; c++)
            {
                mean[c] -= bias[c];
            }

            return (beta, mean);
        });
        Wrong("null for the shift", (bias, _, _, mean, _, _) => (null!, mean - bias), "One of your results is null", "your β is 0");
        Wrong("the size of the bias added", (bias, _, beta, mean, _, _) => (beta, mean + bias.Abs()),
            "Your running mean is right where the bias is negative, and only there");
        Wrong("no negative means", (bias, _, beta, mean, _, _) => (beta, (mean - bias).Relu()),
            "Your running mean is right where the old mean is larger than the bias, and only there");
        Wrong("the size of the mean", (bias, _, beta, mean, _, _) => (beta, mean.Abs() - bias),
            "Your running mean is right where the old mean is positive, and only there");
        Wrong("no mean below 0", (bias, _, beta, mean, _, _) => (beta, (mean - bias).Abs()), "larger than the bias, and only there");
        Wrong("no positive shift", (bias, _, beta, mean, _, _) => (-(-beta).Relu(), mean - bias),
            "Your β is right where β is negative, and only there");
        Wrong("the first bias for all", (bias, _, beta, mean, _, _) => (beta, mean - bias[0]),
            "less than the old one by the same number in all channels");
        Wrong("the mean of the biases", (bias, _, beta, mean, _, _) => (beta, mean - bias.Mean()), "How many biases has a convolution");
        Wrong("the first channel alone", (bias, _, beta, mean, _, _) => (beta, mean - Tensor.FromIndex(bias.Shape, at =>
            at[0] == 0 ? bias[0] : 0)), "Your running mean is right in the first channel alone", "By how much does that change");
        Wrong("turned round", (bias, _, beta, mean, _, _) => (beta, mean - bias.Flip(0)), "some of them off the mean of another channel",
            "By how much does that change");
        Wrong("the next bias", (bias, _, beta, mean, _, _) => (beta, mean - Tensor.FromIndex(bias.Shape, at =>
            bias[(at[0] + 1) % bias.Shape[0]])), "Which index have the two in your code?", "By how much does that change");
        Wrong("as it was", (_, _, beta, mean, _, _) => (beta, mean), "How large would it be, had there never been one?");
        Wrong("all to β", (bias, gamma, beta, mean, variance, eps) => (beta + bias * gamma / (variance + eps).Sqrt(), mean),
            "What could you change that only predictions look at?");
        Wrong("to β as it is", (bias, _, beta, mean, _, _) => (beta + bias, mean), "Is there anything of it left in y");
        Wrong("plus", (bias, _, beta, mean, _, _) => (beta, mean + bias), "larger or smaller?");
        Wrong("both", (bias, gamma, beta, mean, variance, eps) => (beta + gamma * bias / (variance + eps).Sqrt(), mean - bias),
            "You make up for the bias twice");
        Wrong("zeros", (_, _, beta, mean, _, _) => (beta, Tensor.Zeros(mean.Shape)), "of which numbers?");
        Wrong("a tenth", (bias, _, beta, mean, _, _) => (beta, mean - 0.1f * bias), "How much of it is in the running mean");
        Wrong("exchanged", (bias, _, beta, mean, _, _) => (mean - bias, beta), "which comes first");
        Wrong("twice", (bias, _, beta, mean, _, _) => (beta, mean - 2 * bias),
            "By how much does that change", "what of it could be missing");
        Wrong("β for γ", (bias, gamma, _, mean, _, _) => (gamma, mean - bias), "Your β is `gamma` as it came in");
        Wrong("another shift", (bias, gamma, beta, mean, _, _) => (beta * gamma, mean - bias), "Your β is another one");
        Wrong("exchanged and unchanged", (_, _, beta, mean, _, _) => (mean, beta), "Your β is `mean` as it came in",
            "what of it could be missing");
        Wrong("the variance for the mean", (_, _, beta, _, variance, _) => (beta, variance),
            "your running mean is `variance` as it came in");
        Wrong("whole numbers", (bias, _, beta, mean, _, _) => (beta, Tensor.FromIndex(mean.Shape, at => (int)(mean[at] - bias[at]))),
            "for digits behind the point", "Which index");
        Wrong("rounded", (bias, _, beta, mean, _, _) =>
            (beta, Tensor.FromIndex(mean.Shape, at => (float)Math.Round(mean[at] - bias[at], 1))), "for digits behind the point",
            "By how much does that change");
        Wrong("the last channel left out", (bias, _, beta, mean, _, _) => (beta, Tensor.FromIndex(mean.Shape, at =>
            mean[at] - (at[0] < mean.Shape[0] - 1 ? bias[at] : 0))), "but for the last channel, and still the old one there",
            "in the rest");
        Wrong("one number", (bias, _, beta, mean, _, _) => (beta, (mean - bias).Mean()), "Both results have shape [C]");
    }
}
