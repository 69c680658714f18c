namespace CourseKit.Grading.Kinds;

/// <summary>Mistakes in one of several numbers, recognized whatever the others are.</summary>
internal static class WrongQuantity
{
    /// <summary>The relative difference up to which a number is taken for another: one that is written out, and one that is
    /// rounded.</summary>
    private const double Exact = 1e-9, Rounded = 5e-3;

    /// <summary>The least whole number that learners round: 12.6 MB, 225 million.</summary>
    private const double LeastRounded = 1e6;

    /// <summary>The mistake of giving one of these values for a quantity, those before it being right, about which a learner is told
    /// first.</summary>
    /// <param name="quantities">All quantities, in the order in which a learner is told of them.</param>
    /// <param name="quantity">The name of the quantity.</param>
    /// <param name="name">The name of the mistake.</param>
    /// <param name="hint">The hint.</param>
    /// <param name="values">The wrong values, from the most likely one on.</param>
    public static Mistake<Answers> Of(
        IReadOnlyList<Quantity> quantities, string quantity, string name, string hint, params double[] values)
    {
        var wrong = new Answers();
        foreach (var one in quantities)
        {
            wrong[one.Name] = one.Name == quantity ? values[0] : one.Value;
        }

        var right = quantities.Single(one => one.Name == quantity).Value;
        return new Mistake<Answers>(name, wrong, hint)
        {
            Shows = answer => answer[quantity] is { } given && values.Any(value => Is(value, given, right))
                && quantities.TakeWhile(one => one.Name != quantity).All(one => answer[one.Name] is { } before && one.Accepts(before)),
        };
    }

    /// <summary>Returns whether a number is a wrong one, written out, or rounded where the right one would be rounded otherwise.</summary>
    private static bool Is(double wrong, GivenNumber given, double right) =>
        !(given.Rounding > 0 && given.IsRounded(right))
        && (Math.Abs(given.Value - wrong) <= Exact * Math.Abs(wrong) || ((wrong >= LeastRounded || !double.IsInteger(wrong))
            && Math.Abs(given.Value - wrong) <= Math.Min(given.Precision, Rounded * wrong)
            && Math.Abs(given.Value - right) > given.Precision));
}
