namespace CourseKit.Grading.Kinds;

/// <summary>Numbers that are right but for their sign.</summary>
internal static class SignSlip
{
    /// <summary>Returns a question about such a number; null for others.</summary>
    public static string? Of(GivenNumber given, Quantity quantity) => given.Value != 0 && quantity.Accepts(given.Negated())
        ? "But for its sign it is the number. Where does the sign come from: is a difference taken the wrong way round?" : null;
}
