using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Layout;
using CourseKit.Tensors.Kernels.Reductions;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>The gradient of <see cref="BatchNorm"/>, with x̂ = (x − μ)/σ and the means taken over the channel.</summary>
internal static unsafe class BatchNormGradient
{
    /// <summary>dx = γ/σ · (dz − mean(dz) − x̂ · mean(dz·x̂)), dγ = Σ dz·x̂, dβ = Σ dz, where dz is the gradient in front of the
    /// activation, whose results are y. dx may be dy; dγ and dβ may be null.</summary>
    public static void Compute(
        ImageChannels shape, float* x, Activation activation, float* y, float* dy, float* gamma, float* savedMean, float* savedInverse,
        float* dx, float* dGamma, float* dBeta)
    {
        var isActivated = activation != Activation.None;
        if (shape is { Pixels: 1, Images: > 1 })
        {
            var values = shape.Images * shape.Channels;
            using var across = Scratch.Take(2 * values);
            float* channelsX = across.Pointer, channelsDy = across.Pointer + values;
            AxisTransposition.Copy(x, channelsX, shape.Images, shape.Channels);
            if (isActivated)
            {
                activation.Gradient(y, dy, dx, values);
            }

            AxisTransposition.Copy(isActivated ? dx : dy, channelsDy, shape.Images, shape.Channels);
            Compute(shape.Transposed, channelsX, Activation.None, null, channelsDy, gamma, savedMean, savedInverse, channelsDy, dGamma,
                dBeta);
            AxisTransposition.Copy(channelsDy, dx, shape.Channels, shape.Images);
            return;
        }

        var dz = isActivated ? dx : dy;
        Pieces.ForItems(shape.Channels, 2 * shape.PerChannel, (from, to) =>
        {
            for (var channel = from; channel < to; channel++)
            {
                var (mean, inverse) = (savedMean[channel], savedInverse[channel]);
                double sum = 0, weighted = 0;
                for (nint image = 0; image < shape.Images; image++)
                {
                    var plane = shape.Plane(image, channel);
                    if (isActivated)
                    {
                        activation.Gradient(y + plane, dy + plane, dx + plane, shape.Pixels);
                    }

                    sum += Summation.Of(new Values(dz + plane), 0, shape.Pixels);
                    weighted += Summation.Of(new WeightedDeviations(dz + plane, x + plane, mean), 0, shape.Pixels);
                }

                Note(dBeta, channel, sum);
                Note(dGamma, channel, weighted * inverse);
                var scale = inverse * (gamma == null ? 1 : gamma[channel]);
                var slope = (float)(weighted * inverse * inverse / shape.PerChannel);
                for (nint image = 0; image < shape.Images; image++)
                {
                    var plane = shape.Plane(image, channel);
                    ComputePlane(x + plane, dz + plane, mean, (float)(sum / shape.PerChannel), slope, scale, dx + plane, shape.Pixels);
                }
            }
        });
    }

    private static void Note(float* gradient, nint channel, double value)
    {
        if (gradient != null)
        {
            gradient[channel] = (float)value;
        }
    }

    private static void ComputePlane(float* x, float* dy, float mean, float meanOfDy, float slope, float scale, float* dx, nint count)
    {
        Vector<float> means = new(mean), meansOfDy = new(meanOfDy), slopes = new(slope), scales = new(scale);
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store((Vector.Load(dy + i) - meansOfDy - ((Vector.Load(x + i) - means) * slopes)) * scales, dx + i);
        }

        for (; i < count; i++)
        {
            dx[i] = (dy[i] - meanOfDy - ((x[i] - mean) * slope)) * scale;
        }
    }
}
