namespace CourseKit.Grading.Kinds;

/// <summary>Mistakes in adding up, found by leaving summands out of the right number, or adding them twice.</summary>
internal static class SumSlip
{
    private const double Exact = 1e-9;

    /// <summary>Returns the slip that a wrong number shows, as a question; null where it shows none.</summary>
    /// <remarks>Summands of one size cannot be told apart by their sum: all that it may be are named.</remarks>
    public static string? Of(GivenNumber given, Quantity quantity)
    {
        var summands = quantity.Summands;
        return summands.Count < 2 ? null
            : Alone() ?? Missing(1, Halved()) ?? Twice() ?? Missing(2);

        string? Alone() => Words(summands.Where(one => Is(one.Value)).Select(one => one.Name)) is { } words
            ? $"Your number is what {words} alone would add. What else belongs into the sum?" : null;

        string? Halved() => Words(summands.Where(one => Is(quantity.Value - (one.Value / 2))).Select(one => one.Name));

        string? Missing(int count, string? halved = null) => Words(Choices(summands, count)
            .Where(some => some.Length < summands.Count - 1 && Is(quantity.Value - some.Sum(one => one.Value)))
            .Select(some => string.Join(" and ", some.Select(one => one.Name)))) is { } words
                ? $"What your sum lacks is as much as {words} would add. Is that in it" +
                    $"{(halved is null ? null : $", or is {halved} half as large as it should be")}?" : null;

        string? Twice() => Words(summands.Where(one => Is(quantity.Value + one.Value)).Select(one => one.Name)) is { } words
            ? $"What your sum has too much is as much as {words} would add once more. Is that in it twice, or twice as large?" : null;

        bool Is(double wrong) => Math.Abs(given.Value - wrong) <= Math.Max(given.Rounding, Exact * Math.Abs(wrong))
            && Math.Abs(given.Value - quantity.Value) > 2 * given.Rounding;
    }

    /// <summary>The names of all that a number may be; null for none.</summary>
    private static string? Words(IEnumerable<string> names) =>
        string.Join(", or ", names.Distinct()) is { Length: > 0 } words ? words : null;

    private static IEnumerable<(string Name, double Value)[]> Choices(IReadOnlyList<(string Name, double Value)> summands, int count) =>
        count == 1 ? summands.Select(one => new[] { one })
            : summands.Index().SelectMany(first => summands.Skip(first.Index + 1).Select(second => new[] { first.Item, second }));
}
