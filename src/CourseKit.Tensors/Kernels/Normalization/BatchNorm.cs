using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Kernels.Reductions;
using CourseKit.Tensors.Memory;
using Functions = CourseKit.Tensors.Kernels.Elementwise.Functions;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Batch normalization in training (Ioffe and Szegedy 2015): each channel gets mean 0 and
/// variance 1 over the batch, then a learned scale and shift.</summary>
internal static unsafe class BatchNorm
{
    /// <summary>y = activation(γ·(x − μ)/σ + β) with σ² = variance + ε; y may be x.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="x">The input.</param>
    /// <param name="gamma">γ, one a channel, or null for 1.</param>
    /// <param name="beta">β, one a channel, or null for 0.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="momentum">The part of the running statistics that is replaced; that variance is the
    /// estimate from a sample, as in PyTorch.</param>
    /// <param name="runningMean">One a channel, updated; or null.</param>
    /// <param name="runningVariance">One a channel, updated; or null.</param>
    /// <param name="activation">The function of each result.</param>
    /// <param name="y">The result.</param>
    /// <param name="savedMean">μ, one a channel, for the gradient.</param>
    /// <param name="savedInverse">1/σ, one a channel, for the gradient.</param>
    public static void Forward(
        ImageChannels shape, float* x, float* gamma, float* beta, float epsilon, float momentum, float* runningMean, float* runningVariance,
        Activation activation, float* y, float* savedMean, float* savedInverse)
    {
        if (shape is { Pixels: 1, Images: > 1 })
        {
            var values = shape.Images * shape.Channels;
            using var across = Scratch.Take(values);
            var channels = across.Pointer;
            AxisTransposition.Copy(x, channels, shape.Images, shape.Channels);
            Forward(shape.Transposed, channels, gamma, beta, epsilon, momentum, runningMean, runningVariance, activation, channels,
                savedMean, savedInverse);
            AxisTransposition.Copy(channels, y, shape.Channels, shape.Images);
            return;
        }

        Pieces.ForItems(shape.Channels, shape.PerChannel, (from, to) =>
        {
            for (var channel = from; channel < to; channel++)
            {
                var (mean, variance) = Statistics(shape, x, channel);
                var inverse = 1 / Math.Sqrt(variance + epsilon);
                (savedMean[channel], savedInverse[channel]) = ((float)mean, (float)inverse);
                Normalize(shape, x, channel, (float)mean, (float)inverse * (gamma == null ? 1 : gamma[channel]),
                    beta == null ? 0 : beta[channel], activation, y);
                if (runningMean != null)
                {
                    runningMean[channel] += momentum * ((float)mean - runningMean[channel]);
                    var sample = variance * shape.PerChannel / (shape.PerChannel - 1);
                    runningVariance[channel] += momentum * ((float)sample - runningVariance[channel]);
                }
            }
        });
    }

    private static (double Mean, double Variance) Statistics(ImageChannels shape, float* x, nint channel)
    {
        double sum = 0, squares = 0;
        for (nint image = 0; image < shape.Images; image++)
        {
            sum += Summation.Of(new Values(x + shape.Plane(image, channel)), 0, shape.Pixels);
        }

        var mean = sum / shape.PerChannel;
        for (nint image = 0; image < shape.Images; image++)
        {
            squares += Summation.Of(new SquaredDeviations(x + shape.Plane(image, channel), (float)mean), 0, shape.Pixels);
        }

        var rounding = mean - (float)mean;
        return (mean, Math.Max(0, (squares / shape.PerChannel) - (rounding * rounding)));
    }

    private static void Normalize(
        ImageChannels shape, float* x, nint channel, float mean, float scale, float shift, Activation activation, float* y)
    {
        for (nint image = 0; image < shape.Images; image++)
        {
            var plane = shape.Plane(image, channel);
            if (activation == Activation.Relu)
            {
                Scaling.Apply<ActivationEpilogue<Functions.Relu>>(x + plane, mean, scale, shift, y + plane, shape.Pixels);
            }
            else
            {
                Scaling.Apply<NoEpilogue>(x + plane, mean, scale, shift, y + plane, shape.Pixels);
                activation.Apply(y + plane, shape.Pixels);
            }
        }
    }
}
