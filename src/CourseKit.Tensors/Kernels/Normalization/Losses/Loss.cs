using System.Numerics;
using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Reductions;

namespace CourseKit.Tensors.Kernels.Normalization.Losses;

/// <summary>Elementwise losses.</summary>
internal static unsafe class Loss
{
    /// <summary>The loss of a run of values against their targets.</summary>
    public static float Forward<TLoss>(TLoss loss, float* x, float* targets, nint count, Reduction reduction)
        where TLoss : struct, ILoss =>
        (float)(Summation.OfLong(new Terms<TLoss>(loss, x, targets), count) / (reduction == Reduction.Mean ? count : 1));

    /// <summary>dx = dy · derivative of <see cref="Forward"/> by x, dy being one number.</summary>
    public static void Gradient<TLoss>(TLoss loss, float* x, float* targets, nint count, Reduction reduction, float dy, float* dx)
        where TLoss : struct, ILoss
    {
        var scale = reduction == Reduction.Mean ? dy / count : dy;
        Pieces.For(count, (from, to) => GradientPiece(loss, x, targets, from, to, scale, dx));
    }

    /// <summary>y = the loss of each value against its target.</summary>
    public static void Each<TLoss>(TLoss loss, float* x, float* targets, nint count, float* y)
        where TLoss : struct, ILoss =>
        Pieces.For(count, (from, to) =>
        {
            var terms = new Terms<TLoss>(loss, x, targets);
            var i = from;
            for (; i <= to - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Store(terms.At(i), y + i);
            }

            if (i < to)
            {
                PartialVector.Store(terms.Last(i, to - i), y + i, to - i);
            }
        });

    private static void GradientPiece<TLoss>(TLoss loss, float* x, float* targets, nint from, nint to, float scale, float* dx)
        where TLoss : struct, ILoss
    {
        var i = from;
        for (; i <= to - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(loss.Slope(Vector.Load(x + i), Vector.Load(targets + i)) * scale, dx + i);
        }

        if (i < to)
        {
            PartialVector.Store(loss.Slope(PartialVector.Load(x + i, to - i), PartialVector.Load(targets + i, to - i)) * scale, dx + i,
                to - i);
        }
    }

    private readonly struct Terms<TLoss>(TLoss loss, float* x, float* targets) : ITerms
        where TLoss : struct, ILoss
    {
        public Vector<float> At(nint i) => loss.Of(Vector.Load(x + i), Vector.Load(targets + i));

        public Vector<float> Last(nint i, nint count) => loss.Of(PartialVector.Load(x + i, count), PartialVector.Load(targets + i, count));
    }
}
