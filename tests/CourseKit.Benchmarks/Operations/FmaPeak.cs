using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CourseKit.Tensors.Execution;

namespace CourseKit.Benchmarks.Operations;

/// <summary>The fastest that the processor multiplies and adds: in registers, without touching
/// memory. What it takes for some work is the least anything can take.</summary>
internal static class FmaPeak
{
    private const int Chains = 12;

    /// <summary>Does <paramref name="flops"/> floating-point operations on every thread's share of them.</summary>
    public static float Run(double flops)
    {
        var results = new float[Workers.Count];
        var perThread = flops / Workers.Count;
        Workers.For(results.Length, thread => results[thread] = Vector512.IsHardwareAccelerated
            ? Run512((long)(perThread / (2 * Vector512<float>.Count * Chains)))
            : Run256((long)(perThread / (2 * Vector256<float>.Count * Chains))));
        return results.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(long rounds)
    {
        var factor = Vector512.Create(0.999f);
        var term = Vector512.Create(0.001f);
        Vector512<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term, k = term,
            l = term;
        for (; rounds > 0; rounds--)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, term);
            b = Vector512.FusedMultiplyAdd(b, factor, term);
            c = Vector512.FusedMultiplyAdd(c, factor, term);
            d = Vector512.FusedMultiplyAdd(d, factor, term);
            e = Vector512.FusedMultiplyAdd(e, factor, term);
            f = Vector512.FusedMultiplyAdd(f, factor, term);
            g = Vector512.FusedMultiplyAdd(g, factor, term);
            h = Vector512.FusedMultiplyAdd(h, factor, term);
            i = Vector512.FusedMultiplyAdd(i, factor, term);
            j = Vector512.FusedMultiplyAdd(j, factor, term);
            k = Vector512.FusedMultiplyAdd(k, factor, term);
            l = Vector512.FusedMultiplyAdd(l, factor, term);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(long rounds)
    {
        var factor = Vector256.Create(0.999f);
        var term = Vector256.Create(0.001f);
        Vector256<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term, k = term,
            l = term;
        for (; rounds > 0; rounds--)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, term);
            b = Vector256.FusedMultiplyAdd(b, factor, term);
            c = Vector256.FusedMultiplyAdd(c, factor, term);
            d = Vector256.FusedMultiplyAdd(d, factor, term);
            e = Vector256.FusedMultiplyAdd(e, factor, term);
            f = Vector256.FusedMultiplyAdd(f, factor, term);
            g = Vector256.FusedMultiplyAdd(g, factor, term);
            h = Vector256.FusedMultiplyAdd(h, factor, term);
            i = Vector256.FusedMultiplyAdd(i, factor, term);
            j = Vector256.FusedMultiplyAdd(j, factor, term);
            k = Vector256.FusedMultiplyAdd(k, factor, term);
            l = Vector256.FusedMultiplyAdd(l, factor, term);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
