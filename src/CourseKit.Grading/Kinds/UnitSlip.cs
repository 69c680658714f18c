namespace CourseKit.Grading.Kinds;

/// <summary>Mistakes in the unit of a number, found by trying them on the right number, whatever it is.</summary>
internal static class UnitSlip
{
    /// <summary>The part of a number up to which another is as large as it: one that is written out, and one that is rounded.</summary>
    private const double Close = 0.002, Coarse = 0.005;

    private static readonly IReadOnlyList<(string Thousands, string Binary, int Power)> Units =
        [("kB", "KiB", 1), ("MB", "MiB", 2), ("GB", "GiB", 3)];

    private const string AThousandTimes = "It is a thousand times as much. Is it a number of kB, of MB or of GB?";

    private const string Prefixes = "k is 10³, M is 10⁶ and G is 10⁹";

    private static readonly IReadOnlyList<(double Factor, string Words)> OfMemory =
    [
        (8, "It is eight times as much: a byte has 8 bits. Are bytes counted, or bits?"),
        (1 / 4.0, "It is a quarter. Do you count numbers in the place of their bytes?"),
        (4, "It is four times as much. Do you count the 4 bytes of a number twice?"),
        (2, "It is twice as much. Is each number counted twice, or with the 8 bytes of a `double`?"),
        (1 / 2.0, "It is half as much. Is something left out that is there as often as the rest, or has a number 2 bytes in your sum?"),
        (1e-3, $"It is a thousandth. {Prefixes}: which of them is meant?"),
        (1e3, AThousandTimes),
        (1024, AThousandTimes),
    ];

    private static readonly IReadOnlyList<(double Factor, string Words)> OfAllDigits =
    [
        (1e-3, "Is that a number of thousands? All its digits are asked for."),
        (1e-6, "Is that a number of millions? All its digits are asked for."),
    ];

    private static readonly IReadOnlyList<(double Factor, string Words)> OfCounts =
    [
        (1e-3, "Is that a number of thousands? Write it as \"9 thousand\", or write all its digits."),
        (1e-6, "Is that a number of millions? Write it as \"9 million\", or write all its digits."),
    ];

    private static readonly IReadOnlyList<(double Factor, string Words)> OfPrefixes =
    [
        (1e3, $"It is a thousand times as much: {Prefixes}."),
        (1e6, $"It is a million times as much: {Prefixes}."),
        (1e-3, $"It is a thousandth: {Prefixes}."),
        (1e-6, $"It is a millionth: {Prefixes}."),
    ];

    private static readonly IReadOnlyList<(double Factor, string Words)> OfParameters =
        [(4, "It is four times as much, as their bytes are, with four for each number. How many numbers are there?")];

    /// <summary>Returns the reason why a text is no number that the question could ask for; null for one that is.</summary>
    public static string? Unreadable(GivenNumber given, Quantity quantity) => given switch
    {
        { IsOfBits: true, Text: { } text } => $"«{text}» counts bits, eight to a byte: a small b stands for bits. Write B for bytes, as in "
            + "\"9.5 MB\".",
        { Value: double.NaN, Text: { } text } => $"«{text}» is no number. Write 9_000_000, 9e6, \"9 million\" or \"9.5 MB\", with a " +
            "point before the decimals.",
        { MemoryUnit: not null } when !quantity.IsOfBytes => $"The question asks for {quantity.Unit}, not for bytes.",
        _ => null,
    };

    /// <summary>Returns the slip that a wrong number shows, in a sentence; null where it shows none.</summary>
    public static string? Of(GivenNumber given, Quantity quantity) =>
        Slips(given, quantity).Where(slip => IsOff(given, quantity, slip.Factor)).Select(slip => slip.Words).FirstOrDefault()
        ?? (given.Rounding > 0 && given.IsRounded(quantity.Value)
            ? quantity.HasAllDigits ? "It may be the right one, rounded. All its digits are asked for."
            : "It may be the right one, rounded too much or on the way. Compute with all digits, and give three of them or more."
            : null);

    private static IEnumerable<(double Factor, string Words)> Slips(GivenNumber given, Quantity quantity) => quantity.IsOfBytes
        ? Units.SelectMany(unit => Confused(unit, given.MemoryUnit)).Concat(OfMemory)
        : (given.Rounding > 0 ? OfPrefixes : quantity.HasAllDigits ? OfAllDigits : OfCounts)
            .Concat(quantity.Unit == "parameters" ? OfParameters : []);

    private static bool IsOff(GivenNumber given, Quantity quantity, double factor) =>
        factor * Math.Abs(quantity.Value) is var size && Math.Abs(given.Value - (factor * quantity.Value))
            < (given.IsRounded(quantity.Value) ? Close * size : Math.Max(Close * size, Math.Min(given.Rounding, Coarse * size)));

    /// <summary>The slips between a unit of thousands and its binary neighbor, where one of them is written, and that of writing
    /// none.</summary>
    private static IEnumerable<(double Factor, string Words)> Confused((string Thousands, string Binary, int Power) unit, string? written)
    {
        var (thousands, binary) = (Math.Pow(1000, unit.Power), Math.Pow(1024, unit.Power));
        var sizes = FormattableString.Invariant(
            $"1 {unit.Thousands} is {thousands:N0} bytes, and 1 {unit.Binary} is 1024{"¹²³"[unit.Power - 1]} = {binary:N0}.");
        return written switch
        {
            null =>
            [
                (1 / thousands, $"Is that a number of {unit.Thousands}? Without a unit it counts as bytes: write \"9 {unit.Thousands}\"."),
                (1 / binary, $"Is that a number of {unit.Binary}? Without a unit it counts as bytes: write \"9 {unit.Binary}\"."),
            ],
            _ when written.Equals(unit.Thousands, StringComparison.OrdinalIgnoreCase) =>
                [(thousands / binary, $"It is right in {unit.Binary}. {sizes}")],
            _ when written.Equals(unit.Binary, StringComparison.OrdinalIgnoreCase) =>
                [(binary / thousands, $"It is right in {unit.Thousands}. {sizes}")],
            _ => [],
        };
    }
}
