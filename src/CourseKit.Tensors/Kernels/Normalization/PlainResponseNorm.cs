namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Local response normalization with every index written out: what <see cref="ResponseNorm"/> computes.</summary>
internal static unsafe class PlainResponseNorm
{
    /// <summary>b = a / (k + α/n · Σ a²)ᵝ, the sum being over n channels around this one.</summary>
    public static void Forward(ImageChannels shape, float* x, int size, float alpha, float beta, float k, float* y)
    {
        for (nint image = 0; image < shape.Images; image++)
        {
            for (nint channel = 0; channel < shape.Channels; channel++)
            {
                for (nint pixel = 0; pixel < shape.Pixels; pixel++)
                {
                    var squares = 0.0;
                    for (var other = channel - (size / 2); other <= channel + ((size - 1) / 2); other++)
                    {
                        var value = other >= 0 && other < shape.Channels ? x[shape.Plane(image, other) + pixel] : 0;
                        squares += value * value;
                    }

                    var at = shape.Plane(image, channel) + pixel;
                    y[at] = (float)(x[at] / Math.Pow(k + (alpha / size * squares), beta));
                }
            }
        }
    }
}
