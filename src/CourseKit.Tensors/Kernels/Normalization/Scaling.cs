using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Normalization;

/// <summary>The epilogue of a scaling: an operation in the same pass.</summary>
internal interface IEpilogue
{
    static abstract Vector<float> Of(Vector<float> x);
}

/// <summary>The identity.</summary>
internal readonly struct NoEpilogue : IEpilogue
{
    public static Vector<float> Of(Vector<float> x) => x;
}

/// <summary>An activation without parameters.</summary>
internal readonly struct ActivationEpilogue<TFunction> : IEpilogue
    where TFunction : struct, IUnary
{
    public static Vector<float> Of(Vector<float> x) => default(TFunction).Of(x);
}

/// <summary>A scale and a shift of each channel: batch normalization in prediction.</summary>
internal static unsafe class Scaling
{
    /// <summary>y = epilogue(scale[c]·x + shift[c]) for every channel c; y may be x.</summary>
    /// <remarks>For batch norm in prediction, scale is γ/√(variance + ε) and shift is β − mean·scale.</remarks>
    public static void Apply<TEpilogue>(ImageChannels shape, float* x, float* scale, float* shift, float* y)
        where TEpilogue : struct, IEpilogue
    {
        if (shape.Pixels == 1)
        {
            Pieces.ForItems(shape.Images, shape.Channels, (from, to) =>
            {
                for (var at = from * shape.Channels; at < to * shape.Channels; at += shape.Channels)
                {
                    ApplyRow<TEpilogue>(x + at, scale, shift, y + at, shape.Channels);
                }
            });
            return;
        }

        Pieces.ForItems(shape.Images * shape.Channels, shape.Pixels, (from, to) =>
        {
            for (var plane = from; plane < to; plane++)
            {
                var channel = plane % shape.Channels;
                Apply<TEpilogue>(x + (plane * shape.Pixels), 0, scale[channel], shift[channel], y + (plane * shape.Pixels), shape.Pixels);
            }
        });
    }

    /// <summary>y = scale·(x − center) + shift.</summary>
    public static void Apply<TEpilogue>(float* x, float center, float scale, float shift, float* y, nint count)
        where TEpilogue : struct, IEpilogue
    {
        Vector<float> centers = new(center), scales = new(scale), shifts = new(shift);
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(TEpilogue.Of(Vector.MultiplyAddEstimate(Vector.Load(x + i) - centers, scales, shifts)), y + i);
        }

        if (i < count)
        {
            PartialVector.Store(TEpilogue.Of(Vector.MultiplyAddEstimate(PartialVector.Load(x + i, count - i) - centers, scales, shifts)),
                y + i, count - i);
        }
    }

    private static void ApplyRow<TEpilogue>(float* x, float* scale, float* shift, float* y, nint count)
        where TEpilogue : struct, IEpilogue
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var scaled = Vector.MultiplyAddEstimate(Vector.Load(x + i), Vector.Load(scale + i), Vector.Load(shift + i));
            Vector.Store(TEpilogue.Of(scaled), y + i);
        }

        var rest = count - i;
        if (rest > 0)
        {
            var (scales, shifts) = (PartialVector.Load(scale + i, rest), PartialVector.Load(shift + i, rest));
            PartialVector.Store(TEpilogue.Of(Vector.MultiplyAddEstimate(PartialVector.Load(x + i, rest), scales, shifts)), y + i, rest);
        }
    }
}
