namespace CourseKit.Grading.Kinds;

/// <summary>Mistakes in dividing one number by another, found by trying them on the right ratio and on the amounts that it may be made
/// of.</summary>
internal static class RatioSlip
{
    /// <summary>The coarsest rounding of a number that is told what it is made of, as a part of the number; of one that is turned round;
    /// and of one that is an amount in another scale.</summary>
    private const double Fine = 0.045, Coarse = 0.11, VeryFine = 1e-3;

    /// <summary>The error of a number that is written out, as a part of it, and of a small whole number.</summary>
    private const double Exact = 1e-3, Whole = 0.5;

    /// <summary>The factor from which on a number is no ratio any more.</summary>
    private const double FarTooMuch = 1000;

    /// <summary>The scales that an amount may be written in.</summary>
    private static readonly IReadOnlyList<(double Factor, string Name)> Scales = [(1e6, "millions"), (1e9, "billions")];

    /// <summary>Returns the slip that a wrong number shows, in sentences; null where it shows none, or no ratio is asked for.</summary>
    public static string? Of(GivenNumber given, Quantity quantity)
    {
        var (value, right, amounts) = (given.Value, quantity.Value, quantity.Amounts);
        var precision = double.IsInteger(value) ? Math.Min(given.Precision, Math.Max(Whole, Exact * value)) : given.Precision;
        return !quantity.IsRatio || !double.IsFinite(value) ? null
            : AsItIs() ?? Divided()
            ?? (right is not (0 or 1) && Is(1 / right, Coarse)
                ? "Your number is 1 divided by the one that is asked for. What is divided here, and by what?" : null)
            ?? (value == 0 && right > 0 && !quantity.IsPart
                ? "0 times as much is nothing at all. Is it how much more one of them is? The question asks how many times as much it is."
                : null)
            ?? (right > 1 && !quantity.IsPart && Is(right - 1, Fine)
                ? "Your number is 1 less than the one that is asked for. Is it how much more one of them is, in place of how many times " +
                    "as much?" : null)
            ?? (quantity.IsPart ? OfPart() : Is(100 * right, Fine)
                ? "Your number is a hundred times the one that is asked for. Are those percent? How many times as much is asked for."
                : null)
            ?? InMillions()
            ?? (value > FarTooMuch * Math.Max(1, right)
                ? "How many times one number is the other is asked for. Yours looks like an amount: what is it to be divided by?" : null);

        string? AsItIs() => amounts.Where(amount => Is(amount.Value, Fine)).Select(amount => amount.Name).FirstOrDefault() is { } name
            ? $"Your number is {name}, which is not divided by anything yet. What is it compared with?" : null;

        string? InMillions() => (from scale in Scales
                                 from amount in amounts
                                 where Is(amount.Value / scale.Factor, VeryFine)
                                 select $"{amount.Name}, in {scale.Name}").FirstOrDefault() is { } name
            ? $"Your number is {name}, and not divided by anything yet. What is it compared with?" : null;

        string? Divided() => Words(from one in amounts.Index()
                                   from other in amounts.Index()
                                   where one.Index != other.Index && (one.Index, other.Index) != (0, 1)
                                   where Is(one.Item.Value / other.Item.Value, Fine)
                                   select $"{one.Item.Name} divided by {other.Item.Name}") is { } words
            ? $"Your number is {words}. Which two does the question ask for, and which of them is divided?" : null;

        string? OfPart() => Is(1 - right, Fine)
                ? "Your number and the one that is asked for add up to 1: yours is the part of all the rest."
            : Is(100 * right, Fine) ? "A part is a number from 0 to 1. Percent are written as in \"12.3 %\"."
            : value > 1 ? "A part is at most 1. What is the part here, and what is the whole?"
            : null;

        bool Is(double wrong, double coarsest) => value.Equals(wrong) || (precision <= coarsest * Math.Abs(value)
            && Math.Abs(value - wrong) <= Math.Max(precision, Exact * Math.Abs(wrong))
            && Math.Abs(value - wrong) < Math.Abs(value - right));
    }

    /// <summary>The first three of all that a number may be; null for none.</summary>
    private static string? Words(IEnumerable<string> all) =>
        string.Join(", or ", all.Distinct().Take(3)) is { Length: > 0 } words ? words : null;
}
