using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using static CourseKit.Exercises.InceptionAndBatchNormalization.TakenStatistics;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Means and variances that an answer normalizes by, found by trying those over all axes, divided by all numbers that may be taken
/// for m, on what it makes of a batch.</summary>
internal static class UsedStatistics
{
    private const string OfFirstMean =
        "Your first channel is right, and from the others you subtract its mean, too. Which index does your mean have?";

    private static readonly int[] OfChannel = [0, 2, 3];

    /// <summary>The powers of the variance that may be divided by, the right one first, with a question.</summary>
    private static readonly (double Power, string? Words)[] Powers =
    [
        (0.5, null),
        (1, "You divide by the variance. Which root of it does the formula divide by?"),
        (0.25, "You divide by the root of the root of the variance. Where do you take a root, and where once more?"),
    ];

    /// <summary>Slips in the formula without ε, with γ = 1 and β = 0: what they make of a batch.</summary>
    private static readonly (Func<Tensor, Tensor> Normalize, string Words)[] Slips =
    [
        (x => x - Mean(x), "Your numbers are x − μ, as large as they were. What does the formula divide them by?"),
        (x => (Mean(x) - x) / Variance(x).Sqrt(),
            "Your numbers have the wrong sign: what lies above the mean comes out below 0. Which of the two is subtracted from the other?"),
        (x => x - (Mean(x) / Variance(x).Sqrt()),
            "Only the mean is divided by the root in your code, and x stays as large as it is. Where do the brackets stand, and what is " +
                "computed first: `-` or `/`?"),
        (x => (x - Mean(x)) / (Mean(x.Square()) - Mean(x)).Sqrt(),
            "Your variance is the mean of the squares minus the mean. Minus which square would it be the variance?"),
        (x => (x - First(Mean(x))) / Variance(x).Sqrt(), OfFirstMean),
        (x => (x - First(Mean(x))) / Mean((x - First(Mean(x))).Square()).Sqrt(), OfFirstMean),
        (x => (x - Mean(x)) / First(Variance(x)).Sqrt(),
            "Your first channel is right, and the others are divided by its root, too. Which index does your variance have?"),
        (x => (x - First(Mean(x))) / First(Variance(x)).Sqrt(),
            "Your first channel is right, and the others take its mean and its variance. Which index do the two have?"),
        .. new int[][] { [0], [2], [3], [2, 3], [0, 2], [0, 3] }.Select(axes => ((Func<Tensor, Tensor>, string))(
            x => (x - Mean(x)) / Mean((x - Mean(x, axes)).Square()).Sqrt(),
            $"Your variance is a mean of variances, each measured from a mean over {AxisNames.Of(axes)}. From how many means are the " +
                "deviations of one channel measured?")),
    ];

    /// <summary>Gets a batch whose images, channels, rows and columns differ in number and in what they hold.</summary>
    private static Tensor Batch => Images(new Generator(9), [3, 5, 4, 6]);

    /// <summary>Returns what is wrong with the statistics, in sentences; null where they are right, or others than are tried.</summary>
    /// <param name="normalize">The function that normalizes a batch with an ε, and does not scale or shift.</param>
    public static string? Objection(Func<Tensor, float, Tensor> normalize)
    {
        var (x, y) = (Batch, normalize(Batch, 0));
        var right = (x - Mean(x)) / Variance(x).Sqrt();
        return !y.Shape.Equals(x.Shape) || IsSame(right, y) ? null
            : y.ToArray().Any(value => !float.IsFinite(value))
                ? OfDivisionByZero(normalize, x, right)
            : IsSame(x * 0, y)
                ? "Where ε is 0, your numbers are 0, or nearly. Which deviation does each number keep, and where does a sum of " +
                    "deviations stand, which is 0?"
            : y.ToArray().Order().Zip(right.ToArray().Order()).All(pair => Math.Abs(pair.First - pair.Second) < 1e-3f)
                ? "Your numbers are right, and stand in wrong places. If `Permute` has brought the channels to the front, `Reshape` " +
                    "alone does not bring them back: in which order do the axes lie before it? If you write to `Data` in loops: by how " +
                    "much does the place grow with each of the four indices?"
            : IsSame(Reshaped(x), y)
                ? "Your rows mix channels: `x.Reshape(C, -1)` cuts the numbers in the order in which they lie, image by image. Which " +
                    "axis has to come first before that?"
            : IsSame((x / Variance(x).Sqrt()) - Mean(x), y)
                ? "Your code divides x by the root, and subtracts μ then. In the formula, what is divided by the root?"
            : Slips.FirstOrDefault(slip => IsSame(slip.Normalize(x), y)).Words
            ?? (RightChannels.IsFirst(right, y) && !y[.., 1..].ToArray().All(value => value == 0)
                ? "Your first channel is right, and the others are not. Whose statistics do they take, or what is in your sums when the " +
                    "second channel begins?" : null)
            ?? (RightPlaces.Of(right, y, (x, "x as it came in")) is { } places ? $"Your numbers are {places.Question}" : null)
            ?? OfLines(normalize, x, y) ?? OfChannels(x, y) ?? OfAxes(x, y) ?? OfNumbers(x, y);
    }

    /// <summary>A sentence on a division by 0 where ε is 0.</summary>
    private static string OfDivisionByZero(Func<Tensor, float, Tensor> normalize, Tensor x, Tensor right) =>
        IsSame(x - Mean(x), normalize(x, 1))
            ? "Your variance is 0, though the numbers differ: with ε = 1 you divide by 1. Deviations from a mean add up to 0: are they " +
                "squared before they are averaged? And in C#, `/` between two whole numbers drops the fraction: with `int m`, `1 / m` is 0."
        : IsSame(right, normalize(x, 1)) && IsSame(right, 2 * normalize(x, 4))
            ? "With ε = 4, your numbers are half as large as with ε = 1, and with ε = 0 you divide by 0. What does the formula do with ε " +
                "and the variance?"
        : "With ε = 0, your code divides by 0, though the numbers differ. Where does a variance become 0? In C#, `/` between two whole " +
            "numbers drops the fraction: with `int m`, `1 / m` is 0.";

    /// <summary>Numbers that are subtracted from a channel, and that it is divided by, where its results lie on a line.</summary>
    private static string? OfLines(Func<Tensor, float, Tensor> normalize, Tensor x, Tensor y)
    {
        if (LineOf(x, y) is not var (center, divisor))
        {
            return null;
        }

        var subtracted = NameOfCenter(x, center);
        var divided = NameOfDivisor(x, divisor);
        return IsSame(Mean(x), center) ? divided is null || IsSame(Variance(x), divisor.Square()) ? null
                : $"In each channel you subtract its mean, and divide by {divided}. What does the formula divide by?"
            : subtracted is not null ? $"In each channel you subtract {subtracted}" +
                $"{(divided is null ? string.Empty : $", and divide by {divided}")}. Which mean, and which variance, does the formula take?"
            : IsSame(center * 0, center) ? null
            : LineOf(x + 1, normalize(x + 1, 0)) is var (next, _) && IsSame(center, next)
                ? "In each channel you subtract a number that stays the same when all x grow by 1. Does a variable outside of your " +
                    "function keep it from another batch?"
            : center.ToArray().All(IsWhole)
                ? "In each channel you subtract a whole number, and its mean is none. Which of your variables is an `int`, and what " +
                    "becomes of a fraction there?"
            : null;

        static bool IsWhole(float value) => Math.Abs(value - MathF.Round(value)) < 1e-3f;
    }

    /// <summary>The numbers that are subtracted from each channel, or that it is divided by, where they have no name.</summary>
    private static string? OfNumbers(Tensor x, Tensor y)
    {
        if (LineOf(x, y) is not var (center, divisor))
        {
            return null;
        }

        return IsSame(Mean(x), center)
            ? "In each channel you subtract its mean, and divide by a number that is not the root of its variance: by " +
                $"{OfFirst(divisor)} in the first one, where the variance is {OfFirst(Variance(x))}. What does your code take for it?"
            : $"In each channel you subtract a number that is not its mean: {OfFirst(center)} in the first one, where the mean is " +
                $"{OfFirst(Mean(x))}. What does your code take for it?";

        static string OfFirst(Tensor numbers) => FormattableString.Invariant($"{Row(numbers)[0]:0.###}");
    }

    /// <summary>The numbers, [1, C, 1, 1], that are subtracted from each channel and that it is divided by then; null where its results
    /// do not lie on a rising line.</summary>
    private static (Tensor Center, Tensor Divisor)? LineOf(Tensor x, Tensor y)
    {
        var slope = Mean((x - Mean(x)) * y) / Variance(x);
        var center = Mean(x) - (Mean(y) / slope);
        return slope.Min().Item() > 0 && IsSame((x - center) * slope, y) ? (center, 1 / slope) : null;
    }

    /// <summary>Statistics of each channel that are divided by other numbers than m, or of which too many roots are taken.</summary>
    private static string? OfChannels(Tensor x, Tensor y)
    {
        var (n, c, h, w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        double m = Count(x);
        (string Words, double Value)[] divisors =
            [("m", m), ("N·C·H·W", m * c), ("N", n), ("H·W", h * w), ("N·C", n * c), ("N·H", n * h), ("N·W", n * w),
                ("N + H + W", n + h + w), ("m − 1", m - 1), ("nothing", 1)];
        foreach (var mean in divisors)
        {
            var deviations = x - (Mean(x) * (m / mean.Value));
            foreach (var (power, words) in Powers)
            {
                foreach (var (variance, center) in new[]
                    { (Variance(x), "the mean"), (Mean(deviations.Square()), "your mean"), (Mean(x.Square()), "0") })
                {
                    if (Factor(deviations, y, variance, power) is not { } factor)
                    {
                        continue;
                    }

                    var divisor = divisors.Where(one => Math.Abs((one.Value * factor / m) - 1) < 1e-3).Select(one => one.Words)
                        .FirstOrDefault();
                    return mean.Words != "m"
                            ? $"Your sum for the mean is divided by {mean.Words}. How many numbers of one channel are in a batch, N " +
                                "images of H×W pixels?"
                        : center != "the mean" ? "Your variance is measured from 0. From what are the deviations of the formula measured?"
                        : divisor is not null and not "m"
                            ? $"Your sum of squared deviations is divided by {divisor}. How many numbers of one channel are in a " +
                                "batch, N images of H×W pixels, and what does the formula divide by?"
                        : divisor is null && power == 0.5
                            ? FormattableString.Invariant($"The variance that you divide by is {factor:0.####} times that of the ") +
                                FormattableString.Invariant($"formula, where a channel has {m:0} numbers. What is its sum divided by?")
                        : words;
                }
            }
        }

        return null;
    }

    /// <summary>Statistics over other axes than those of a channel, in the mean, the variance or both.</summary>
    private static string? OfAxes(Tensor x, Tensor y)
    {
        List<int[]> all = [OfChannel, .. Enumerable.Range(0, 16)
            .Select(bits => Enumerable.Range(0, 4).Where(axis => (bits >> axis & 1) == 1).ToArray())];
        foreach (var ofMean in all)
        {
            var mean = Over(x, ofMean);
            foreach (var ofVariance in all.Where(axes => axes.Length > 0))
            {
                foreach (var center in new[] { mean, Over(x, ofVariance), Mean(x) })
                {
                    var count = ofVariance.Aggregate(1.0, (product, axis) => product * x.Shape[axis]);
                    if (Factor(x - mean, y, Mean((x - center).Square(), ofVariance), 0.5) is not { } factor
                        || (ofMean.Length > 0 && !IsDividedBy(count, factor)))
                    {
                        continue;
                    }

                    return ofMean.Length == 0
                            ? "Nothing is subtracted from x before you divide. Which mean is it to be?"
                        : ofMean.SequenceEqual(ofVariance)
                            ? $"Your means and variances go over {AxisNames.Of(ofMean)}. Those of a channel go over images, rows and " +
                                "columns: which axis is missing, or too many?"
                        : $"Your mean goes over {AxisNames.Of(ofMean)}, and your variance over {AxisNames.Of(ofVariance)}. Over which " +
                            "axes do those of one channel go, both of them?";
                }
            }
        }

        return null;
    }

    /// <summary>Returns whether a multiple of a mean of so many numbers is this mean, their sum, or their sum divided by one
    /// less.</summary>
    private static bool IsDividedBy(double count, double factor) =>
        new[] { 1, count, count / (count - 1) }.Any(one => Math.Abs((factor / one) - 1) < 1e-3);

    /// <summary>The number that a variance has to be multiplied by, so that deviations divided by its power are the result; null where
    /// none does it.</summary>
    private static double? Factor(Tensor deviations, Tensor y, Tensor variance, double power)
    {
        var divided = deviations / variance.Pow((float)power);
        var ratio = (y * divided).Sum().Item() / divided.Square().Sum().Item();
        return ratio > 0 && IsSame(divided * ratio, y) ? Math.Pow(ratio, -1 / power) : null;
    }

    /// <summary>The normalization of rows that are cut from a batch as its numbers lie.</summary>
    private static Tensor Reshaped(Tensor x)
    {
        var rows = x.Reshape(x.Shape[1], -1);
        var deviations = rows - rows.Mean(1, keepAxis: true);
        return (deviations / deviations.Square().Mean(1, keepAxis: true).Sqrt()).Reshape([.. x.Shape]);
    }

    /// <summary>The number of the first channel, [1, 1, 1, 1].</summary>
    private static Tensor First(Tensor statistics) => statistics[.., ..1];

    private static Tensor Over(Tensor x, int[] axes) => axes.Length > 0 ? Mean(x, axes) : x * 0;
}
