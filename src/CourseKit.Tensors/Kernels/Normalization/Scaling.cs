using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>What follows a scaling in the same pass.</summary>
internal interface IThen
{
    static abstract Vector<float> Of(Vector<float> x);
}

/// <summary>Nothing.</summary>
internal readonly struct AsIs : IThen
{
    public static Vector<float> Of(Vector<float> x) => x;
}

/// <summary>A function that has no constants, as activations.</summary>
internal readonly struct Then<TFunction> : IThen
    where TFunction : struct, IUnary
{
    public static Vector<float> Of(Vector<float> x) => default(TFunction).Of(x);
}

/// <summary>Moves and scales the values of channels: all that batch normalization does in prediction.</summary>
internal static unsafe class Scaling
{
    /// <summary>y = scale[c]·x + shift[c] for every channel c, then what <typeparamref name="TThen"/> does; y may be x.</summary>
    /// <remarks>For batch norm in prediction, scale is γ/√(variance + ε) and shift is β − mean·scale.</remarks>
    public static void Apply<TThen>(ImageChannels shape, float* x, float* scale, float* shift, float* y)
        where TThen : struct, IThen
    {
        if (shape.Pixels == 1)
        {
            Pieces.ForItems(shape.Images, shape.Channels, (from, to) =>
            {
                for (var at = from * shape.Channels; at < to * shape.Channels; at += shape.Channels)
                {
                    ApplyRow<TThen>(x + at, scale, shift, y + at, shape.Channels);
                }
            });
            return;
        }

        Pieces.ForItems(shape.Images * shape.Channels, shape.Pixels, (from, to) =>
        {
            for (var plane = from; plane < to; plane++)
            {
                var channel = plane % shape.Channels;
                Apply<TThen>(x + (plane * shape.Pixels), 0, scale[channel], shift[channel], y + (plane * shape.Pixels), shape.Pixels);
            }
        });
    }

    /// <summary>y = scale·(x − center) + shift.</summary>
    public static void Apply<TThen>(float* x, float center, float scale, float shift, float* y, nint count)
        where TThen : struct, IThen
    {
        Vector<float> centers = new(center), scales = new(scale), shifts = new(shift);
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(TThen.Of(Vector.MultiplyAddEstimate(Vector.Load(x + i) - centers, scales, shifts)), y + i);
        }

        if (i < count)
        {
            PartialVector.Store(TThen.Of(Vector.MultiplyAddEstimate(PartialVector.Load(x + i, count - i) - centers, scales, shifts)),
                y + i, count - i);
        }
    }

    private static void ApplyRow<TThen>(float* x, float* scale, float* shift, float* y, nint count)
        where TThen : struct, IThen
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(TThen.Of(Vector.MultiplyAddEstimate(Vector.Load(x + i), Vector.Load(scale + i), Vector.Load(shift + i))), y + i);
        }

        var rest = count - i;
        if (rest > 0)
        {
            var (scales, shifts) = (PartialVector.Load(scale + i, rest), PartialVector.Load(shift + i, rest));
            PartialVector.Store(TThen.Of(Vector.MultiplyAddEstimate(PartialVector.Load(x + i, rest), scales, shifts)), y + i, rest);
        }
    }
}
