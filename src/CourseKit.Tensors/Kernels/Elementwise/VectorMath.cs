using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>The exponential family on vectors in single precision, after Cephes (Moshier, https://www.netlib.org/cephes/).</summary>
/// <remarks>Within 2 units in the last place of the exact value (sigmoid: 3); NaN and infinities as in <see cref="MathF"/>.</remarks>
internal static class VectorMath
{
    /// <summary>eˣ = 2ⁿ·eʳ with n the nearest whole number to x / ln 2, and |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // Adding 1.5·2²³ rounds to a whole number, which then stands in the low bits.
        var rounder = new Vector<float>(12582912f);
        var rounded = (x * new Vector<float>(1.44269504f)) + rounder;
        var n = rounded - rounder;
        var r = Vector.MultiplyAddEstimate(n, new Vector<float>(-0.693359375f), x);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(2.12194440e-4f), r);

        var p = Vector.MultiplyAddEstimate(new Vector<float>(1.9875691500e-4f), r, new Vector<float>(1.3981999507e-3f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(8.3334519073e-3f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(4.1665795894e-2f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(1.6666665459e-1f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(5.0000001201e-1f));
        p = Vector.MultiplyAddEstimate(p, r * r, r) + Vector<float>.One;

        // In two factors, since 2ⁿ itself does not reach as far as eˣ does, at either end.
        var whole = Vector.AsVectorInt32(rounded) - Vector.AsVectorInt32(rounder);
        var half = whole >> 1;
        var y = p * PowerOfTwo(half) * PowerOfTwo(whole - half);
        y = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(88.7228394f)), new Vector<float>(float.PositiveInfinity), y);
        return Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(-103.972084f)), Vector<float>.Zero, y);
    }

    /// <summary>eˣ − 1 for x ≤ 0, exact to the last digits also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ExpMinusOne(Vector<float> x)
    {
        // Taylor's series up to x⁸ / 8!
        var p = Vector.MultiplyAddEstimate(new Vector<float>(2.48015873e-5f), x, new Vector<float>(1.98412698e-4f));
        p = Vector.MultiplyAddEstimate(p, x, new Vector<float>(1.38888889e-3f));
        p = Vector.MultiplyAddEstimate(p, x, new Vector<float>(8.33333333e-3f));
        p = Vector.MultiplyAddEstimate(p, x, new Vector<float>(4.16666667e-2f));
        p = Vector.MultiplyAddEstimate(p, x, new Vector<float>(1.66666667e-1f));
        p = Vector.MultiplyAddEstimate(p, x, new Vector<float>(0.5f));
        p = Vector.MultiplyAddEstimate(p, x * x, x);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(-0.5f)), p, Exp(x) - Vector<float>.One);
    }

    /// <summary>tanh x = 1 − 2 / (e²ˣ + 1) for large x, an odd polynomial for small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        var size = Vector.Abs(x);
        var square = x * x;
        var p = Vector.MultiplyAddEstimate(new Vector<float>(-5.70498872745e-3f), square, new Vector<float>(2.06390887954e-2f));
        p = Vector.MultiplyAddEstimate(p, square, new Vector<float>(-5.37397155531e-2f));
        p = Vector.MultiplyAddEstimate(p, square, new Vector<float>(1.33314422036e-1f));
        p = Vector.MultiplyAddEstimate(p, square, new Vector<float>(-3.33332819422e-1f));
        var small = Vector.MultiplyAddEstimate(p * square, x, x);
        var large = Vector<float>.One - (new Vector<float>(2f) / (Exp(size + size) + Vector<float>.One));
        return Vector.ConditionalSelect(Vector.LessThan(size, new Vector<float>(0.625f)), small, Vector.CopySign(large, x));
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> n) => Vector.AsVectorSingle((n + new Vector<int>(127)) << 23);
}
