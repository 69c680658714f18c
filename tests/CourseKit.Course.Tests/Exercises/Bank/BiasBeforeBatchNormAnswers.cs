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
        Wrong("β for γ", (bias, gamma, _, mean, _, _) => (gamma, mean - bias), "Your β is another one");
        Wrong("one number", (bias, _, beta, mean, _, _) => (beta, (mean - bias).Mean()), "Both results have shape [3] here");
    }
}
