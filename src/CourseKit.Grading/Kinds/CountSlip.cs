namespace CourseKit.Grading.Kinds;

/// <summary>Numbers that nothing can be as many as: those below 0, and fractions.</summary>
internal static class CountSlip
{
    /// <summary>The least number that may be meant in thousands, or in millions, where it is written with a fraction.</summary>
    private const double LeastInThousands = 1000;

    /// <summary>Returns a question about such a number where something is counted; null for others.</summary>
    public static string? Of(GivenNumber given, Quantity quantity) =>
        quantity.IsRatio || quantity.Value < 0 || !double.IsInteger(quantity.Value) || !double.IsFinite(given.Value) ? null
            : given.Value < 0 ? "A count is never below 0. What is taken away from what in yours?"
            : quantity.Value >= LeastInThousands || double.IsInteger(given.Value) ? null
            : "A count is a whole number. What is divided in yours, or counted by half?";
}
