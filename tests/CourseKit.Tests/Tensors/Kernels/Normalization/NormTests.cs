using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Elementwise.Functions;
using CourseKit.Tensors.Kernels.Normalization;

namespace CourseKit.Tests.Tensors.Kernels.Normalization;

public sealed unsafe class NormTests
{
    private const float NaN = float.NaN;

    public static TheoryData<int, int, int> Images => new()
    {
        { 2, 1, 1 }, { 3, 2, 5 }, { 4, 7, 49 }, { 1, 3, 100 }, { 33, 10, 1 }, { 256, 130, 1 }, { 8, 16, 900 }, { 2, 1, 40_000 },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Batch_norm_agrees_with_the_plain_loop(int images, int channels, int pixels)
    {
        var shape = new ImageChannels(images, channels, pixels);
        var count = images * channels * pixels;
        var (x, dy) = (PinnedValues.Random(count, low: 4, high: 9), PinnedValues.Random(count, seed: 2));
        var (gamma, beta) = (PinnedValues.Random(channels, seed: 3), PinnedValues.Random(channels, seed: 4));
        var (mean, inverse) = (PinnedValues.Unwritten(channels), PinnedValues.Unwritten(channels));

        var expected = PinnedValues.Unwritten(count);
        PlainBatchNorm.Forward(shape, x, gamma, beta, 1e-5f, expected);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var y = PinnedValues.Unwritten(count);
            BatchNorm.Forward(shape, x, gamma, beta, 1e-5f, 0.1f, null, null, Activation.None, y, mean, inverse);
            y.ShouldHold(i => expected[i], 1e-5);
            return y;
        });

        var (dGamma, dBeta, dx) = (PinnedValues.Unwritten(channels), PinnedValues.Unwritten(channels), PinnedValues.Unwritten(count));
        PlainBatchNorm.Gradient(shape, x, dy, gamma, 1e-5f, dx, dGamma, dBeta);
        PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var (gotGamma, gotBeta, got) = (PinnedValues.Unwritten(channels), PinnedValues.Unwritten(channels),
                PinnedValues.Unwritten(count));
            BatchNormGradient.Compute(shape, x, Activation.None, null, dy, gamma, mean, inverse, got, gotGamma, gotBeta);
            got.ShouldHold(i => dx[i], 1e-5);
            gotGamma.ShouldHold(i => dGamma[i], 2e-5);
            gotBeta.ShouldHold(i => dBeta[i], 2e-5);
            return got;
        });
    }

    [Theory]
    [InlineData(4, 9)]
    [InlineData(4, 1)]
    public void Batch_norm_keeps_running_statistics_as_PyTorch(int images, int pixels)
    {
        var shape = new ImageChannels(images, 1, pixels);
        var x = PinnedValues.Random(images * pixels, low: 0, high: 8);
        var (runningMean, runningVariance, mean, inverse) = (new PinnedValues(1), new PinnedValues(2), new PinnedValues(0),
            new PinnedValues(0));
        BatchNorm.Forward(shape, x, null, null, 1e-5f, 0.1f, runningMean, runningVariance, Activation.None, x, mean, inverse);

        var before = PinnedValues.Random(images * pixels, low: 0, high: 8).ToArray();
        var average = before.Average(value => (double)value);
        var sample = before.Sum(value => Math.Pow(value - average, 2)) / (before.Length - 1);
        runningMean.ShouldHold(_ => 0.9 + (0.1 * average));
        runningVariance.ShouldHold(_ => 1.8 + (0.1 * sample));
        x.ShouldHold(i => (before[i] - average) / Math.Sqrt((sample * (before.Length - 1) / before.Length) + 1e-5), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void Prediction_scales_and_shifts_each_channel(int images, int channels, int pixels)
    {
        var shape = new ImageChannels(images, channels, pixels);
        var x = PinnedValues.Random(images * channels * pixels);
        var (scale, shift) = (PinnedValues.Random(channels, seed: 3), PinnedValues.Random(channels, seed: 4));
        double At(long i) => ((double)scale[i / pixels % channels] * x[i]) + shift[i / pixels % channels];
        foreach (var rectified in new[] { false, true })
        {
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
            {
                var y = PinnedValues.Unwritten(x.Count);
                if (rectified)
                {
                    Scaling.Apply<ActivationEpilogue<Relu>>(shape, x, scale, shift, y);
                }
                else
                {
                    Scaling.Apply<NoEpilogue>(shape, x, scale, shift, y);
                }

                y.ShouldHold(i => rectified ? Math.Max(0, At(i)) : At(i));
                return y;
            });
        }
    }

    [Theory]
    [InlineData(5, 0.75f)]
    [InlineData(4, 0.6f)]
    [InlineData(1, 0.75f)]
    [InlineData(9, 0.75f)]
    public void Response_norm_agrees_with_the_plain_loop_and_with_differences(int size, float beta)
    {
        foreach (var shape in new ImageChannels[] { new(1, 1, 1), new(2, 7, 13), new(3, 4, 1), new(2, 16, 3000) })
        {
            var norm = new ResponseNorm(size, 0.8f, beta, 1.5f);
            var count = (int)(shape.Images * shape.Channels * shape.Pixels);
            var (x, expected) = (PinnedValues.Random(count), PinnedValues.Unwritten(count));
            PlainResponseNorm.Forward(shape, x, size, 0.8f, beta, 1.5f, expected);
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
            {
                var y = PinnedValues.Unwritten(count);
                norm.Forward(shape, x, y);
                y.ShouldHold(i => expected[i], 2e-6);
                return y;
            });

            var dy = PinnedValues.Random(count, seed: 2);
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
            {
                var dx = PinnedValues.Unwritten(count);
                norm.Gradient(shape, x, dy, dx);
                for (var i = 0; i < count; i += 1 + (count / 10))
                {
                    PinnedValues.ShouldBe(dx[i], Difference(shape, x, dy, i, size, beta), 2e-4, i);
                }

                return dx;
            });
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 10, 1)]
    [InlineData(300, 1000, 1)]
    [InlineData(2, 21, 77)]
    [InlineData(2, 21, 5001)]
    public void Softmax_agrees_with_the_plain_loop(int outer, int count, int inner)
    {
        var x = PinnedValues.Random(outer * count * inner, low: -9, high: 9);
        var dy = PinnedValues.Random(x.Count, seed: 2);
        var expected = PinnedValues.Unwritten(x.Count);
        PlainSoftmax.Forward(x, outer, count, inner, expected);
        var (dots, sums) = (new double[outer * inner], new double[outer * inner]);
        for (var i = 0; i < x.Count; i++)
        {
            dots[Run(i)] += (double)dy[i] * expected[i];
            sums[Run(i)] += dy[i];
        }

        long Run(long i) => (i / inner / count * inner) + (i % inner);

        Same((y, _) => Softmax.Forward(x, outer, count, inner, y), i => expected[i]);
        Same((y, _) => Softmax.LogForward(x, outer, count, inner, y), i => Math.Log(expected[i]));
        Same((y, dx) =>
        {
            Softmax.Forward(x, outer, count, inner, y);
            SoftmaxGradient.Compute(y, dy, outer, count, inner, dx);
        }, null, i => expected[i] * (dy[i] - dots[Run(i)]));
        Same((y, dx) =>
        {
            Softmax.LogForward(x, outer, count, inner, y);
            SoftmaxGradient.ComputeOfLog(y, dy, outer, count, inner, dx);
        }, null, i => dy[i] - (expected[i] * sums[Run(i)]));

        void Same(Kernel kernel, Func<long, double>? first, Func<long, double>? second = null) =>
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
        {
            var (y, dx) = (PinnedValues.Unwritten(x.Count), PinnedValues.Unwritten(x.Count));
            kernel(y, dx);
            y.ShouldHold(first ?? (i => y[i]), 2e-6);
            dx.ShouldHold(second ?? (i => dx[i]), 1e-5);
            return second is null ? y : dx;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Softmax_neither_overflows_nor_hides_what_is_not_a_number(int inner)
    {
        Softly(1000, 1000, -1000).Should().Equal(0.5f, 0.5f, 0);
        Softly(0, float.NegativeInfinity, 0).Should().Equal(0.5f, 0, 0.5f);
        Softly(0, NaN, 1).Should().Equal(NaN, NaN, NaN);
        Softly(0, float.PositiveInfinity, 1)[1].Should().Be(NaN);

        float[] Softly(params float[] values)
        {
            var x = new PinnedValues([.. values.SelectMany(value => Enumerable.Repeat(value, inner))]);
            Softmax.Forward(x, 1, values.Length, inner, x);
            return [.. x.ToArray().Where((_, i) => i % inner == 0)];
        }
    }

    private delegate void Kernel(float* y, float* dx);

    private static double Difference(ImageChannels shape, PinnedValues x, PinnedValues dy, int i, int size, float beta)
    {
        var pixel = i % shape.Pixels;
        var (image, channel) = Math.DivRem(i / shape.Pixels, shape.Channels);
        const double Step = 1e-5;
        return (Weighted(Step) - Weighted(-Step)) / (2 * Step);

        double Weighted(double step)
        {
            var sum = 0.0;
            for (nint c = 0; c < shape.Channels; c++)
            {
                var squares = 0.0;
                for (var other = nint.Max(0, c - (size / 2)); other <= nint.Min(shape.Channels - 1, c + ((size - 1) / 2)); other++)
                {
                    squares += Math.Pow(At(other), 2);
                }

                sum += dy[shape.Plane(image, c) + pixel] * At(c) / Math.Pow(1.5 + (0.8 / size * squares), beta);
            }

            return sum;

            double At(nint c) => x[shape.Plane(image, c) + pixel] + (c == channel ? step : 0);
        }
    }
}
