using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Properties;

/// <summary>Compares what a fast kernel computed with what the plain one did.</summary>
internal static class Agreement
{
    /// <summary>Asserts values that agree up to <paramref name="tolerance"/>; one that is not a number agrees with none.</summary>
    public static void ShouldAgreeWith(this ReadOnlySpan<float> fast, ReadOnlySpan<float> plain, double tolerance, string what)
    {
        fast.Length.Should().Be(plain.Length, "that is the size of the {0}", what);
        for (var i = 0; i < fast.Length; i++)
        {
            if (fast[i] != plain[i] && !(Math.Abs((double)fast[i] - plain[i]) <= tolerance))
            {
                fast[i].Should().BeApproximately(plain[i], (float)tolerance, "that is value {0} of the {1}", i, what);
            }
        }
    }

    /// <inheritdoc cref="ShouldAgreeWith(ReadOnlySpan{float}, ReadOnlySpan{float}, double, string)"/>
    public static void ShouldAgreeWith(this Tensor fast, ReadOnlySpan<float> plain, double tolerance, string what) =>
        new ReadOnlySpan<float>(fast.ToArray()).ShouldAgreeWith(plain, tolerance, what);

    /// <summary>What rounding may cost a sum of so many products of numbers up to 1: 2·10⁻⁶ a
    /// product, of which Winograd's algorithm takes the most.</summary>
    public static double OfProducts(int count) => 2e-6 * Math.Max(1, count);
}
