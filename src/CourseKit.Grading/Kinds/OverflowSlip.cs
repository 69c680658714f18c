namespace CourseKit.Grading.Kinds;

/// <summary>Products of whole numbers that an <c>int</c> is too small for.</summary>
internal static class OverflowSlip
{
    /// <summary>The least number below 0 that a learner might come to in another way.</summary>
    private const double LeastMeant = -1_000_000;

    /// <summary>Returns a sentence on a number that only such a product can be; null for others.</summary>
    public static string? Of(GivenNumber given, Quantity quantity) => quantity.Value >= 0 && double.IsInteger(given.Value)
        && (given.Value is < LeastMeant and >= int.MinValue || IsWrapped(given.Value, quantity.Value))
            ? "An `int` ends at 2,147,483,647, and what goes beyond it begins anew at −2,147,483,648. Write one of the factors with an " +
                "L, as in `32L * 1_000_000_000`."
            : null;

    private static bool IsWrapped(double given, double right) =>
        right is > int.MaxValue and < long.MaxValue && given == unchecked((int)(long)right);
}
