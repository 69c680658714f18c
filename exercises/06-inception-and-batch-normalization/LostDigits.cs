namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Results that are right but for some digits behind the point.</summary>
internal static class LostDigits
{
    /// <summary>The most digits behind the point that a result may be left with.</summary>
    private const int Most = 2;

    /// <summary>Returns the number with the largest difference, and a question; null for results that have lost no digits.</summary>
    /// <param name="expected">The right numbers.</param>
    /// <param name="received">The numbers of an answer, of the same shape.</param>
    public static string? Of(Tensor expected, Tensor received)
    {
        var pairs = expected.ToArray().Zip(received.ToArray()).ToList();
        var (right, given) = pairs.MaxBy(pair => Math.Abs(pair.First - pair.Second));
        return Enumerable.Range(0, Most + 1).Select(digits => Math.Pow(10, -digits)).Any(unit =>
                pairs.All(pair => IsMultiple(pair.Second, unit) && Math.Abs(pair.First - pair.Second) < unit)
                && !pairs.All(pair => IsMultiple(pair.First, unit)))
            ? FormattableString.Invariant($"right but for digits behind the point: for {right:0.######} your code returns ") +
                FormattableString.Invariant($"{given:0.######}. Which line of it rounds, or makes whole numbers?")
            : null;
    }

    private static bool IsMultiple(float value, double unit) => Math.Abs((value / unit) - Math.Round(value / unit)) < 1e-3;
}
