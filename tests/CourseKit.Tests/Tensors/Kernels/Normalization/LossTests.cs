using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Normalization.Losses;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Kernels.Normalization;

public sealed unsafe class LossTests
{
    private const int Ignored = -100;

    [Fact]
    public void Squared_error() => Check(default(SquaredError), (x, t) => (x - t) * (x - t), (x, t) => 2 * (x - t));

    [Theory]
    [InlineData(0)]
    [InlineData(0.5f)]
    [InlineData(1)]
    public void Smooth_absolute_error(float beta) => Check(
        new SmoothL1(beta),
        (x, t) => Math.Abs(x - t) < beta ? (x - t) * (x - t) / (2 * beta) : Math.Abs(x - t) - (beta / 2),
        (x, t) => Math.Abs(x - t) < beta ? (x - t) / beta : Math.Sign(x - t));

    [Fact]
    public void Binary_cross_entropy() => Check(
        default(BinaryCrossEntropy),
        (x, t) => -(t * Math.Log(1 / (1 + Math.Exp(-x)))) - ((1 - t) * Math.Log(1 / (1 + Math.Exp(x)))),
        (x, t) => (1 / (1 + Math.Exp(-x))) - t);

    [Fact]
    public void Binary_cross_entropy_of_extreme_logits_is_finite_and_keeps_small_losses()
    {
        Loss.Forward(default(BinaryCrossEntropy), new PinnedValues(1000), new PinnedValues(0), 1, Reduction.Mean).Should().Be(1000);
        Loss.Forward(default(BinaryCrossEntropy), new PinnedValues(30), new PinnedValues(1), 1, Reduction.Mean).Should()
            .BeApproximately(9.3576e-14f, 1e-17f);
        Loss.Forward(default(BinaryCrossEntropy), new PinnedValues(float.NaN), new PinnedValues(1), 1, Reduction.Mean).Should()
            .Be(float.NaN);
    }

    [Theory]
    [InlineData(1, 2, 1, 0, false)]
    [InlineData(33, 10, 1, 0, false)]
    [InlineData(33, 10, 1, 0.1f, true)]
    [InlineData(300, 1000, 1, 0.1f, false)]
    [InlineData(2, 21, 77, 0, true)]
    [InlineData(2, 21, 5001, 0.2f, true)]
    public void Cross_entropy_follows_PyTorchs_formula(int outer, int classes, int inner, float smoothing, bool weighted)
    {
        var generator = new Generator(4);
        var logits = PinnedValues.Random(outer * classes * inner, low: -5, high: 5);
        var weights = PinnedValues.Random(classes, seed: 3, low: 0.5f, high: 2);
        int[] targets = [.. Enumerable.Range(0, outer * inner).Select(i => i % 5 == 3 ? Ignored : generator.Integer(0, classes))];
        foreach (var reduction in new[] { Reduction.Mean, Reduction.Sum })
        {
            var (expected, slopes) = Expected(logits, outer, classes, inner, targets, c => weighted ? weights[c] : 1, smoothing, reduction);
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
            {
                var gradient = PinnedValues.Unwritten(logits.Count);
                var entropy = new CrossEntropy(weighted ? (float*)weights : null, Ignored, smoothing, reduction);
                fixed (int* labels = targets)
                {
                    var loss = entropy.Compute(logits, outer, classes, inner, labels, gradient);
                    PinnedValues.ShouldBe(loss, expected, 2e-6, 0);
                    entropy.Compute(logits, outer, classes, inner, labels, null).Should().BeApproximately(loss, 1e-6f * loss);
                }

                gradient.ShouldHold(i => slopes[i], 2e-6);
                return gradient;
            });
        }
    }

    [Fact]
    public void Cross_entropy_agrees_with_the_plain_loop()
    {
        var (logits, gradient, plain) = (PinnedValues.Random(12 * 7), PinnedValues.Unwritten(12 * 7), PinnedValues.Unwritten(12 * 7));
        var targets = stackalloc int[] { 0, 6, 1, 5, 2, 4, 3, 3, 0, 0, 6, 2 };
        var expected = PlainCrossEntropy.Compute(logits, 12, 7, targets, plain);
        new CrossEntropy(null, Ignored, 0, Reduction.Mean).Compute(logits, 12, 7, 1, targets, gradient).Should()
            .BeApproximately(expected, 1e-6f);
        gradient.ShouldHold(i => plain[i]);
    }

    [Fact]
    public void Cross_entropy_of_nothing_but_ignored_places_is_not_a_number()
    {
        var targets = stackalloc int[] { Ignored };
        var gradient = PinnedValues.Unwritten(2);
        new CrossEntropy(null, Ignored, 0, Reduction.Mean).Compute(new PinnedValues(1, 2), 1, 2, 1, targets, gradient).Should()
            .Be(float.NaN);
        gradient.ToArray().Should().Equal(0, 0);
    }

    private static (double Loss, double[] Slopes) Expected(
        PinnedValues logits, int outer, int classes, int inner, int[] targets, Func<int, float> weight, double smoothing,
            Reduction reduction)
    {
        var slopes = new double[logits.Count];
        var (loss, total) = (0.0, 0.0);
        for (var place = 0; place < targets.Length; place++)
        {
            if (targets[place] is Ignored)
            {
                continue;
            }

            var first = (place / inner * classes * inner) + (place % inner);
            var normalizer = Math.Log(Enumerable.Range(0, classes).Sum(c => Math.Exp(logits[first + (c * inner)])));
            var shares = new double[classes];
            for (var c = 0; c < classes; c++)
            {
                shares[c] = weight(c) * ((smoothing / classes) + (c == targets[place] ? 1 - smoothing : 0));
                loss -= shares[c] * (logits[first + (c * inner)] - normalizer);
            }

            total += weight(targets[place]);
            var sum = shares.Sum();
            for (var c = 0; c < classes; c++)
            {
                slopes[first + (c * inner)] = (sum * Math.Exp(logits[first + (c * inner)] - normalizer)) - shares[c];
            }
        }

        return reduction == Reduction.Sum ? (loss, slopes) : (loss / total, [.. slopes.Select(slope => slope / total)]);
    }

    private static void Check<TLoss>(TLoss loss, Func<double, double, double> formula, Func<double, double, double> slope)
        where TLoss : struct, ILoss
    {
        foreach (var count in new[] { 1, 7, 1000, 100_001 })
        {
            var (x, targets) = (PinnedValues.Random(count, low: -5, high: 5), PinnedValues.Random(count, seed: 2, low: 0, high: 1));
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
            {
                var mean = Loss.Forward(loss, x, targets, count, Reduction.Mean);
                PinnedValues.ShouldBe(mean, Enumerable.Range(0, count).Average(i => formula(x[i], targets[i])), 1e-6, 0);
                var sum = Loss.Forward(loss, x, targets, count, Reduction.Sum);
                PinnedValues.ShouldBe(sum, (double)mean * count, 1e-6, 0);

                var dx = PinnedValues.Unwritten(count);
                Loss.Gradient(loss, x, targets, count, Reduction.Sum, 3, dx);
                dx.ShouldHold(i => 3 * slope(x[i], targets[i]), 2e-6);
                return dx;
            });
        }
    }
}
