using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Reductions;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>Local response normalization across channels (Krizhevsky et al. 2012): b = a / dᵝ with d
/// = k + α/n · Σ a² over n neighboring channels.</summary>
/// <param name="size">n; of an even number the middle is the later one, as in PyTorch.</param>
/// <param name="alpha">α, divided by n as in PyTorch (AlexNet's paper gives α/n).</param>
/// <param name="beta">β.</param>
/// <param name="k">k.</param>
internal readonly unsafe struct ResponseNorm(int size, float alpha, float beta, float k)
{
    /// <summary>[N, C, H·W] → the same.</summary>
    public void Forward(ImageChannels shape, float* x, float* y)
    {
        var norm = this;
        Columns.ForEach(x, shape.Images, shape.Channels, shape.Pixels, (a, _) =>
        {
            var b = a.In(x, y);
            for (nint channel = 0; channel < a.Count; channel++)
            {
                b[channel] = a[channel] * norm.ToMinusBeta(norm.Denominator(a, channel));
            }
        });
    }

    /// <summary>dx = dy · d⁻ᵝ − 2αβ/n · x · Σ dy·x·d⁻ᵝ⁻¹, the sum being over the channels that saw this one.</summary>
    public void Gradient(ImageChannels shape, float* x, float* dy, float* dx)
    {
        var norm = this;
        Columns.ForEach(x, shape.Images, shape.Channels, shape.Pixels, (a, _) => norm.Gradient(a, a.In(x, dy), a.In(x, dx)));
    }

    private void Gradient(Columns x, Columns dy, Columns dx)
    {
        var width = Vector<float>.Count;
        using var scratch = Scratch.Take(2 * x.Count * width);
        float* direct = scratch.Pointer, indirect = direct + (x.Count * width);
        for (nint channel = 0; channel < x.Count; channel++)
        {
            var denominator = Denominator(x, channel);
            var slope = dy[channel] * ToMinusBeta(denominator);
            Vector.Store(slope, direct + (channel * width));
            Vector.Store(slope * x[channel] / denominator, indirect + (channel * width));
        }

        for (nint channel = 0; channel < x.Count; channel++)
        {
            var sum = Vector<float>.Zero;
            var end = nint.Min(channel + (size / 2) + 1, x.Count);
            for (var other = nint.Max(0, channel - ((size - 1) / 2)); other < end; other++)
            {
                sum += Vector.Load(indirect + (other * width));
            }

            dx[channel] = Vector.Load(direct + (channel * width)) - (x[channel] * sum * new Vector<float>(2 * alpha * beta / size));
        }
    }

    private Vector<float> Denominator(Columns x, nint channel)
    {
        var sum = Vector<float>.Zero;
        var end = nint.Min(channel + ((size - 1) / 2) + 1, x.Count);
        for (var other = nint.Max(0, channel - (size / 2)); other < end; other++)
        {
            var value = x[other];
            sum += value * value;
        }

        return (sum * new Vector<float>(alpha / size)) + new Vector<float>(k);
    }

    private Vector<float> ToMinusBeta(Vector<float> d)
    {
        if (beta != 0.75f)
        {
            return VectorMath.Exp(Vector.Log(d) * new Vector<float>(-beta));
        }

        var root = Vector.SquareRoot(d);
        return Vector<float>.One / (root * Vector.SquareRoot(root));
    }
}
