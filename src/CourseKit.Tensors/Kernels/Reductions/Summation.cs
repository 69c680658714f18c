using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Elementwise;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>Sums of a run of terms: blocks of them in single precision, 16 to a lane, and the blocks in double.</summary>
/// <remarks>The order is fixed. The error is below 1e-6 of the sum of the terms' sizes: ordinarily some 1e-8.</remarks>
internal static class Summation
{
    private static readonly int Block = 64 * Vector<float>.Count;

    /// <summary>The sum of a run, on the calling thread.</summary>
    public static double Of<TTerms>(TTerms terms, nint from, nint to)
        where TTerms : struct, ITerms
    {
        var width = Vector<float>.Count;
        double sum = 0;
        var i = from;
        for (; i <= to - Block; i += Block)
        {
            sum += SumOfBlock(terms, i);
        }

        Vector<float> even = Vector<float>.Zero, odd = Vector<float>.Zero;
        for (; i <= to - (2 * width); i += 2 * width)
        {
            even += terms.At(i);
            odd += terms.At(i + width);
        }

        if (i <= to - width)
        {
            even += terms.At(i);
            i += width;
        }

        if (i < to)
        {
            odd += Vector.ConditionalSelect(FirstLanes(to - i), terms.Last(i, to - i), Vector<float>.Zero);
        }

        return sum + Vector.Sum(even + odd);
    }

    /// <summary>The sum of a long run, shared out among the threads in pieces of fixed size.</summary>
    public static double OfLong<TTerms>(TTerms terms, nint count)
        where TTerms : struct, ITerms
    {
        if (count <= Pieces.Values)
        {
            return Of(terms, 0, count);
        }

        var sums = new double[(count + Pieces.Values - 1) / Pieces.Values];
        Workers.For(sums.Length, piece =>
        {
            var from = (nint)piece * Pieces.Values;
            sums[piece] = Of(terms, from, nint.Min(from + Pieces.Values, count));
        });
        double sum = 0;
        foreach (var part in sums)
        {
            sum += part;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumOfBlock<TTerms>(TTerms terms, nint from)
        where TTerms : struct, ITerms
    {
        var width = Vector<float>.Count;
        Vector<float> a = terms.At(from), b = terms.At(from + width), c = terms.At(from + (2 * width)), d = terms.At(from + (3 * width));
        for (var i = from + (4 * width); i < from + Block; i += 4 * width)
        {
            a += terms.At(i);
            b += terms.At(i + width);
            c += terms.At(i + (2 * width));
            d += terms.At(i + (3 * width));
        }

        return Vector.Sum(a + b + (c + d));
    }

    private static Vector<float> FirstLanes(nint count) =>
        Vector.AsVectorSingle(Vector.LessThan(Vector<int>.Indices, new Vector<int>((int)count)));
}
