using System.Globalization;
using Function = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Trials of squeeze and excitation with one map and one hidden number. Its factor is σ(z), and z is the number that the map was
/// squeezed to, times the first weight, cut off at 0, times the second weight: so factors tell what a map was squeezed to.</summary>
internal static class ExcitationProbe
{
    private const float Mean = 1.5f, OtherMean = 2.5f, Second = 0.1f, Precision = 2e-3f;

    private static readonly (float First, float Second)[] Weights =
        [(1, Second), (-1, Second), (0.5f, 2 * Second), (1, 5 * Second), (1, -Second), (-1, -Second)];

    private static readonly IReadOnlyList<(string Words, Func<float, float> Of)> Functions =
    [
        ("the sigmoid", Sigmoid), ("the tanh", MathF.Tanh), ("the square", number => number * number), ("the root", MathF.Sqrt),
        ("what a bound of 1 leaves", number => Math.Min(1, number)), ("the exponential", MathF.Exp), ("the whole part", MathF.Floor),
    ];

    /// <summary>A map, another one of other sizes whose mean is 2.5, and one of a single pixel.</summary>
    private static readonly Tensor Map = [[[[1, 2, -6], [3, 4, 5]]]], Other = [[[[4, 2.5f], [0.5f, 2], [3, 3]]]], Pixel = [[[[1]]]];

    /// <summary>Returns what is to be said of the number to which an answer squeezes a map, or else of what it makes of the score z; null
    /// where neither explains its factors.</summary>
    public static string? Objection(Function answer) =>
        Squeezed(answer, Map) is not var (number, isCut)
            ? Exchanged(answer) ?? Late(answer) ?? Constant(answer) ?? OfHidden(answer) ?? OfScores(answer)
        : Math.Abs(number - Mean) < Precision ? OfNegativeMean(answer) ?? OfTwoMaps(answer)
        : Applied(answer, number) ?? Nothing(answer, number) ?? OfOtherNumber(answer, number, isCut);

    /// <summary>Returns what is to be said of a function of the mean that stands in front of the first dense layer; null where none of the
    /// known ones does.</summary>
    private static string? Applied(Function answer, float number) =>
        Squeezed(answer, Pixel) is not var (pixel, _) || Squeezed(answer, Other) is not var (other, _) ? null : Functions
            .Where(one => Math.Abs(one.Of(Mean) - number) < Precision && Math.Abs(one.Of(1) - pixel) < Precision
                && Math.Abs(one.Of(OtherMean) - other) < Precision)
            .Select(one => "Of the map `[[1, 2, -6], [3, 4, 5]]` your first dense layer gets "
                + FormattableString.Invariant($"{number:0.###}. That is {one.Words} of its mean, 1.5. What stands between the mean and ")
                + "the first dense layer?")
            .FirstOrDefault();

    /// <summary>Returns what is to be said of a number that is 0 for a single map, as where the mean of all maps is taken off; null for
    /// another number.</summary>
    private static string? Nothing(Function answer, float number) => Math.Abs(number) > Precision ? null
        : "With a single map, your first dense layer gets 0, whatever the map holds. " + (OfTwoMaps(answer) ?? string.Empty) +
            " Is anything taken off the means, or off the maps, before that?";

    private static string OfOtherNumber(Function answer, float number, bool isCut) =>
        Squeezed(answer, Pixel) is (var pixel, _) && Math.Abs(pixel - 1) > Precision && Math.Abs(number - (Mean * pixel)) < Precision
            ? FormattableString.Invariant($"Your factors are those of means that are multiplied by {pixel:0.###}. What is done to a ") +
                "mean, or to what comes of it, on its way to the sigmoid?"
        : FormattableString.Invariant($"Your factors tell that your code squeezes the map `[[1, 2, -6], [3, 4, 5]]` to {number:0.###}. ") +
            $"The mean of the map is 1.5.{(isCut ? null : " And between your two dense layers nothing cuts off what is below 0.")} Which " +
            "numbers of a map go into its mean, and what are they divided by?";

    /// <summary>The number that a map is squeezed to, and whether a ReLU stands behind the first weight; null where the factors are not
    /// those of any number.</summary>
    private static (float Number, bool IsCut)? Squeezed(Function answer, Tensor map)
    {
        var (up, down) = (Score(answer, map, 1, Second) / Second, Score(answer, map, -1, Second) / Second);
        var isCut = Math.Min(up, down) > -Precision;
        var number = isCut ? up - down : up;
        return Weights.All(pair =>
            Math.Abs(Score(answer, map, pair.First, pair.Second) - Expected(pair.First, pair.Second)) < Precision * (1 + Math.Abs(number)))
                ? (number, isCut) : null;

        float Expected(float first, float second) => (isCut ? Math.Max(0, number * first) : number * first) * second;
    }

    /// <summary>Returns what is to be said of weights that are used each in the place of the other; null where they are not.</summary>
    private static string? Exchanged(Function answer) =>
        Squeezed((maps, first, second) => answer(maps, second, first), Map) is (var number, true)
            ? "You use `second` in front of the ReLU and `first` behind it. Which of the two is due first?"
                + (Math.Abs(number - Mean) < Precision ? string.Empty : FormattableString.Invariant(
                    $" And your code squeezes the map `[[1, 2, -6], [3, 4, 5]]` to {number:0.###}, where its mean is 1.5."))
            : null;

    /// <summary>Returns what is to be said of pixels that pass dense layers before they are squeezed; null where they do not.</summary>
    private static string? Late(Function answer)
    {
        var pixels = Map.ToArray();
        (Func<float, float, float> Factor, string Place)[] squeezes =
        [
            ((first, second) => Sigmoid(second * pixels.Average(pixel => Hidden(pixel, first))),
                "the mean behind the ReLU, or behind the second dense layer"),
            ((first, second) => Sigmoid(second * pixels.Sum(pixel => Hidden(pixel, first))),
                "the sum behind the ReLU, or behind the second dense layer"),
            ((first, second) => pixels.Average(pixel => Sigmoid(second * Hidden(pixel, first))), "the mean behind the sigmoid"),
            ((first, second) => pixels.Sum(pixel => Sigmoid(second * Hidden(pixel, first))), "the sum behind the sigmoid"),
        ];
        return squeezes
            .Where(late => Weights.All(pair =>
                Math.Abs(Factor(answer, Map, pair.First, pair.Second) - late.Factor(pair.First, pair.Second)) < Precision))
            .Select(late => $"Your factors are those of a squeeze that comes late: you take {late.Place}, so that each pixel passes what " +
                "stands in front of it. Which step comes first, squeeze or excite?")
            .FirstOrDefault();

        static float Hidden(float pixel, float first) => Math.Max(0, first * pixel);
    }

    /// <summary>Returns what is to be said of hidden numbers that are the same whatever goes into them; null where they are
    /// not.</summary>
    private static string? Constant(Function answer)
    {
        float[] hidden =
        [
            Score(answer, Map, 1, Second) / Second, Score(answer, Map, 0.5f, Second) / Second, Score(answer, Pixel, 2, Second) / Second,
            Score(answer, Map, 1, 5 * Second) / (5 * Second),
        ];
        return hidden[0] > Precision && hidden.All(number => Math.Abs(number - hidden[0]) < Precision) ? FormattableString.Invariant(
            $"With one hidden number, the second dense layer gets {hidden[0]:0.###} in your code, whether the first one gives 0.75, 1.5 ") +
                "or 2. Which function stands between the two, and what does it make of these numbers?" : null;
    }

    /// <summary>Returns what is to be said of a mean below 0 that does not come to the first dense layer as it is; null for one that
    /// does.</summary>
    private static string? OfNegativeMean(Function answer) =>
        Squeezed(answer, -Map) is var (number, _) && Math.Abs(number + Mean) > Precision
            ? "A mean above 0 comes to your first dense layer as it is. The map `[[-1, -2, 6], [-3, -4, -5]]` has the mean −1.5, and the " +
                FormattableString.Invariant($"layer gets {number:0.###}. What does your code do to the means in front of it?")
            : null;

    /// <summary>Returns what is to be said of the function between the two dense layers, where the sigmoid gets what it should of the
    /// hidden number; null where it does not, or where that function is a ReLU.</summary>
    private static string? OfHidden(Function answer)
    {
        float[] sums = [-2, 0.5f, 2], hidden = [.. sums.Select(sum => Score(answer, Pixel, sum, Second) / Second)];
        return sums.Zip(hidden).All(pair =>
                Math.Abs((Score(answer, Pixel, pair.First, 5 * Second) / (5 * Second)) - pair.Second) < Precision)
            && sums.Zip(hidden).Any(pair => Math.Abs(Math.Max(0, pair.First) - pair.Second) > 2 * Precision)
                ? FormattableString.Invariant($"Where the first dense layer gives −2, 0.5 and 2, your second one gets {hidden[0]:0.###}") +
                    FormattableString.Invariant($", {hidden[1]:0.###} and {hidden[2]:0.###}. Which function stands between the two in ") +
                    "your code, and which one is asked for?"
                : null;
    }

    /// <summary>Returns what is to be said of the number to which the second of two maps is squeezed, or the first; null where both are
    /// squeezed to their means.</summary>
    private static string? OfTwoMaps(Function answer)
    {
        Tensor maps = [[[[1, 3]], [[2, 4]]]], second = [[Second], [Second]];
        return new[] { 0, 1 }.Select(map => (Map: map, Number: Logit(answer(
                maps.Detach(), [[1 - map, map]], second.Detach())[0, 0, 0, 0]) / Second))
            .Where(one => float.IsFinite(one.Number) && Math.Abs(one.Number - (2 + one.Map)) > 5 * Precision)
            .Select(one => "The two maps `[[1, 3]]` and `[[2, 4]]` have the means 2 and 3. With first weights that hand on the mean of map "
                + FormattableString.Invariant($"{one.Map} alone, your second dense layer gets {one.Number:0.###}. What goes into the ")
                + "number of a map, and which weight is it multiplied by?")
            .FirstOrDefault();
    }

    /// <summary>Returns what is to be said of the factors that come of scores z; null where they are those of the sigmoid.</summary>
    private static string? OfScores(Function answer)
    {
        float[] scores = [-2, 0.5f, 2], factors = [.. scores.Select(score => Factor(answer, Pixel, 1, score))];
        return factors.Any(factor => !float.IsFinite(factor))
            || factors.Zip(scores).All(pair => Math.Abs(pair.First - Sigmoid(pair.Second)) < Precision) ? null
            : "A map of one pixel, 1, with the first weights `[[1]]` and the second ones −2, 0.5 and 2: the sigmoid gets these numbers, " +
                "and gives 0.119, 0.622 and 0.881. Your factors are "
                + string.Join(", ", factors.Select(factor => factor.ToString("0.###", CultureInfo.InvariantCulture)))
                + ". What does your code do to the numbers in front of the sigmoid, in it, and behind it?";
    }

    private static float Score(Function answer, Tensor map, float first, float second) =>
        Logit(Factor(answer, map, first, second));

    private static float Sigmoid(float score) => 1 / (1 + MathF.Exp(-score));

    private static float Logit(float factor) => MathF.Log(factor / (1 - factor));

    private static float Factor(Function answer, Tensor map, float first, float second) =>
        answer(map.Detach(), [[first]], [[second]]) is var result && result.Shape == map.Shape ? result[0, 0, 0, 0] / map[0, 0, 0, 0]
            : float.NaN;
}
