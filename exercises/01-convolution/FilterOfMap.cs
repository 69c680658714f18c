namespace CourseKit.Exercises.Convolution;

/// <summary>The filter behind a feature map, seen in its impulse response: the map of an image with a single light pixel.</summary>
internal static class FilterOfMap
{
    private const int Size = 21, Middle = Size / 2, Half = 3;

    /// <summary>Returns what the filter of a map holds, where that is not a line of seven ones; null where it is, or where the map is not
    /// made by a filter.</summary>
    /// <param name="answer">The function from an image to maps.</param>
    /// <param name="map">The number of the map, from 0.</param>
    /// <param name="name">The filter's name: first, second.</param>
    /// <param name="line">The right filter, 7×7.</param>
    /// <param name="place">The places of the ones in the right filter, in words.</param>
    public static string? Objection(Func<Tensor, Tensor> answer, int map, string name, Tensor line, string place)
    {
        Tensor Map(Tensor image) => answer(image).Select(0, map);

        var filter = Map(Tensor.FromIndex([Size, Size], at => at[0] == Middle && at[1] == Middle ? 1 : 0)).Flip(0, 1);
        var image = new Generator(5).Uniform([Half, Half]).Pad(9, 9, 9, 9);
        if (Difference.Between(image.CrossCorrelate(filter, padding: Padding.Same), Map(image.Detach())) is not null)
        {
            return null;
        }

        List<(int Row, int Column, float Value)> numbers = [.. from row in Enumerable.Range(0, Size)
                                                               from column in Enumerable.Range(0, Size)
                                                               where filter[row, column] != 0
                                                               select (row - Middle + Half, column - Middle + Half, filter[row, column])];
        var isRight = numbers.Count == 7 && numbers.All(number => number is { Row: >= 0 and < 7, Column: >= 0 and < 7 }
            && line[number.Row, number.Column] == number.Value);
        return isRight ? null : $"An image with a single light pixel shows what your {name} filter holds: {Held(numbers)}. It should " +
            $"hold 7 ones, in {place}.";
    }

    private static string Held(IReadOnlyList<(int Row, int Column, float Value)> numbers) => numbers.Count == 0 ? "nothing but zeros"
        : FormattableString.Invariant($"{numbers.Count} numbers other than 0") +
            $", in {Range("row", numbers.Select(number => number.Row))} and {Range("column", numbers.Select(number => number.Column))}, " +
            Values([.. numbers.Select(number => number.Value)]);

    private static string Range(string what, IEnumerable<int> places) => places.Distinct().Order().ToList() is [var only]
        ? FormattableString.Invariant($"{what} {only}") : FormattableString.Invariant($"{what}s {places.Min()} to {places.Max()}");

    private static string Values(IReadOnlyList<float> values) => values.Distinct().ToList() is [var all]
        ? FormattableString.Invariant($"each {all:0.###}")
        : FormattableString.Invariant($"from {values.Min():0.###} to {values.Max():0.###}");
}
