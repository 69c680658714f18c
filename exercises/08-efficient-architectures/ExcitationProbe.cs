using System.Globalization;
using Function = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Trials of squeeze and excitation with one map and one hidden number. Its factor is σ(z), and z is the number that the map was
/// squeezed to, times the first weight, cut off at 0, times the second weight: so factors tell what a map was squeezed to.</summary>
internal static class ExcitationProbe
{
    private const float Mean = 1.5f, Second = 0.1f, Precision = 2e-3f;

    private static readonly Tensor Map = [[[[1, 2, -6], [3, 4, 5]]]], Pixel = [[[[1]]]];

    /// <summary>Returns what is to be said of the number to which an answer squeezes a map, or else of what it makes of the score z; null
    /// where neither explains its factors.</summary>
    public static string? Objection(Function answer) =>
        Squeezed(answer, Map) is not var (number, isCut) ? OfScores(answer)
        : Math.Abs(number - Mean) < Precision ? null
        : Squeezed(answer, Pixel) is (var pixel, _) && Math.Abs(pixel - 1) > Precision && Math.Abs(number - (Mean * pixel)) < Precision
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
        return new[] { (1, Second), (-1, Second), (0.5f, 2 * Second), (1, 5 * Second), (1, -Second), (-1, -Second) }.All(pair =>
            Math.Abs(Score(answer, map, pair.Item1, pair.Item2) - Expected(pair.Item1, pair.Item2)) < Precision * (1 + Math.Abs(number)))
                ? (number, isCut) : null;

        float Expected(float first, float second) => (isCut ? Math.Max(0, number * first) : number * first) * second;
    }

    /// <summary>Returns what is to be said of the factors that come of scores z; null where they are those of the sigmoid.</summary>
    private static string? OfScores(Function answer)
    {
        float[] scores = [-2, 0.5f, 2], factors = [.. scores.Select(score => Factor(answer, Pixel, 1, score))];
        return factors.Any(factor => !float.IsFinite(factor))
            || factors.Zip(scores).All(pair => Math.Abs(pair.First - (1 / (1 + MathF.Exp(-pair.Second)))) < Precision) ? null
            : "A map of one pixel, 1, with the first weights `[[1]]` and the second ones −2, 0.5 and 2: the sigmoid gets these numbers, " +
                "and gives 0.119, 0.622 and 0.881. Your factors are "
                + string.Join(", ", factors.Select(factor => factor.ToString("0.###", CultureInfo.InvariantCulture)))
                + ". What does your code do to the numbers in front of the sigmoid, in it, and behind it?";
    }

    private static float Score(Function answer, Tensor map, float first, float second) =>
        Logit(Factor(answer, map, first, second));

    private static float Logit(float factor) => MathF.Log(factor / (1 - factor));

    private static float Factor(Function answer, Tensor map, float first, float second) =>
        answer(map.Detach(), [[first]], [[second]]) is var result && result.Shape == map.Shape ? result[0, 0, 0, 0] / map[0, 0, 0, 0]
            : float.NaN;
}
