using System.Numerics;

namespace CourseKit.Grading.Comparison;

/// <summary>Numbers of any of C#'s types: whole numbers are compared exactly, real ones up to rounding.</summary>
internal static class Number
{
    /// <summary>The error that rounding in single precision may leave: |expected − received| ≤ 10⁻⁴·|expected| + 10⁻⁵.</summary>
    private const double Relative = 1e-4, Absolute = 1e-5;

    /// <summary>The error that rounding to 28 decimal digits may leave after a few operations.</summary>
    private const decimal DecimalRelative = 1e-20m;

    /// <summary>Returns whether two numbers agree; null where one of the two is no number.</summary>
    public static bool? Agree(object? expected, object? received) => (Exact(expected), Exact(received)) switch
    {
        (null, _) or (_, null) => null,
        (BigInteger e, BigInteger r) => e == r,
        (double e, double r) => AreClose(e, r),
        (decimal e, decimal r) => AreClose(e, r),
        (Complex e, Complex r) => AreClose(e.Real, r.Real) && AreClose(e.Imaginary, r.Imaginary),
        (BigInteger whole, double real) => AreSame(whole, real),
        (double real, BigInteger whole) => AreSame(whole, real),
        (BigInteger whole, decimal real) => (decimal.IsInteger(real), new BigInteger(real)) == (true, whole),
        (decimal real, BigInteger whole) => (decimal.IsInteger(real), new BigInteger(real)) == (true, whole),
        (decimal e, double r) => AreClose((double)e, r),
        (double e, decimal r) => AreClose(e, (double)r),
        _ => false,
    };

    /// <summary>Returns whether two real numbers agree up to rounding; infinities and NaN agree with themselves alone.</summary>
    public static bool AreClose(double expected, double received) => Error(expected, received) <= 1;

    /// <summary>Returns the error of a real number as a multiple of the one that rounding may leave; ∞ where one of the two is not finite,
    /// and the other is something else.</summary>
    public static double Error(double expected, double received) => expected.Equals(received) ? 0
        : double.IsFinite(expected) && double.IsFinite(received)
            ? Math.Abs(expected - received) / ((Relative * Math.Abs(expected)) + Absolute) : double.PositiveInfinity;

    /// <summary>A number on the real line; null for what is none.</summary>
    public static double? Real(object? value) => Exact(value) switch
    {
        BigInteger whole => (double)whole,
        double real => real,
        decimal real => (double)real,
        _ => null,
    };

    /// <summary>A number in the widest type of its kind: <see cref="BigInteger"/>, double, decimal or <see cref="Complex"/>.</summary>
    public static object? Exact(object? value) => value switch
    {
        Tensor { Shape.Rank: 0 } single => (double)single.Item(),
        Half or float or double => Convert.ToDouble(value is Half half ? (double)half : value, null),
        sbyte or short or int or long => new BigInteger(Convert.ToInt64(value, null)),
        byte or ushort or uint or ulong => new BigInteger(Convert.ToUInt64(value, null)),
        nint native => new BigInteger(native),
        nuint native => new BigInteger(native),
        Int128 wide => (BigInteger)wide,
        UInt128 wide => (BigInteger)wide,
        BigInteger or decimal or Complex => value,
        _ => null,
    };

    private static bool AreSame(BigInteger whole, double real) => double.IsInteger(real) && new BigInteger(real) == whole;

    private static bool AreClose(decimal expected, decimal received) => expected == received
        || (decimal.IsNegative(expected) == decimal.IsNegative(received)
            && Math.Abs(expected - received) <= Math.Abs(expected) * DecimalRelative);
}
