using CourseKit.Grading.Comparison;

namespace CourseKit.Grading;

/// <summary>Comparison of an expected value with a received one: real numbers up to rounding, everything else exactly.</summary>
public static class Difference
{
    /// <summary>Returns how two values differ, in words; null where they agree.</summary>
    /// <remarks>
    /// <para>Finite floating-point numbers agree up to the error of single precision: |expected − received| ≤ 10⁻⁴·|expected| + 10⁻⁵.
    /// Whole numbers, infinities, NaN, texts, truth values and enums agree only with themselves.</para>
    /// <para>Tensors and arrays agree in shape and in every place, tuples and records in every part, dictionaries and sets
    /// in whatever order they list what they hold.</para>
    /// </remarks>
    public static string? Between(object? expected, object? received) => ValueComparison.Between(expected, received);

    /// <summary>Returns a value as a learner reads it: <c>[1.5, 2]</c>, <c>(1, "a")</c>, <c>{"x": true}</c>.</summary>
    public static string Text(object? value) => ValueText.Of(value);
}
