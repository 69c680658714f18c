namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Batch normalization with every index written out: what <see cref="BatchNorm"/> and
/// <see cref="BatchNormGradient"/> compute.</summary>
internal static unsafe class PlainBatchNorm
{
    /// <summary>y = γ·(x − μ)/√(variance + ε) + β for each channel.</summary>
    public static void Forward(ImageChannels shape, float* x, float* gamma, float* beta, float epsilon, float* y)
    {
        for (nint channel = 0; channel < shape.Channels; channel++)
        {
            var mean = Mean(shape, channel, i => x[i]);
            var variance = Mean(shape, channel, i => (x[i] - mean) * (x[i] - mean));
            foreach (var i in Places(shape, channel))
            {
                y[i] = (float)((gamma[channel] * (x[i] - mean) / Math.Sqrt(variance + epsilon)) + beta[channel]);
            }
        }
    }

    /// <summary>dx = γ/σ · (dy − mean(dy) − x̂ · mean(dy·x̂)), dγ = Σ dy·x̂, dβ = Σ dy.</summary>
    public static void Gradient(ImageChannels shape, float* x, float* dy, float* gamma, float epsilon, float* dx, float* dGamma,
        float* dBeta)
    {
        for (nint channel = 0; channel < shape.Channels; channel++)
        {
            var mean = Mean(shape, channel, i => x[i]);
            var sigma = Math.Sqrt(Mean(shape, channel, i => (x[i] - mean) * (x[i] - mean)) + epsilon);
            var meanOfDy = Mean(shape, channel, i => dy[i]);
            var meanOfProduct = Mean(shape, channel, i => dy[i] * (x[i] - mean) / sigma);
            foreach (var i in Places(shape, channel))
            {
                dx[i] = (float)(gamma[channel] / sigma * (dy[i] - meanOfDy - ((x[i] - mean) / sigma * meanOfProduct)));
            }

            dGamma[channel] = (float)(meanOfProduct * shape.PerChannel);
            dBeta[channel] = (float)(meanOfDy * shape.PerChannel);
        }
    }

    private static double Mean(ImageChannels shape, nint channel, Func<nint, double> value) => Places(shape, channel).Average(value);

    private static IEnumerable<nint> Places(ImageChannels shape, nint channel)
    {
        for (nint image = 0; image < shape.Images; image++)
        {
            for (nint pixel = 0; pixel < shape.Pixels; pixel++)
            {
                yield return shape.Plane(image, channel) + pixel;
            }
        }
    }
}
