using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class GlobalStatisticsAnswers : AnswerBook<Func<Tensor, Tensor, Tensor, float, float, bool, (Tensor, Tensor, Tensor)>>
{
    public GlobalStatisticsAnswers()
        : base(new GlobalStatistics())
    {
        Right("in one go, with differences", (x, mean, variance, momentum, eps, useGlobal) =>
        {
            var rows = x.Permute(1, 0, 2, 3).Reshape(x.Shape[1], -1);
            var (mu, sigma2) = useGlobal ? (mean, variance) : (rows.Mean(1), rows.Variance(1, correction: 0));
            var rate = useGlobal ? 0 : momentum;
            return ((x - Wide(mu)) / (Wide(sigma2) + eps).Sqrt(), mean + rate * (rows.Mean(1) - mean),
                variance + rate * (rows.Variance(1) - variance));
        });
        Right("in place", (x, mean, variance, momentum, eps, useGlobal) =>
        {
            var (y, newMean, newVariance) = new Step(x, mean, variance, momentum, eps, useGlobal).Right;
            for (var c = 0; c < mean.Shape[0]; c++)
            {
                (mean[c], variance[c]) = (newMean[c], newVariance[c]);
            }

            return (y, mean, variance);
        });
        Wrong("the last channel as it came in", Of(y: s => (s.UseGlobal ? s.By(s.Mean, s.Variance) : s.By(s.Mu, s.Spread)) is var y
            && s.UseGlobal ? y : Tensor.FromIndex(y.Shape, at => (at[1] < y.Shape[1] - 1 ? y : s.X)[at])),
            "right but for the last channel, and x as it came in there", "in your sums");
        Wrong("the first channel's mean for all", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance)
            : s.X - s.Mu[0] is var deviation ? deviation / (Wide(deviation.Square().Mean(0).Mean(1).Mean(1)) + s.Eps).Sqrt() : s.X),
            "from the others you subtract its mean, too", "in your sums");
        Wrong("y alone the other way round", Of(y: s => s.UseGlobal ? s.By(s.Mu, s.Spread) : s.By(s.Mean, s.Variance)),
            "where it is false. Which is which?", "Where `useGlobal` is false, your y");
        Wrong("the variance of the means of images", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance)
            : s.By(s.Mu, s.X.Mean(2).Mean(2).Variance(0, 0))), "the root of the variance of its means over rows and columns");
        Wrong("the last mean left as it was", Of(mean: s => Tensor.FromIndex(s.Mean.Shape, at =>
            (at[0] < s.Mean.Shape[0] - 1 ? s.Kept(s.Mean, s.Mu) : s.Mean)[at])),
            "Your new mean is right but for the last channel, and still the old one there", "times the old one plus");
        Wrong("the mean of the middle channels left as it was", Of(mean: s => Tensor.FromIndex(s.Mean.Shape, at =>
            (at[0] is 0 or > 2 ? s.Kept(s.Mean, s.Mu) : s.Mean)[at])), "In the channel of index", "0.7 times the old one");
        Wrong("the new mean twice", Of(variance: s => s.UseGlobal ? s.Variance : s.Kept(s.Mean, s.Mu)),
            "Your new variance is your new mean", "if the running mean is");
        Wrong("0 and 1 with the switch on", Of(y: s => s.UseGlobal ? s.By(s.Mean * 0, s.Variance * 0 + 1) : s.By(s.Mu, s.Spread)),
            "With `useGlobal`, your y subtracts nothing and divides by the root of 1 and ε");
        Wrong("x with the switch on", Of(y: s => s.UseGlobal ? s.X : s.By(s.Mu, s.Spread)), "With `useGlobal`, your y is x, unchanged");
        Wrong("half of x with the switch on", Of(y: s => s.UseGlobal ? s.X / 2 : s.By(s.Mu, s.Spread)),
            "your y is the same whatever `mean` is");
        Wrong("not divided in training", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance) : s.X - Wide(s.Mu)),
            "Your numbers are x − μ", "your variance over");
        Wrong("the variance of y kept", Of(variance: s => s.Kept(s.Variance, s.Sample / (s.Spread + s.Eps))),
            "Of which numbers does your code take the variance?", "Which two weights");
        Wrong("normalized twice", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance)
            : (s.By(s.Mu, s.Spread) - Wide(s.Mean)) / (Wide(s.Variance) + s.Eps).Sqrt()), "if the running statistics are");
        Wrong("m − 1 for the old variance as well", Of(variance: s => s.UseGlobal ? s.Variance
            : ((1 - s.Momentum) * s.Variance + s.Momentum * s.Spread) * s.Sample / s.Spread), "times the old one plus");
        Wrong("the variance of the batch alone", Of(variance: s => s.UseGlobal ? s.Variance : s.Sample),
            "Your new variance is 0 times the old one plus 1.0");
        Wrong("deviations averaged", Of(variance: s => s.Kept(s.Variance.Sqrt(), s.Sample.Sqrt()) is var deviation && s.UseGlobal
            ? s.Variance : deviation.Square()), "Your new variance is no weighted mean");
        Wrong("from the new mean", Of(variance: s => s.UseGlobal ? s.Variance : s.Kept(
            s.Variance, s.Sample + (s.Kept(s.Mean, s.Mu) - s.Mu).Square())), "Your new variance is another one, if the running mean is");
        Wrong("an estimate of each pixel kept", Of(variance: s => s.Kept(s.Variance, s.X.Variance(0).Mean(1).Mean(1))),
            "measured from a mean over images alone, and divided by one less than their number", "Which two weights");
        Wrong("one mean for all channels kept", Of(mean: s => s.Kept(s.Mean, (s.Mu * 0) + s.X.Mean())),
            "is of each channel of the batch the mean of all channels", "Which two weights");
        Wrong("mean and variance exchanged", Of(y: s => s.UseGlobal ? s.By(s.Variance, s.Mean) : s.By(s.Mu, s.Spread)),
            "With `useGlobal` you subtract the running variance");
        Wrong("the new mean with the batch's variance", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance)
            : s.By(s.Kept(s.Mean, s.Mu), s.Spread)), "subtract the running mean after its update");
        Wrong("the running numbers for few images", Of(y: s => s.UseGlobal || s.X.Shape[0] <= 2
            ? s.By(s.Mean, s.Variance) : s.By(s.Mu, s.Spread)),
            "In training, your y for 2 images subtracts the running mean and divides by the root of the running variance");
        Wrong("exchanged with the switch on", (x, mean, variance, momentum, eps, useGlobal) =>
        {
            var (y, newMean, newVariance) = new Step(x, mean, variance, momentum, eps, useGlobal).Right;
            return useGlobal ? (y, newVariance, newMean) : (y, newMean, newVariance);
        }, "in another order than without it");
        Wrong("begun anew with the switch on", Of(mean: s => s.UseGlobal ? s.Mean * 0 : s.Kept(s.Mean, s.Mu),
            variance: s => s.UseGlobal ? (s.Variance * 0) + 1 : s.Kept(s.Variance, s.Sample)),
            "What becomes of the one that came in?", "holds the same number");
        Wrong("halved with the switch on", Of(mean: s => s.UseGlobal ? s.Mean / 2 + 1 : s.Kept(s.Mean, s.Mu)),
            "With `useGlobal` the running mean comes back as it came in");
        Wrong("a sum of squares", Of(variance: s => s.Kept(s.Variance, s.Spread * (s.X.Shape[0] * s.X.Shape[2] * s.X.Shape[3]))),
            "times that of the batch, for a momentum of 0.3");
        Wrong("a sum for the mean", Of(mean: s => s.Kept(s.Mean, s.Mu * (s.X.Shape[0] * s.X.Shape[2] * s.X.Shape[3]))),
            "Your new mean is 0.7 times the old one plus 7.2 times that of the batch");
        Wrong("the batch's mean and the running variance", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance) : s.By(s.Mu, s.Variance)),
            "In training you subtract the mean of the batch, and divide by the variance that runs");
        Wrong("the running mean and the batch's variance", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance) : s.By(s.Mean, s.Spread)),
            "In training you divide by the variance of the batch");
        Wrong("two roots", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance)
            : (s.X - Wide(s.Mu)) / (Wide(s.Spread) + s.Eps).Sqrt().Sqrt()), "This is about your y in training. You divide by the root of");
        Wrong("no ε", Of(y: s => (s.X - Wide(s.UseGlobal ? s.Mean : s.Mu)) / Wide(s.UseGlobal ? s.Variance : s.Spread).Sqrt()),
            "Your y is the same whatever ε is");
        Wrong("no root", Of(y: s => (s.X - Wide(s.UseGlobal ? s.Mean : s.Mu)) / (Wide(s.UseGlobal ? s.Variance : s.Spread) + s.Eps)),
            "You divide by the variance");
        Wrong("in another order", (x, mean, variance, momentum, eps, useGlobal) =>
            new Step(x, mean, variance, momentum, eps, useGlobal).Right is var (y, newMean, newVariance)
                ? (y, newVariance, newMean) : default,
            "Your results are right, and stand in another order");
        Wrong("y last", (x, mean, variance, momentum, eps, useGlobal) =>
            new Step(x, mean, variance, momentum, eps, useGlobal).Right is var (y, newMean, newVariance)
                ? (newMean, newVariance, y) : default,
            "Your results are right, and stand in another order");
        Wrong("ε added to what is kept", Of(variance: s => s.UseGlobal ? s.Variance : s.Kept(s.Variance, s.Sample) + s.Eps),
            "ε is added to the variance that you keep", "times the old one plus");
        Wrong("ε added to the old variance", Of(variance: s => s.Kept(s.Variance + (s.UseGlobal ? 0 : s.Eps), s.Sample)),
            "ε is added to the old variance", "times the old one plus");
        Wrong("m/(m − 1) in whole numbers", Of(variance: s => (int)(s.X.Shape[0] * s.X.Shape[2] * s.X.Shape[3]) is var m
            ? s.Kept(s.Variance, s.Spread * (m / (m - 1))) : s.X), "drops the fraction", "What does an estimate");
        Wrong("running in training", Of(y: s => s.By(s.Mean, s.Variance)), "Which are the mean and the variance of the batch?");
        Wrong("m − 1 for y as well", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance) : s.By(s.Mu, s.Sample)),
            "Only the one that is kept for later has");
        Wrong("m for both", Of(variance: s => s.Kept(s.Variance, s.Spread)), "What does an estimate for all images");
        Wrong("momentum of the old", Of(mean: s => s.UseGlobal ? s.Mean : s.Momentum * s.Mean + (1 - s.Momentum) * s.Mu,
            variance: s => s.UseGlobal ? s.Variance : s.Momentum * s.Variance + (1 - s.Momentum) * s.Sample),
                "which of the two does it weigh?");
        Wrong("no updates", Of(mean: s => s.Mean, variance: s => s.Variance), "Your running mean does not move");
        Wrong("updates with the switch on", Of(mean: s => (1 - s.Momentum) * s.Mean + s.Momentum * s.Mu,
            variance: s => (1 - s.Momentum) * s.Variance + s.Momentum * s.Sample), "With `useGlobal` your running statistics still move");
        Wrong("the batch with the switch on", Of(y: s => s.By(s.Mu, s.Spread)), "Whose mean and variance are asked for then?");
        Wrong("the deviation kept", Of(variance: s => s.Kept(s.Variance, s.Sample.Sqrt())), "You keep the root of the variance");
        Wrong("ε on the root", Of(y: s => (s.X - Wide(s.UseGlobal ? s.Mean : s.Mu))
            / (Wide(s.UseGlobal ? s.Variance : s.Spread).Sqrt() + s.Eps)), "You add ε to the root");
        Wrong("updated before use", Of(y: s => s.UseGlobal ? s.By(s.Mean, s.Variance)
            : s.By(s.Kept(s.Mean, s.Mu), s.Kept(s.Variance, s.Sample))), "after their update");
        Wrong("added up", Of(mean: s => s.UseGlobal ? s.Mean : s.Mean + s.Momentum * s.Mu), "grows from batch to batch");
        Wrong("the other way round", (x, mean, variance, momentum, eps, useGlobal) =>
            new Step(x, mean, variance, momentum, eps, !useGlobal).Right, "where it is false. Which is which?");
    }

    private static Func<Tensor, Tensor, Tensor, float, float, bool, (Tensor, Tensor, Tensor)> Of(
        Func<Step, Tensor>? y = null, Func<Step, Tensor>? mean = null, Func<Step, Tensor>? variance = null) =>
        (x, oldMean, oldVariance, momentum, eps, useGlobal) =>
        {
            var step = new Step(x, oldMean, oldVariance, momentum, eps, useGlobal);
            var (right, newMean, newVariance) = step.Right;
            return (y?.Invoke(step) ?? right, mean?.Invoke(step) ?? newMean, variance?.Invoke(step) ?? newVariance);
        };

    private static Tensor Wide(Tensor channels) => channels.Reshape(1, -1, 1, 1);

    private sealed record Step(Tensor X, Tensor Mean, Tensor Variance, float Momentum, float Eps, bool UseGlobal)
    {
        public Tensor Mu => X.Permute(1, 0, 2, 3).Reshape(X.Shape[1], -1).Mean(1);

        public Tensor Spread => X.Permute(1, 0, 2, 3).Reshape(X.Shape[1], -1).Variance(1, correction: 0);

        public Tensor Sample => X.Permute(1, 0, 2, 3).Reshape(X.Shape[1], -1).Variance(1);

        public (Tensor, Tensor, Tensor) Right => UseGlobal ? (By(Mean, Variance), Mean, Variance)
            : (By(Mu, Spread), Kept(Mean, Mu), Kept(Variance, Sample));

        public Tensor By(Tensor mean, Tensor variance) => (X - Wide(mean)) / (Wide(variance) + Eps).Sqrt();

        public Tensor Kept(Tensor old, Tensor ofBatch) => UseGlobal ? old : (1 - Momentum) * old + Momentum * ofBatch;
    }
}
